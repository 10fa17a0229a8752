// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Corridors;

/// <summary>What one side has sent: one observation per key, chosen by what the pair prefers where there are rivals.</summary>
internal sealed class SentFigures : ISideFigures
{
    private readonly Projection _projection;
    private readonly RowStatus _status;
    private readonly SelectedRows _rows;
    private readonly ulong[] _keys;
    private readonly double[]? _gathered;
    private readonly Dictionary<int, ImmutableArray<int>> _rivals = [];

    /// <summary>Takes the keys of a projection's rows, which it may reorder.</summary>
    public SentFigures(Projection projection, ulong[] keys, RivalChoice choice)
    {
        _projection = projection;
        _status = new RowStatus(projection.Slice);
        (_keys, _rows) = (keys, projection.Rows);
        if (!KeyOrder.IsStrict(keys))
        {
            var rows = Enumerable.Range(0, _rows.Count).Select(i => _rows[i]).ToArray();
            KeyOrder.Sort(ref _keys, ref rows);
            var count = Choose(_keys, rows, choice);
            _rows = new SelectedRows(0, count, rows);
            Array.Resize(ref _keys, count);
        }

        _gathered = _rows.Listed is null ? null : Gather();
    }

    public ReadOnlySpan<ulong> Keys => _keys;

    public ReadOnlySpan<double> Values => _gathered ?? _projection.Slice.Values.Slice(_rows.Start, _rows.Count);

    public MatchedKey KeyAt(int position) => new(_projection, _rows[position]);

    /// <summary>Sets for each position the number that a numbering of codes gives its code in a matched dimension.</summary>
    public void RanksInto(int dimension, Func<string, int> rankOf, Span<int> ranks)
    {
        var (codes, indices) = _projection.CodesOf(dimension);
        int[] rankOfIndex = [.. codes.Select(rankOf)];
        var all = indices.Span;
        for (var i = 0; i < ranks.Length; i++)
        {
            ranks[i] = rankOfIndex[all[_rows[i]]];
        }
    }

    /// <summary>The codes as compared that the figures have in a matched dimension, in ordinal order.</summary>
    public ImmutableArray<string> CodesIn(int dimension)
    {
        var (codes, indices) = _projection.CodesOf(dimension);
        if (codes.Length == 1)
        {
            return _keys.Length > 0 ? codes : [];
        }

        var isUsed = new bool[codes.Length];
        var all = indices.Span;
        for (var i = 0; i < _keys.Length; i++)
        {
            isUsed[all[_rows[i]]] = true;
        }

        return [.. codes.Where((_, index) => isUsed[index]).Distinct().Order(StringComparer.Ordinal)];
    }

    public MirrorFigure FigureAt(int position)
    {
        var value = Values[position];
        if (!double.IsNaN(value))
        {
            return MirrorFigure.Of(value, _rows[position]);
        }

        if (_rivals.TryGetValue(position, out var rivals))
        {
            return MirrorFigure.Ambiguous(rivals);
        }

        return _status.At(_rows[position]) == MirrorStatus.Suppressed ? MirrorFigure.Suppressed : MirrorFigure.Missing;
    }

    /// <summary>Leaves one row per key.</summary>
    private int Choose(ulong[] keys, int[] rows, RivalChoice choice)
    {
        var count = 0;
        for (int from = 0, to; from < keys.Length; from = to)
        {
            to = from + 1;
            while (to < keys.Length && keys[to] == keys[from])
            {
                to++;
            }

            var row = rows[from];
            if (to > from + 1)
            {
                (row, var left) = choice.Choose(rows.AsSpan(from, to - from));
                if (left.Length > 1)
                {
                    _rivals.Add(count, left);
                }
            }

            keys[count] = keys[from];
            rows[count++] = row;
        }

        return count;
    }

    private double[] Gather()
    {
        var all = _projection.Slice.Values;
        var values = GC.AllocateUninitializedArray<double>(_rows.Count);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = all[_rows[i]];
        }

        foreach (var ambiguous in _rivals.Keys)
        {
            values[ambiguous] = double.NaN;
        }

        return values;
    }
}
