// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Observations;

/// <summary>Takes consecutive rows out of a slice.</summary>
public static class SliceRange
{
    /// <summary>A slice of the rows of a range, with only the codes they use.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is not inside the slice.</exception>
    public static Slice Take(Slice slice, RowRange range)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(range.Start);
        ArgumentOutOfRangeException.ThrowIfNegative(range.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(range.Count, slice.Count - range.Start);
        return range.Count == slice.Count ? slice : new Slice(
            slice.Structure,
            slice.Owner,
            slice.Period,
            [.. slice.Columns.Select(column => range.Count == 0 ? new CodeColumn([], []) : column.Take(range))],
            slice.Values.Slice(range.Start, range.Count).ToArray(),
            [.. slice.Attributes.Select(attribute => attribute.Take(range)).OfType<AttributeColumn>()]);
    }
}
