// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Observations;

/// <summary>A sparse attribute over the rows of a slice: only rows that carry it are listed.</summary>
/// <param name="Id">The attribute's id, for example OBS_STATUS.</param>
/// <param name="Rows">The rows that carry it, ascending, 0-based.</param>
/// <param name="Values">The text for each of <paramref name="Rows"/>, canonical and not empty.</param>
public sealed record AttributeColumn(string Id, ImmutableArray<int> Rows, ImmutableArray<string> Values)
{
    /// <summary>The text a row carries, or null.</summary>
    public string? this[int row]
    {
        get
        {
            var at = Rows.BinarySearch(row);
            return at < 0 ? null : Values[at];
        }
    }

    /// <summary>The part that falls into a range, with rows counted from its start; null where there is none.</summary>
    internal AttributeColumn? Take(RowRange range)
    {
        var first = FirstFrom(range.Start);
        var last = FirstFrom(range.End);
        return first == last ? null : new AttributeColumn(Id, [.. Rows[first..last].Select(row => row - range.Start)], Values[first..last]);
    }

    private int FirstFrom(int row)
    {
        var at = Rows.BinarySearch(row);
        return at < 0 ? ~at : at;
    }
}
