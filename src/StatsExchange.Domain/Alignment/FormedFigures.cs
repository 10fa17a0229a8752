// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Corridors;

namespace StatsExchange.Domain.Alignment;

/// <summary>What one side has sent and what was added up from it, in the order of keys.</summary>
internal sealed class FormedFigures : ISideFigures, ICellKeys
{
    private readonly ulong[] _keys;
    private readonly int[] _order;
    private readonly double[] _values;

    /// <summary>Takes the rows with their keys, and the codes that are asked for.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="dimensions">The ids of those dimensions, from the first, that name a cell.</param>
    /// <param name="keys">Per row its key.</param>
    /// <param name="filter">Codes by the position of a dimension; rows with others are left out.</param>
    public FormedFigures(FormedRows rows, ImmutableArray<string> dimensions, ulong[] keys, IReadOnlyCollection<(int Dimension, string Code)> filter)
    {
        Rows = rows;
        Dimensions = dimensions;
        (_keys, _order) = (new ulong[rows.Count], new int[rows.Count]);
        var count = Order(keys, filter);
        Array.Resize(ref _keys, count);
        Array.Resize(ref _order, count);
        _values = new double[_order.Length];
        for (var i = 0; i < _order.Length; i++)
        {
            _values[i] = rows.Values[_order[i]];
        }
    }

    public FormedRows Rows { get; }

    public ImmutableArray<string> Dimensions { get; }

    public ReadOnlySpan<ulong> Keys => _keys;

    public ReadOnlySpan<double> Values => _values;

    /// <summary>The row at a position.</summary>
    public int RowAt(int position) => _order[position];

    public MirrorFigure FigureAt(int position) => Rows.FigureAt(_order[position]);

    public MatchedKey KeyAt(int position) => new(this, _order[position]);

    public string CodeAt(int dimension, int place) => Rows.Dimensions[dimension].Classes.Codes[Rows.RankAt(dimension, place)];

    // What was sent is in order already; only sums have to be sorted.
    private int Order(ulong[] keys, IReadOnlyCollection<(int Dimension, string Code)> filter)
    {
        var sums = keys[Rows.SentCount..];
        var sumRows = Enumerable.Range(Rows.SentCount, sums.Length).ToArray();
        KeyOrder.Sort(ref sums, ref sumRows);
        int count = 0, sent = 0, sum = 0;
        while (sent < Rows.SentCount || sum < sums.Length)
        {
            var isSum = sent == Rows.SentCount || (sum < sums.Length && sums[sum] < keys[sent]);
            var row = isSum ? sumRows[sum++] : sent++;
            if (filter.Count == 0 || filter.All(f => CodeAt(f.Dimension, row) == f.Code))
            {
                _keys[count] = keys[row];
                _order[count++] = row;
            }
        }

        return count;
    }
}
