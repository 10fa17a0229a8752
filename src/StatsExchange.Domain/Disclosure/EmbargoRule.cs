// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Observations;

namespace StatsExchange.Domain.Disclosure;

/// <summary>Until when the cells of a selection are withheld, as their owner said at some point after sending them or before.</summary>
/// <param name="Seq">When it was said, among the vintages: a cell of this vintage or an earlier one is decided by the rule alone.</param>
/// <param name="Until">When the embargo ends; null where it was lifted.</param>
/// <param name="Codes">The codes selected by dimension id; a dimension that is not listed is not looked at.</param>
public sealed record EmbargoRule(long Seq, DateTimeOffset? Until, ImmutableSortedDictionary<string, ImmutableArray<string>> Codes)
{
    /// <summary>Whether the selected cells are withheld at a time.</summary>
    public bool IsInForce(DateTimeOffset now) => Until is { } end && end > now;

    /// <summary>Per dimension that is looked at, whether a code of the slice is selected.</summary>
    internal IReadOnlyList<(CodeColumn Column, bool[] IsSelected)> SelectionIn(Slice slice) =>
    [
        .. Codes
            .Select(selected => (Column: slice.Columns[slice.Structure.SlicePositionOf(selected.Key)], selected.Value))
            .Select(selected => (selected.Column, selected.Column.Codes.Select(code => selected.Value.Contains(code)).ToArray())),
    ];
}
