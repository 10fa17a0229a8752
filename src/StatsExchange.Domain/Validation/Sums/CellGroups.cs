// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;

namespace StatsExchange.Domain.Validation.Sums;

/// <summary>Brings cells of a slice together that differ in one dimension only, in time linear in the rows.</summary>
internal sealed class CellGroups
{
    private const int DigitBits = 16;

    private readonly long[] _keys;
    private readonly int[] _rows;

    private CellGroups(long[] keys, int[] rows)
    {
        _keys = keys;
        _rows = rows;
    }

    /// <summary>Groups the rows by all dimensions but one.</summary>
    public static CellGroups Of(Slice slice, int position)
    {
        var keys = new long[slice.Count];
        var product = 1L;
        for (var dimension = 0; dimension < slice.Columns.Length; dimension++)
        {
            var column = slice.Columns[dimension];
            if (dimension == position || column.Codes.Length < 2)
            {
                continue;
            }

            if (product > long.MaxValue / column.Codes.Length)
            {
                product = Densify(keys);
            }

            var indices = column.Indices;
            for (var row = 0; row < keys.Length; row++)
            {
                keys[row] = (keys[row] * column.Codes.Length) + indices[row];
            }

            product *= column.Codes.Length;
        }

        return Sorted(keys, product);
    }

    /// <summary>Tells the rows of each group of at least two, ascending by the code they differ in.</summary>
    public void ForEach(Action<ReadOnlySpan<int>> take)
    {
        for (var start = 0; start < _keys.Length;)
        {
            var end = start + 1;
            while (end < _keys.Length && _keys[end] == _keys[start])
            {
                end++;
            }

            if (end - start > 1)
            {
                take(_rows.AsSpan(start, end - start));
            }

            start = end;
        }
    }

    /// <summary>Puts small numbers in the place of keys, in the same order; returns how many there are.</summary>
    private static long Densify(long[] keys)
    {
        long[] distinct = [.. keys.Distinct().Order()];
        for (var row = 0; row < keys.Length; row++)
        {
            keys[row] = Array.BinarySearch(distinct, keys[row]);
        }

        return distinct.Length;
    }

    /// <summary>Stable, so that rows of one key keep the order of the slice, which is that of the code they differ in.</summary>
    private static CellGroups Sorted(long[] keys, long product)
    {
        var rows = new int[keys.Length];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = row;
        }

        var (nextKeys, nextRows) = (new long[keys.Length], new int[keys.Length]);
        var starts = new int[(1 << DigitBits) + 1];
        for (var shift = 0; shift < 63 && (product - 1) >> shift > 0 && !IsAscending(keys); shift += DigitBits)
        {
            Array.Clear(starts);
            foreach (var key in keys)
            {
                starts[((key >> shift) & ((1 << DigitBits) - 1)) + 1]++;
            }

            for (var digit = 1; digit < starts.Length; digit++)
            {
                starts[digit] += starts[digit - 1];
            }

            for (var i = 0; i < keys.Length; i++)
            {
                var at = starts[(keys[i] >> shift) & ((1 << DigitBits) - 1)]++;
                (nextKeys[at], nextRows[at]) = (keys[i], rows[i]);
            }

            (keys, nextKeys, rows, nextRows) = (nextKeys, keys, nextRows, rows);
        }

        return new CellGroups(keys, rows);
    }

    private static bool IsAscending(long[] keys)
    {
        for (var i = 1; i < keys.Length; i++)
        {
            if (keys[i] < keys[i - 1])
            {
                return false;
            }
        }

        return true;
    }
}
