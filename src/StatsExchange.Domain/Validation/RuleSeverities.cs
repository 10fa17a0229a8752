// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Validation;

/// <summary>What an office decided about the severities of rules.</summary>
public sealed class RuleSeverities
{
    private readonly ImmutableDictionary<string, Severity> _set;

    private RuleSeverities(ImmutableDictionary<string, Severity> set) => _set = set;

    /// <summary>Every rule at its own severity.</summary>
    public static RuleSeverities Default { get; } = new(ImmutableDictionary.Create<string, Severity>(StringComparer.Ordinal));

    /// <summary>Severities by the id of the rule. What a rule does not admit, or no longer does, is passed over.</summary>
    public static RuleSeverities Of(IEnumerable<KeyValuePair<string, Severity>> set) =>
        new(set.ToImmutableDictionary(StringComparer.Ordinal));

    /// <summary>The severity of a rule.</summary>
    public Severity this[Rule rule] => _set.TryGetValue(rule.Id, out var severity) && rule.Admits(severity) ? severity : rule.Severity;
}
