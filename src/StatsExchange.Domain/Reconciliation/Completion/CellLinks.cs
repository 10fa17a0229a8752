// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>Which rows and columns are linked by cells above 0, so that the product of their factors means something.</summary>
internal sealed class CellLinks
{
    private readonly int[] _parent;
    private readonly int _rows;

    public CellLinks(LabelledMatrix table)
    {
        _rows = table.Rows.Length;
        _parent = [.. Enumerable.Range(0, _rows + table.Columns.Length)];
        foreach (var (cell, value) in table.Values.Index())
        {
            if (value > 0)
            {
                _parent[Root(cell / table.Columns.Length)] = Root(_rows + (cell % table.Columns.Length));
            }
        }
    }

    public bool AreLinked(int row, int column) => Root(row) == Root(_rows + column);

    private int Root(int node)
    {
        while (_parent[node] != node)
        {
            _parent[node] = _parent[_parent[node]];
            node = _parent[node];
        }

        return node;
    }
}
