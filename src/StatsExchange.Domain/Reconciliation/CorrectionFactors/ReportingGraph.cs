// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.CorrectionFactors;

/// <summary>
/// The bipartite graph of emigration and immigration reports over the two-sided cells that are not 0/0. Two nodes belong to one component
/// where cells with both values above 0 link them: a cell (0, E) only pulls α towards 0 and says nothing about α relative to β, so it
/// must not let one normalisation stand for two groups that cannot be compared.
/// </summary>
internal sealed class ReportingGraph
{
    private readonly int[] _parent;

    public ReportingGraph(int nodes, ImmutableArray<TwoSidedCell> cells)
    {
        NodeCount = nodes;
        Cells = cells;
        _parent = [.. Enumerable.Range(0, NodeCount)];
        foreach (var cell in Cells.Where(c => c.Links))
        {
            _parent[Root(cell.Emigration)] = Root(cell.Immigration);
        }

        var linked = Cells.Where(c => c.Links).SelectMany(c => new[] { c.Emigration, c.Immigration }).Distinct().Order();
        Components = [.. linked.GroupBy(Root).Select(g => g.ToImmutableArray())];
    }

    public int NodeCount { get; }

    /// <summary>The two-sided cells that are fitted, in order of period, origin and destination.</summary>
    public ImmutableArray<TwoSidedCell> Cells { get; }

    /// <summary>The node indices of each component in ascending order; a node that no cell links is in none.</summary>
    public ImmutableArray<ImmutableArray<int>> Components { get; }

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
