// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>
/// A table of 0 or more whose row and column sums are brought between bounds, by the shortest ways along which one sum can grow (Edmonds and Karp
/// 1972, with bounds on both ends as in Hoffman 1960). Nodes are the rows and then the columns. Nothing is compared with a part of the largest
/// sum: what a way uses up is exactly used up, however small.
/// </summary>
internal sealed class MarginFlow(LabelledMatrix auxiliary)
{
    private const int NotReached = int.MinValue;
    private const int Start = -1;

    private readonly int _rows = auxiliary.Rows.Length;
    private readonly int _columns = auxiliary.Columns.Length;
    private readonly double[] _cells = new double[auxiliary.Values.Length];
    private readonly double[] _sums = new double[auxiliary.Rows.Length + auxiliary.Columns.Length];
    private readonly double[] _least = new double[auxiliary.Rows.Length + auxiliary.Columns.Length];
    private readonly double[] _most = new double[auxiliary.Rows.Length + auxiliary.Columns.Length];
    private readonly int[] _from = new int[auxiliary.Rows.Length + auxiliary.Columns.Length];

    /// <summary>Each cell, row by row.</summary>
    public ReadOnlySpan<double> Cells => _cells;

    /// <summary>What the sum of a row, or of a column behind the rows, may be.</summary>
    public void Bind(int node, double least, double most) => (_least[node], _most[node]) = (least, most);

    /// <summary>
    /// Brings a sum up to its least without taking another below its own. If it cannot, no table can: the nodes reached have no more room, or
    /// nothing to spare, and what comes to them comes from each other alone.
    /// </summary>
    /// <returns>The nodes reached where it cannot be; null where it is.</returns>
    public bool[]? Fill(int node)
    {
        while (_sums[node] < _least[node])
        {
            if (Search(node) is not { } end)
            {
                return [.. _from.Select(from => from != NotReached)];
            }

            Send(node, end);
        }

        return null;
    }

    private bool IsRow(int node) => node < _rows;

    private int Cell(int one, int other) => IsRow(one) ? (one * _columns) + other - _rows : (other * _columns) + one - _rows;

    /// <summary>The nearest node of the other kind with room, or of the same kind with something to spare.</summary>
    private int? Search(int start)
    {
        Array.Fill(_from, NotReached);
        _from[start] = Start;
        var waiting = new Queue<int>([start]);
        while (waiting.TryDequeue(out var node))
        {
            var isSame = IsRow(node) == IsRow(start);
            var (first, end) = IsRow(node) ? (_rows, _rows + _columns) : (0, _rows);
            for (var next = first; next < end; next++)
            {
                if (_from[next] != NotReached || !(isSame ? auxiliary.Values[Cell(node, next)] > 0 : _cells[Cell(node, next)] > 0))
                {
                    continue;
                }

                _from[next] = node;
                if (isSame ? _sums[next] < _most[next] : _sums[next] > _least[next])
                {
                    return next;
                }

                waiting.Enqueue(next);
            }
        }

        return null;
    }

    private void Send(int start, int end)
    {
        var isTaken = IsRow(end) == IsRow(start);
        var lack = _least[start] - _sums[start];
        var spare = isTaken ? _sums[end] - _least[end] : _most[end] - _sums[end];
        var amount = Math.Min(lack, spare);
        for (var node = end; node != start; node = _from[node])
        {
            amount = IsRow(node) == IsRow(start) ? Math.Min(amount, _cells[Cell(_from[node], node)]) : amount;
        }

        for (var node = end; node != start; node = _from[node])
        {
            _cells[Cell(_from[node], node)] += IsRow(node) == IsRow(start) ? -amount : amount;
        }

        _sums[start] = amount == lack ? _least[start] : _sums[start] + amount;
        _sums[end] = (isTaken, amount == spare) switch
        {
            (true, true) => _least[end],
            (true, false) => _sums[end] - amount,
            (false, true) => _most[end],
            _ => _sums[end] + amount,
        };
    }
}
