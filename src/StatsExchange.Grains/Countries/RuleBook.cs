// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>What a country decided about the severities of validation rules: the last word on each.</summary>
internal sealed class RuleBook
{
    private readonly SortedDictionary<string, RuleSeverity> _byRule = new(StringComparer.Ordinal);

    /// <summary>In ordinal order of the rules.</summary>
    public IReadOnlyList<RuleSeverity> All => [.. _byRule.Values];

    /// <summary>A decision with what its entry says of it.</summary>
    public static RuleSeverity Of(Entry entry, RuleSeveritySet set) => new()
    {
        Rule = set.Rule,
        Severity = set.Severity,
        Reason = set.Reason,
        Seq = entry.Seq,
        Time = Timestamp.FromDateTimeOffset(entry.Time),
        SetBy = entry.Actor,
    };

    public void Take(Entry entry, RuleSeveritySet set) => _byRule[set.Rule] = Of(entry, set);

    public void Load(IEnumerable<RuleSeverity> saved)
    {
        foreach (var severity in saved)
        {
            _byRule.Add(severity.Rule, severity);
        }
    }
}
