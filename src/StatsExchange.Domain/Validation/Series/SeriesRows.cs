// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Validation.Series;

/// <summary>
/// The rows of a slice that are followed from period to period: totals, and what is broken down by one additive dimension. Finer cells are
/// small, vary by chance, and would say the same thing many times: a slice of nothing else is not followed.
/// </summary>
internal static class SeriesRows
{
    // A slice is held against the one before it and the one after it, and by more than one rule.
    private static readonly ConditionalWeakTable<Slice, int[]> Known = [];

    public static int[] Of(Slice slice) => Known.GetValue(slice, Find);

    private static int[] Find(Slice slice)
    {
        var away = new byte[slice.Count];
        for (var position = 0; position < slice.Columns.Length; position++)
        {
            var column = slice.Columns[position];
            if (slice.Structure.SliceDimensions[position].Role != DimensionRole.Additive || (column.Codes.Length == 1 && column.Codes[0] == StandardCodes.Total))
            {
                continue;
            }

            var total = column.Codes.IndexOf(StandardCodes.Total);
            var indices = column.Indices;
            for (var row = 0; row < away.Length; row++)
            {
                away[row] += indices[row] == total ? (byte)0 : (byte)1;
            }
        }

        List<int> rows = [];
        for (var row = 0; row < away.Length; row++)
        {
            if (away[row] <= 1)
            {
                rows.Add(row);
            }
        }

        return [.. rows];
    }
}
