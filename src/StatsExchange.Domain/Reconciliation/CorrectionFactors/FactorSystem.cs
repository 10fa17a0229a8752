// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace StatsExchange.Domain.Reconciliation.CorrectionFactors;

/// <summary>
/// The KKT system of one connected component: minimise Σ w (β I − α E)² subject to one linear constraint,
/// <code>
/// | Q  c | | x |   | 0 |
/// | cᵀ 0 | | λ | = | s |
/// </code>
/// The system of the whole graph is block diagonal in its components, so solving block by block solves it. Unknowns are scaled to a unit
/// diagonal of Q and the constraint to unit size: figures of a region span five orders of magnitude, and their squares ten.
/// </summary>
internal sealed class FactorSystem
{
    // A backward-stable solution of a scaled system leaves rounding errors only; anything larger means that it was near singular.
    private const double ResidualTolerance = 1e-9;

    private readonly ImmutableArray<int> _nodes;
    private readonly ImmutableArray<TwoSidedCell> _cells;
    private readonly Dictionary<int, int> _local = [];
    private readonly double[] _scale;

    public FactorSystem(ImmutableArray<int> nodes, ReportingGraph graph)
    {
        _nodes = nodes;
        for (var i = 0; i < nodes.Length; i++)
        {
            _local[nodes[i]] = i;
        }

        // A cell with one 0 belongs to the component of its other side: it weighs on that side's factor alone.
        _cells = [.. graph.Cells.Where(c => _local.ContainsKey(c.Left > 0 ? c.Emigration : c.Immigration))];
        _scale = new double[nodes.Length];
        foreach (var cell in _cells)
        {
            Add(cell.Emigration, cell.Left, cell.Weight);
            Add(cell.Immigration, cell.Arrived, cell.Weight);
        }

        for (var i = 0; i < _scale.Length; i++)
        {
            _scale[i] = 1 / Math.Sqrt(_scale[i]);
        }

        void Add(int node, double value, double weight)
        {
            if (value > 0)
            {
                _scale[_local[node]] += weight * value * value;
            }
        }
    }

    /// <summary>Solves for the factors of the component's nodes.</summary>
    /// <param name="benchmark">The node whose factor is 1; null or a node of another component for Σ β I = Σ I.</param>
    /// <returns>The solution, or null where it is not finite, not positive or not exact enough to be used.</returns>
    public FactorSolution? Solve(int? benchmark)
    {
        var order = _nodes.Length + 1;
        var matrix = new double[order * order];
        var right = new double[order];
        FillObjective(matrix, order);
        FillConstraint(matrix, right, order, benchmark);

        // The managed provider is named, not taken from MathNet's global setting: native ones differ in the last bits between machines.
        var factored = (double[])matrix.Clone();
        var solution = (double[])right.Clone();
        var pivots = new int[order];
        var provider = ManagedLinearAlgebraProvider.Instance;
        provider.LUFactor(factored, order, pivots);
        provider.LUSolveFactored(1, factored, order, pivots, solution);

        var residual = Residual(matrix, right, solution, order);
        var factors = _nodes.Select((_, i) => _scale[i] * solution[i]).ToImmutableArray();
        return residual <= ResidualTolerance && factors.All(f => double.IsFinite(f) && f > 0)
            ? new FactorSolution(_nodes, factors, _cells.Length, Objective(factors), residual)
            : null;
    }

    private void FillObjective(double[] matrix, int order)
    {
        for (var i = 0; i < _nodes.Length; i++)
        {
            matrix[(i * order) + i] = 1;
        }

        foreach (var cell in _cells.Where(c => c.Links))
        {
            int e = _local[cell.Emigration], i = _local[cell.Immigration];
            var coupling = -cell.Weight * (cell.Left * _scale[e]) * (cell.Arrived * _scale[i]);
            matrix[(e * order) + i] += coupling;
            matrix[(i * order) + e] += coupling;
        }
    }

    private void FillConstraint(double[] matrix, double[] right, int order, int? benchmark)
    {
        var row = new double[_nodes.Length];
        var target = 0.0;
        if (benchmark is { } node && _local.TryGetValue(node, out var at))
        {
            row[at] = 1;
            target = 1;
        }
        else
        {
            foreach (var cell in _cells.Where(c => c.Arrived > 0))
            {
                row[_local[cell.Immigration]] += cell.Arrived;
                target += cell.Arrived;
            }
        }

        var size = row.Select((c, i) => c * _scale[i]).Max();
        for (var i = 0; i < row.Length; i++)
        {
            matrix[(i * order) + order - 1] = matrix[((order - 1) * order) + i] = row[i] * _scale[i] / size;
        }

        right[order - 1] = target / size;
    }

    private static double Residual(double[] matrix, double[] right, double[] solution, int order)
    {
        var largest = 0.0;
        var magnitude = Math.Max(1, solution.Max(Math.Abs));
        for (var i = 0; i < order; i++)
        {
            var sum = -right[i];
            for (var j = 0; j < order; j++)
            {
                sum += matrix[(j * order) + i] * solution[j];
            }

            largest = Math.Max(largest, Math.Abs(sum) / magnitude);
        }

        return largest;
    }

    private double Objective(ImmutableArray<double> factors)
    {
        var sum = 0.0;
        foreach (var cell in _cells)
        {
            var arrived = cell.Arrived > 0 ? factors[_local[cell.Immigration]] * cell.Arrived : 0;
            var left = cell.Left > 0 ? factors[_local[cell.Emigration]] * cell.Left : 0;
            sum += cell.Weight * (arrived - left) * (arrived - left);
        }

        return sum;
    }
}
