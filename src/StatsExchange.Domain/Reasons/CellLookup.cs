// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Observations;

namespace StatsExchange.Domain.Reasons;

/// <summary>Finds the observation whose key is that of another with some codes replaced: by halving, since the rows of a slice are in key order.</summary>
internal sealed class CellLookup
{
    private readonly Slice _searched;
    private readonly Slice _slice;
    private readonly int[][] _translated;
    private readonly int[] _varied;

    /// <summary>Prepares lookups.</summary>
    /// <param name="searched">The slice searched.</param>
    /// <param name="slice">The slice keys are taken from, of the same structure.</param>
    public CellLookup(Slice searched, Slice slice)
    {
        _searched = searched;
        _slice = slice;
        _translated = [.. slice.Columns.Select((column, at) => column.Codes.Select(code => IndexOf(at, code)).ToArray())];

        // A column with one code tells no row from another.
        _varied = [.. Enumerable.Range(0, searched.Columns.Length).Where(at => searched.Columns[at].Codes.Length > 1)];
    }

    /// <summary>The slice searched.</summary>
    public Slice Searched => _searched;

    /// <summary>The slice keys are taken from.</summary>
    public Slice Slice => _slice;

    /// <summary>The value of the row found; null where there is none, or it is missing.</summary>
    public double? ValueAt(int row, params ReadOnlySpan<(int Position, string Code)> replaced)
    {
        var found = Find(row, replaced);
        return found < 0 ? null : _searched.ValueAt(found);
    }

    /// <summary>The row, or −1 where there is none.</summary>
    /// <param name="row">The row of the key.</param>
    /// <param name="replaced">Codes in place of those of the key, by position in the slice.</param>
    public int Find(int row, params ReadOnlySpan<(int Position, string Code)> replaced)
    {
        Span<int> key = stackalloc int[_translated.Length];
        for (var i = 0; i < key.Length; i++)
        {
            key[i] = _translated[i][_slice.Columns[i].Indices[row]];
        }

        foreach (var (position, code) in replaced)
        {
            key[position] = IndexOf(position, code);
        }

        return key.ContainsAnyInRange(int.MinValue, -1) ? -1 : Find(key);
    }

    private int Find(ReadOnlySpan<int> key)
    {
        int low = 0, high = _searched.Count;
        foreach (var at in _varied)
        {
            var indices = _searched.Columns[at].Indices;
            low = FirstNotBelow(indices, low, high, key[at]);
            high = FirstNotBelow(indices, low, high, key[at] + 1);
        }

        return low < high ? low : -1;
    }

    private static int FirstNotBelow(ReadOnlySpan<int> indices, int low, int high, int index)
    {
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = indices[middle] < index ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private int IndexOf(int position, string code) => _searched.Columns[position].Codes.BinarySearch(code, StringComparer.Ordinal);
}
