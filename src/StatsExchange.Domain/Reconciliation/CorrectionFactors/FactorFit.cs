// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.CorrectionFactors;

/// <summary>The factors fitted in the last of some rounds, and the corridors that were set apart on the way.</summary>
internal sealed class FactorFit
{
    private readonly FactorOptions _options;
    private readonly Dictionary<TwoSidedCell, int> _apart = new(ReferenceEqualityComparer.Instance);
    private readonly CancellationToken _cancellation;
    private double?[] _factors;

    private FactorFit(FactorOptions options, ReportingGraph graph, int? benchmark, CancellationToken cancellationToken)
    {
        _options = options;
        _cancellation = cancellationToken;
        (Graph, Solutions, _factors) = (graph, [], []);
        Solve(graph, benchmark);
    }

    /// <summary>The graph without the corridors that were set apart.</summary>
    public ReportingGraph Graph { get; private set; }

    public ImmutableArray<FactorSolution> Solutions { get; private set; }

    /// <exception cref="ReconciliationException">The benchmark shares no corridor with others.</exception>
    public static FactorFit Of(FactorOptions options, int nodes, ImmutableArray<TwoSidedCell> cells, int? benchmark, CancellationToken cancellationToken)
    {
        var graph = new ReportingGraph(nodes, cells);
        if (!Holds(graph, benchmark))
        {
            throw new ReconciliationException(
                ReconciliationError.BenchmarkWithoutTwoSidedCells,
                options.BenchmarkText,
                $"The benchmark {options.BenchmarkText} has no two-sided cell with both values above 0.");
        }

        var fit = new FactorFit(options, graph, benchmark, cancellationToken);
        for (var round = 1; round <= options.Rounds && fit.SetApart(round, benchmark); round++)
        {
        }

        return fit;
    }

    public double? FactorOf(int node) => _factors[node];

    /// <summary>The residuals of all cells that were fitted or set apart, in the order of the cells given.</summary>
    public IEnumerable<CorridorFit> Fits(ImmutableArray<TwoSidedCell> cells) =>
        from cell in cells
        let alpha = _factors[cell.Emigration]
        let beta = _factors[cell.Immigration]
        let apart = _apart.TryGetValue(cell, out var round) ? round : (int?)null
        where apart is not null || (alpha is not null && beta is not null)
        select new CorridorFit(cell.Figure.Origin, cell.Figure.Destination, cell.Period, alpha * cell.Left, beta * cell.Arrived, apart);

    private static bool Holds(ReportingGraph graph, int? benchmark) =>
        benchmark is not { } node || graph.Components.Any(c => c.Contains(node));

    /// <summary>Sets apart what fits worst and fits the rest anew; false where there is nothing to set apart.</summary>
    private bool SetApart(int round, int? benchmark)
    {
        var apart = FarOff(benchmark);
        if (apart.Count == 0)
        {
            return false;
        }

        foreach (var cell in Graph.Cells.Where(apart.Contains))
        {
            _apart[cell] = round;
        }

        Solve(Without(apart), benchmark);
        return true;
    }

    // All is measured by the benchmark: where it would be left alone, its own corridors stay, however badly they fit.
    private HashSet<TwoSidedCell> FarOff(int? benchmark)
    {
        var apart = new HashSet<TwoSidedCell>(Graph.Cells.Where(IsFarOff), ReferenceEqualityComparer.Instance);
        if (apart.Count > 0 && !Holds(Without(apart), benchmark))
        {
            apart.RemoveWhere(cell => cell.Emigration == benchmark || cell.Immigration == benchmark);
        }

        return apart;
    }

    private ReportingGraph Without(HashSet<TwoSidedCell> apart) => new(Graph.NodeCount, [.. Graph.Cells.Where(cell => !apart.Contains(cell))]);

    private bool IsFarOff(TwoSidedCell cell) =>
        (!_options.IsOfLogs || cell.Links)
        && (cell.Left / 2) + (cell.Arrived / 2) >= _options.LeastMean
        && _factors[cell.Emigration] is { } alpha
        && _factors[cell.Immigration] is { } beta
        && Math.Abs(Math.Log(beta * cell.Arrived) - Math.Log(alpha * cell.Left)) > _options.LargestLogRatio;

    private void Solve(ReportingGraph graph, int? benchmark)
    {
        Graph = graph;
        Solutions =
        [
            .. graph.Components.Select(Solve).OfType<FactorSolution>(),
        ];
        _factors = new double?[graph.NodeCount];
        foreach (var solution in Solutions)
        {
            for (var i = 0; i < solution.Nodes.Length; i++)
            {
                _factors[solution.Nodes[i]] = solution.Factors[i];
            }
        }

        FactorSolution? Solve(ImmutableArray<int> component)
        {
            _cancellation.ThrowIfCancellationRequested();
            return _options.IsOfLogs ? new LogFactorSystem(component, graph, benchmark).Solve() : new FactorSystem(component, graph, benchmark).Solve();
        }
    }
}
