// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>
/// A table that has the totals a table is to be fitted to, and so proves that they can be met. Which cells can be above 0 in any such table
/// follows from where its own are, without a sum or a tolerance: those round which something could be shifted.
/// </summary>
internal sealed class Witness(LabelledMatrix auxiliary, double[] cells, bool[] freeRows, bool[] freeColumns)
{
    private readonly int _rows = freeRows.Length;
    private readonly int _columns = freeColumns.Length;

    /// <summary>The total of each row, to more digits than a double has; null where it binds nothing.</summary>
    public ImmutableArray<Extended?> RowTotals { get; } =
        [.. freeRows.Select((isFree, i) => isFree ? (Extended?)null : Sum(Enumerable.Range(0, freeColumns.Length).Select(j => cells[(i * freeColumns.Length) + j])))];

    /// <summary>The total of each column, to more digits than a double has; null where it binds nothing.</summary>
    public ImmutableArray<Extended?> ColumnTotals { get; } =
        [.. freeColumns.Select((isFree, j) => isFree ? (Extended?)null : Sum(Enumerable.Range(0, freeRows.Length).Select(i => cells[(i * freeColumns.Length) + j])))];

    /// <summary>The auxiliary values, 0 where no table with these totals can have anything else.</summary>
    public ImmutableArray<double> PossibleCells()
    {
        if (auxiliary.Values.Index().All(cell => cell.Item == 0 || cells[cell.Index] > 0))
        {
            return auxiliary.Values;
        }

        var circle = Circles();
        return [.. auxiliary.Values.Select((value, cell) => circle[cell / _columns] == circle[_rows + (cell % _columns)] ? value : 0)];
    }

    private static Extended Sum(IEnumerable<double> values) => values.Aggregate((Extended)0, (sum, value) => sum + value);

    // Nodes are the rows, the columns, and what totals that bind nothing take from and give to. Two are in one circle that reach each other.
    private int[] Circles()
    {
        var circle = new int[_rows + _columns + 1];
        Array.Fill(circle, -1);
        for (var node = 0; node < circle.Length; node++)
        {
            if (circle[node] < 0)
            {
                bool[] onwards = Reached(node, circle, CanGrow), back = Reached(node, circle, (to, from) => CanGrow(from, to));
                for (var other = 0; other < circle.Length; other++)
                {
                    circle[other] = onwards[other] && back[other] ? node : circle[other];
                }
            }
        }

        return circle;
    }

    private static bool[] Reached(int start, int[] circle, Func<int, int, bool> leads)
    {
        var reached = new bool[circle.Length];
        reached[start] = true;
        var waiting = new Queue<int>([start]);
        while (waiting.TryDequeue(out var node))
        {
            for (var next = 0; next < circle.Length; next++)
            {
                if (circle[next] < 0 && !reached[next] && leads(node, next))
                {
                    reached[next] = true;
                    waiting.Enqueue(next);
                }
            }
        }

        return reached;
    }

    // From a row to a column a cell grows; from a column to a row it shrinks, which only what is above 0 can.
    private bool CanGrow(int from, int to)
    {
        var hub = _rows + _columns;
        return (Kind(from), Kind(to)) switch
        {
            (0, 1) => auxiliary.Values[(from * _columns) + to - _rows] > 0,
            (1, 0) => cells[(to * _columns) + from - _rows] > 0,
            (2, 0) => freeRows[to],
            (0, 2) => freeRows[from] && HasAny(Enumerable.Range(0, _columns).Select(j => (from * _columns) + j)),
            (1, 2) => freeColumns[from - _rows],
            (2, 1) => freeColumns[to - _rows] && HasAny(Enumerable.Range(0, _rows).Select(i => (i * _columns) + to - _rows)),
            _ => false,
        };

        int Kind(int node) => node == hub ? 2 : node < _rows ? 0 : 1;
    }

    private bool HasAny(IEnumerable<int> places) => places.Any(place => cells[place] > 0);
}
