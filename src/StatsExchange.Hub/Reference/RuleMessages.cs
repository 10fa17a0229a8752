// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Validation;
using StatsExchange.Grains.Submissions;
using StatsExchange.V1;
using Severity = StatsExchange.Domain.Validation.Severity;

namespace StatsExchange.Hub.Reference;

/// <summary>Validation rules as messages.</summary>
internal static class RuleMessages
{
    public static ValidationRule Of(Rule rule) => new()
    {
        Id = rule.Id,
        Level = rule.Level,
        Severity = ReportMessages.Of(rule.Severity),
        Name = rule.Name,
        Expects = rule.Expects,
        Admitted = { Enum.GetValues<Severity>().Where(rule.Admits).Select(ReportMessages.Of) },
    };
}
