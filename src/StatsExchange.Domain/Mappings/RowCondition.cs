// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace StatsExchange.Domain.Mappings;

/// <summary>A rule about rows with its texts folded, as by <see cref="TableText.Fold"/>.</summary>
internal sealed class RowCondition
{
    private readonly FrozenSet<string> _equal;
    private readonly ImmutableArray<string> _beginsWith;

    public RowCondition(RowRule rule)
    {
        Rule = rule;
        _equal = rule.Equal.Select(TableText.Fold).ToFrozenSet(StringComparer.Ordinal);
        _beginsWith = [.. rule.BeginsWith.Select(TableText.Fold)];
    }

    public RowRule Rule { get; }

    /// <summary>Whether the rule means a row with that folded text.</summary>
    public bool Means(string folded) =>
        (Rule.Empty && folded.Length == 0)
        || _equal.Contains(folded)
        || _beginsWith.Any(text => folded.StartsWith(text, StringComparison.Ordinal));
}
