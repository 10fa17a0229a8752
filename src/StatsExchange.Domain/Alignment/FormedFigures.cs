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
    /// <param name="keys">Per row its key.</param>
    /// <param name="filter">Codes by the position of a dimension; rows with others are left out.</param>
    public FormedFigures(FormedRows rows, ulong[] keys, IReadOnlyCollection<(int Dimension, string Code)> filter)
    {
        Rows = rows;
        Dimensions = [.. rows.Dimensions.Select(dimension => dimension.Id)];
        _order = [.. Enumerable.Range(0, rows.Count).Where(row => filter.All(f => CodeAt(f.Dimension, row) == f.Code))];
        _keys = filter.Count == 0 ? keys : [.. _order.Select(row => keys[row])];
        if (!KeyOrder.IsStrict(_keys))
        {
            KeyOrder.Sort(ref _keys, ref _order);
        }

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

    public string CodeAt(int dimension, int place) => Rows.Dimensions[dimension].Classes.Codes[Rows.RanksOf(dimension)[place]];
}
