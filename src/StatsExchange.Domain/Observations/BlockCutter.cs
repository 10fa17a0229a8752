// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Observations;

/// <summary>
/// Cuts a slice into blocks where its content says so: before a key whose SHA-256 starts with 12 zero bits, so every 4,096 rows on average,
/// and at 8,192 rows. A change then rewrites the block it falls into and leaves the others as they are.
/// </summary>
public static class BlockCutter
{
    /// <summary>The rows of each block, in order, without gaps; none for an empty slice.</summary>
    public static ImmutableArray<RowRange> Cut(Slice slice)
    {
        var ranges = ImmutableArray.CreateBuilder<RowRange>();
        var start = 0;
        foreach (var boundary in slice.Boundaries.Add(slice.Count))
        {
            for (; boundary - start > Limits.MaxBlockRows; start += Limits.MaxBlockRows)
            {
                ranges.Add(new RowRange(start, Limits.MaxBlockRows));
            }

            if (boundary > start)
            {
                ranges.Add(new RowRange(start, boundary - start));
                start = boundary;
            }
        }

        return ranges.DrainToImmutable();
    }
}
