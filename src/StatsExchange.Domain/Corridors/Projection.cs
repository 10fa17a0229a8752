// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Corridors;

/// <summary>One side of a pair: its rows in the order of the matched dimensions, with codes as ranks in the common dictionary.</summary>
internal sealed class Projection
{
    private readonly MatchedCodes _codes;
    private readonly CodeColumn[] _columns;
    private readonly int[][] _ranks;
    private readonly int[] _rows;
    private readonly ulong[][] _words;

    public Projection(Slice slice, MirrorSide side, MatchedCodes codes, int[] rows)
    {
        Slice = slice;
        _codes = codes;
        _columns = [.. codes.Dimensions.Select(id => slice.Columns[MatchedCodes.PositionOf(slice, id)])];
        _ranks = [.. _columns.Select((column, i) => codes.RanksOf(side, column, i))];
        _rows = rows;
        _words = Words();
        if (!IsSorted())
        {
            _rows = Sorted(rows);
            _words = Words();
        }
    }

    public Slice Slice { get; }

    public ImmutableArray<string> Dimensions => _codes.Dimensions;

    /// <summary>The number of rows.</summary>
    public int Count => _rows.Length;

    /// <summary>The rows of the slice in key order.</summary>
    public ReadOnlySpan<int> Rows => _rows;

    public string CodeAt(int dimension, int row) => _codes.Codes[dimension][RankAt(dimension, row)];

    /// <summary>Compares the key at a position with the key at a position of another side, or of the same.</summary>
    public int CompareKeys(int at, Projection other, int otherAt)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            var step = _words[i][at].CompareTo(other._words[i][otherAt]);
            if (step != 0)
            {
                return step;
            }
        }

        return 0;
    }

    private int RankAt(int dimension, int row) => _ranks[dimension][_columns[dimension].Indices[row]];

    private ulong[][] Words()
    {
        var words = new ulong[_codes.WordCount][];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = new ulong[_rows.Length];
        }

        foreach (var (dimension, word, radix) in _codes.Places)
        {
            var keys = words[word];
            var ranks = _ranks[dimension];
            var indices = _columns[dimension].Indices;
            for (var i = 0; i < keys.Length; i++)
            {
                keys[i] = (keys[i] * radix) + (ulong)ranks[indices[_rows[i]]];
            }
        }

        return words;
    }

    private bool IsSorted()
    {
        for (var i = 1; i < _rows.Length; i++)
        {
            if (CompareKeys(i - 1, this, i) > 0)
            {
                return false;
            }
        }

        return true;
    }

    // One stable counting sort per dimension, the last first: linear, however many dimensions there are.
    private int[] Sorted(int[] rows)
    {
        var target = new int[rows.Length];
        foreach (var (dimension, _, _) in _codes.Places.Reverse())
        {
            Distribute(rows, target, dimension);
            (rows, target) = (target, rows);
        }

        return rows;
    }

    private void Distribute(int[] rows, int[] target, int dimension)
    {
        var ranks = _ranks[dimension];
        var indices = _columns[dimension].Indices;
        var starts = new int[_codes.Codes[dimension].Length + 1];
        foreach (var row in rows)
        {
            starts[ranks[indices[row]] + 1]++;
        }

        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        foreach (var row in rows)
        {
            target[starts[ranks[indices[row]]]++] = row;
        }
    }
}
