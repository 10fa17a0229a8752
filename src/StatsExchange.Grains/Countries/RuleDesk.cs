// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Validation;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Journaling;
using StatsExchange.Grains.Submissions;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>Decides on the severities an office gives to rules.</summary>
internal static class RuleDesk
{
    public static Decision<SetRuleSeverityResponse> Set(SetRuleSeverityRequest asked)
    {
        var rule = RuleCatalogue.Find(asked.Rule) ?? throw RefusedException.Field("rule", "expected the id of a rule of ListRules");
        if (!System.Enum.IsDefined(asked.Severity))
        {
            throw RefusedException.Field("severity", "expected ERROR, WARNING, INFORMATION or nothing for the rule's own");
        }

        if (ReportMessages.Read(asked.Severity) is { } severity && !rule.Admits(severity))
        {
            throw RefusedException.Field("severity", Expected(rule));
        }

        FreeText.CheckGiven(asked.Reason, "reason");
        var body = new RuleSeveritySet { Rule = rule.Id, Severity = asked.Severity, Reason = asked.Reason };
        return new(
            [new NewEntry(CountryEntries.RuleSeveritySet, body)],
            entries => new SetRuleSeverityResponse { Severity = RuleBook.Of(entries[0], body), Revision = entries[0].Seq });
    }

    private static string Expected(Rule rule) => rule switch
    {
        { IsFixed: true } => $"expected {rule.Severity}: {rule.Id} is fixed, since what it finds cannot be stored",
        { Level: 3 } => "expected WARNING or INFORMATION: whether two offices agree refuses no submission",
        _ => "expected ERROR or WARNING: an error can be lowered, not silenced",
    };
}
