// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Observations;

namespace StatsExchange.Domain.Reasons;

/// <summary>Finds the observation whose key is that of another with some codes replaced: by halving, since the rows of a slice are in key order.</summary>
internal static class CellLookup
{
    /// <summary>The row, or −1 where there is none.</summary>
    /// <param name="searched">The slice searched.</param>
    /// <param name="slice">The slice the key is taken from, of the same structure.</param>
    /// <param name="row">The row of the key.</param>
    /// <param name="replaced">Codes in place of those of the key, by position in the slice.</param>
    public static int Find(Slice searched, Slice slice, int row, params ReadOnlySpan<(int Position, string Code)> replaced)
    {
        Span<int> key = stackalloc int[searched.Columns.Length];
        for (var i = 0; i < key.Length; i++)
        {
            key[i] = searched.Columns[i].Codes.BinarySearch(CodeAt(slice, row, i, replaced), StringComparer.Ordinal);
            if (key[i] < 0)
            {
                return -1;
            }
        }

        int low = 0, high = searched.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = Compare(searched, middle, key);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    private static string CodeAt(Slice slice, int row, int position, ReadOnlySpan<(int Position, string Code)> replaced)
    {
        foreach (var (at, code) in replaced)
        {
            if (at == position)
            {
                return code;
            }
        }

        return slice.Columns[position][row];
    }

    private static int Compare(Slice slice, int row, ReadOnlySpan<int> key)
    {
        for (var i = 0; i < key.Length; i++)
        {
            var step = slice.Columns[i].Indices[row].CompareTo(key[i]);
            if (step != 0)
            {
                return step;
            }
        }

        return 0;
    }
}
