// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;
using StatsExchange.Domain.Corridors;

namespace StatsExchange.Domain.Alignment;

/// <summary>
/// Adds up the classes of one dimension, among rows that have the same codes in all others: to each common class that the office has not
/// sent there, if its parts are all there.
/// </summary>
internal sealed class DimensionSums
{
    private const int None = -1;

    private readonly FormedRows _rows;
    private readonly AlignedDimension _dimension;
    private readonly int _position;
    private readonly int[] _rowOfCode;
    private readonly int[] _costs;
    private readonly bool[] _isAsked;
    private readonly List<int> _asked = [];
    private readonly List<int> _parts = [];
    private readonly bool[] _sent;

    private DimensionSums(FormedRows rows, int position, int side)
    {
        _rows = rows;
        _position = position;
        _dimension = rows.Dimensions[position];
        _sent = _dimension.Sent[side];
        _rowOfCode = new int[_dimension.Classes.Codes.Length];
        Array.Fill(_rowOfCode, None);
        _costs = new int[_rowOfCode.Length];
        _isAsked = new bool[_rowOfCode.Length];
    }

    /// <summary>Adds the sums along one dimension, by its position, to the rows of a side.</summary>
    public static void Add(FormedRows rows, int position, int side) => new DimensionSums(rows, position, side).Run();

    private void Run()
    {
        var keys = RowKeys.Of(_rows, _position);
        var order = Enumerable.Range(0, keys.Length).ToArray();
        KeyOrder.Sort(ref keys, ref order);
        for (int from = 0, to; from < keys.Length; from = to)
        {
            to = from + 1;
            while (to < keys.Length && keys[to] == keys[from])
            {
                to++;
            }

            AddGroup(order.AsSpan(from, to - from));
        }
    }

    private void AddGroup(ReadOnlySpan<int> group)
    {
        var ranks = _rows.RanksOf(_position);
        var values = _rows.Values;
        foreach (var row in group)
        {
            _rowOfCode[ranks[row]] = row;
            _costs[ranks[row]] = double.IsNaN(values[row]) ? ClassSums.NotValued : ClassSums.Valued;
            Ask(ranks[row]);
        }

        foreach (var whole in _asked)
        {
            AddSum(whole);
        }

        Forget(group);
    }

    private void Ask(int part)
    {
        foreach (var whole in _dimension.Wholes[part])
        {
            if (!_isAsked[whole])
            {
                _isAsked[whole] = true;
                _asked.Add(whole);
            }
        }
    }

    private void AddSum(int whole)
    {
        var classes = _dimension.Classes;
        _parts.Clear();
        if (_rowOfCode[whole] != None || !classes.Sums.TryFind(classes.Formed(whole)!.Value, _dimension.Parts[whole], _costs, _parts))
        {
            return;
        }

        if (whole == classes.Total)
        {
            // People whose class the office does not know belong to its total. Where it shows them elsewhere only, they are missing here.
            var residuals = Array.FindAll(classes.Residuals, residual => _sent[residual]);
            if (Array.Exists(residuals, residual => _rowOfCode[residual] == None))
            {
                return;
            }

            _parts.AddRange(residuals);
        }

        for (var i = 0; i < _parts.Count; i++)
        {
            _parts[i] = _rowOfCode[_parts[i]];
        }

        _rows.AddSum(_position, whole, CollectionsMarshal.AsSpan(_parts));
    }

    private void Forget(ReadOnlySpan<int> group)
    {
        var ranks = _rows.RanksOf(_position);
        foreach (var row in group)
        {
            _rowOfCode[ranks[row]] = None;
            _costs[ranks[row]] = ClassSums.Absent;
        }

        foreach (var whole in _asked)
        {
            _isAsked[whole] = false;
        }

        _asked.Clear();
    }
}
