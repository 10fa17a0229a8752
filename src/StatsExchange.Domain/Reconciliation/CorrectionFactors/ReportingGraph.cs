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

    public ReportingGraph(ReconciliationInput input, bool inverseWeights)
    {
        NodeCount = 2 * input.Countries.Length;
        var cells = ImmutableArray.CreateBuilder<TwoSidedCell>();
        foreach (var figure in input.Figures)
        {
            if (figure.UsableOrigin is { } left && figure.UsableDestination is { } arrived && (left > 0 || arrived > 0))
            {
                var weight = inverseWeights ? 1 / (left + arrived) : 1;
                cells.Add(new TwoSidedCell(EmigrationOf(input, figure), ImmigrationOf(input, figure), left, arrived, weight));
            }
        }

        Cells = cells.DrainToImmutable();
        _parent = [.. Enumerable.Range(0, NodeCount)];
        foreach (var cell in Cells.Where(c => c.Links))
        {
            _parent[Root(cell.Emigration)] = Root(cell.Immigration);
        }

        var linked = Cells.Where(c => c.Links).SelectMany(c => new[] { c.Emigration, c.Immigration }).Distinct().Order();
        Components = [.. linked.GroupBy(Root).Select(g => g.ToImmutableArray())];
    }

    public int NodeCount { get; }

    /// <summary>The two-sided cells that are not 0/0, in order of origin, then destination.</summary>
    public ImmutableArray<TwoSidedCell> Cells { get; }

    /// <summary>The node indices of each component in ascending order; a node that no cell links is in none.</summary>
    public ImmutableArray<ImmutableArray<int>> Components { get; }

    public static int EmigrationOf(ReconciliationInput input, CorridorFigure figure) =>
        new ReportNode(input.IndexOf(figure.Origin), ReportSide.Emigration).Index;

    public static int ImmigrationOf(ReconciliationInput input, CorridorFigure figure) =>
        new ReportNode(input.IndexOf(figure.Destination), ReportSide.Immigration).Index;

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
