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
/// The system of the whole graph is block diagonal in its components, so solving block by block solves it. Figures of a region span five
/// orders of magnitude and Q holds their squares, so unknowns are scaled to a diagonal of about 1, by powers of two, which round nothing.
/// </summary>
internal sealed class FactorSystem
{
    // A direct solution of a badly scaled region is good to six digits only. Each refinement with an extended residual multiplies the error
    // by the same small number, so a fixed few of them give all digits, or show that the system is too close to singular to be used.
    private const int Refinements = 3;
    private const double CorrectionTolerance = 1e-10;

    private readonly ImmutableArray<int> _nodes;
    private readonly Dictionary<int, int> _local = [];
    private readonly ImmutableArray<ScaledCell> _cells;
    private readonly double[] _scale;
    private readonly double[] _constraint;
    private readonly double _target;

    /// <param name="nodes">The node indices of the component.</param>
    /// <param name="graph">The graph it is a component of.</param>
    /// <param name="benchmark">The node whose factor is 1; null or a node of another component for Σ β I = Σ I.</param>
    public FactorSystem(ImmutableArray<int> nodes, ReportingGraph graph, int? benchmark)
    {
        _nodes = nodes;
        for (var i = 0; i < nodes.Length; i++)
        {
            _local[nodes[i]] = i;
        }

        // A cell with one 0 belongs to the component of its other side: it weighs on that side's factor alone.
        ImmutableArray<TwoSidedCell> cells = [.. graph.Cells.Where(c => _local.ContainsKey(c.Left > 0 ? c.Emigration : c.Immigration))];
        _scale = Scales(cells);
        _cells = [.. cells.Select(Scaled)];
        (_constraint, _target) = Constraint(cells, benchmark);
    }

    /// <summary>Solves for the factors of the component's nodes.</summary>
    /// <returns>The solution, or null where it is not positive or not exact enough to be used.</returns>
    public FactorSolution? Solve()
    {
        var order = _nodes.Length + 1;
        var matrix = Matrix(order);
        var pivots = new int[order];

        // The managed provider is named, not taken from MathNet's global setting: native ones differ in the last bits between machines.
        var provider = ManagedLinearAlgebraProvider.Instance;
        provider.LUFactor(matrix, order, pivots);
        var solution = new double[order];
        var correction = 0.0;
        for (var step = 0; step <= Refinements; step++)
        {
            var residual = Residual(solution);
            provider.LUSolveFactored(1, matrix, order, pivots, residual);
            correction = 0;
            for (var i = 0; i < order; i++)
            {
                solution[i] += residual[i];
                correction = i == order - 1 ? correction : Math.Max(correction, Math.Abs(residual[i] / solution[i]));
            }
        }

        ImmutableArray<double> factors = [.. _scale.Select((scale, i) => scale * solution[i])];
        return correction <= CorrectionTolerance && factors.All(f => double.IsFinite(f) && f > 0)
            ? new FactorSolution(_nodes, factors, _cells.Length, Objective(solution), Residual(solution).Max(Math.Abs) / solution.Max(Math.Abs))
            : null;
    }

    private double[] Scales(ImmutableArray<TwoSidedCell> cells)
    {
        var diagonal = new double[_nodes.Length];
        foreach (var cell in cells)
        {
            if (cell.Left > 0)
            {
                diagonal[_local[cell.Emigration]] += cell.Weight * cell.Left * cell.Left;
            }

            if (cell.Arrived > 0)
            {
                diagonal[_local[cell.Immigration]] += cell.Weight * cell.Arrived * cell.Arrived;
            }
        }

        return [.. diagonal.Select(d => Math.ScaleB(1, -Math.ILogB(d) / 2))];
    }

    // A side that is 0 has no term; any node of the component may stand for it.
    private ScaledCell Scaled(TwoSidedCell cell)
    {
        var emigration = _local.GetValueOrDefault(cell.Emigration);
        var immigration = _local.GetValueOrDefault(cell.Immigration);
        return new ScaledCell(
            emigration, immigration, cell.Left * _scale[emigration], cell.Arrived * _scale[immigration], cell.Weight);
    }

    private (double[] Row, double Target) Constraint(ImmutableArray<TwoSidedCell> cells, int? benchmark)
    {
        var row = new double[_nodes.Length];
        double target = 0;
        if (benchmark is { } node && _local.TryGetValue(node, out var at))
        {
            row[at] = _scale[at];
            target = 1;
        }
        else
        {
            foreach (var cell in cells.Where(c => c.Arrived > 0))
            {
                var immigration = _local[cell.Immigration];
                row[immigration] += cell.Arrived * _scale[immigration];
                target += cell.Arrived;
            }
        }

        var unit = Math.ScaleB(1, -Math.ILogB(row.Max()));
        return ([.. row.Select(c => c * unit)], target * unit);
    }

    private double[] Matrix(int order)
    {
        var matrix = new double[order * order];
        foreach (var cell in _cells)
        {
            matrix[(cell.Emigration * order) + cell.Emigration] += cell.Weight * cell.Left * cell.Left;
            matrix[(cell.Immigration * order) + cell.Immigration] += cell.Weight * cell.Arrived * cell.Arrived;
            matrix[(cell.Emigration * order) + cell.Immigration] -= cell.Weight * cell.Left * cell.Arrived;
            matrix[(cell.Immigration * order) + cell.Emigration] -= cell.Weight * cell.Left * cell.Arrived;
        }

        for (var i = 0; i < _constraint.Length; i++)
        {
            matrix[(i * order) + order - 1] = matrix[((order - 1) * order) + i] = _constraint[i];
        }

        return matrix;
    }

    /// <summary>Right side minus left side at a solution, from the cells themselves: Q is rounded, they are not.</summary>
    private double[] Residual(double[] solution)
    {
        var left = new Extended[solution.Length];
        var last = solution.Length - 1;
        foreach (var cell in _cells)
        {
            var difference = Extended.Product(cell.Arrived, solution[cell.Immigration])
                - Extended.Product(cell.Left, solution[cell.Emigration]);
            left[cell.Immigration] += difference.Times(cell.Arrived).Times(cell.Weight);
            left[cell.Emigration] -= difference.Times(cell.Left).Times(cell.Weight);
        }

        for (var i = 0; i < last; i++)
        {
            left[i] += Extended.Product(_constraint[i], solution[last]);
            left[last] += Extended.Product(_constraint[i], solution[i]);
        }

        left[last] -= new Extended(_target, 0);
        return [.. left.Select(l => -l.High)];
    }

    private double Objective(double[] solution) =>
        _cells.Sum(c =>
        {
            var difference = (Extended.Product(c.Arrived, solution[c.Immigration]) - Extended.Product(c.Left, solution[c.Emigration])).High;
            return c.Weight * difference * difference;
        });
}
