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
        var picks = new RowPick[range.Count];
        for (var i = 0; i < picks.Length; i++)
        {
            picks[i] = new RowPick(0, range.Start + i);
        }

        return SliceGather.Gather([slice], picks);
    }
}
