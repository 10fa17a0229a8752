// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace StatsExchange.Domain.Reconciliation.CorrectionFactors;

/// <summary>
/// The factors of one connected component that minimise Σ w (ln β I − ln α E)²: a weighted least squares of differences, whose normal
/// equations are those of a graph's Laplacian. They leave one constant open, which the normalisation sets: all factors times the same number
/// give the same sum. Cells with a 0 have no logarithm and are not fitted.
/// </summary>
internal sealed class LogFactorSystem
{
    private const int Refinements = 2;

    private readonly ImmutableArray<int> _nodes;
    private readonly Dictionary<int, int> _local = [];
    private readonly ImmutableArray<TwoSidedCell> _cells;
    private readonly int? _benchmark;

    public LogFactorSystem(ImmutableArray<int> nodes, ReportingGraph graph, int? benchmark)
    {
        _nodes = nodes;
        for (var i = 0; i < nodes.Length; i++)
        {
            _local[nodes[i]] = i;
        }

        _cells = [.. graph.Cells.Where(c => c.Links && _local.ContainsKey(c.Emigration))];
        _benchmark = benchmark is { } node && _local.TryGetValue(node, out var at) ? at : null;
    }

    /// <summary>Solves for the factors of the component's nodes.</summary>
    /// <returns>The solution, or null where a factor leaves the range of a double.</returns>
    public FactorSolution? Solve()
    {
        // The first node is held at 0; the others are unknown.
        var order = _nodes.Length - 1;
        var matrix = Laplacian(order);
        var pivots = new int[order];
        var provider = ManagedLinearAlgebraProvider.Instance;
        provider.LUFactor(matrix, order, pivots);
        var logs = new double[_nodes.Length];
        for (var step = 0; step <= Refinements; step++)
        {
            var residual = Residual(logs)[1..];
            provider.LUSolveFactored(1, matrix, order, pivots, residual);
            for (var i = 0; i < order; i++)
            {
                logs[i + 1] += residual[i];
            }
        }

        var shift = Shift(logs);
        ImmutableArray<double> factors = [.. logs.Select(l => Math.Exp(l + shift))];
        return factors.All(f => double.IsFinite(f) && f > 0)
            ? new FactorSolution(_nodes, factors, _cells.Length, _cells.Sum(c => c.Weight * Square(Difference(c, logs))), Residual(logs).Max(Math.Abs) / _cells.Sum(c => c.Weight))
            : null;
    }

    private static double Square(double x) => x * x;

    private double Difference(TwoSidedCell cell, double[] logs) =>
        logs[_local[cell.Immigration]] - logs[_local[cell.Emigration]] + Math.Log(cell.Arrived / cell.Left);

    private double[] Laplacian(int order)
    {
        var matrix = new double[order * order];
        foreach (var cell in _cells)
        {
            int i = _local[cell.Emigration] - 1, j = _local[cell.Immigration] - 1;
            Add(i, i, cell.Weight);
            Add(j, j, cell.Weight);
            Add(i, j, -cell.Weight);
            Add(j, i, -cell.Weight);
        }

        return matrix;

        void Add(int row, int column, double weight)
        {
            if (row >= 0 && column >= 0)
            {
                matrix[(row * order) + column] += weight;
            }
        }
    }

    private double[] Residual(double[] logs)
    {
        var residual = new double[logs.Length];
        foreach (var cell in _cells)
        {
            var pull = cell.Weight * Difference(cell, logs);
            residual[_local[cell.Emigration]] += pull;
            residual[_local[cell.Immigration]] -= pull;
        }

        return residual;
    }

    private double Shift(double[] logs)
    {
        if (_benchmark is { } at)
        {
            return -logs[at];
        }

        var largest = _cells.Max(c => logs[_local[c.Immigration]]);
        var adjusted = _cells.Sum(c => Math.Exp(logs[_local[c.Immigration]] - largest) * c.Arrived);
        return Math.Log(_cells.Sum(c => c.Arrived) / adjusted) - largest;
    }
}
