// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.CorrectionFactors;

/// <summary>
/// Correction factors (Poulain 1993, 1999; de Beer, Raymer, van der Erf, van Wissen 2010): β_j for the immigration reports of j and α_i for
/// the emigration reports of i minimise Σ w_ij (β_j I_ij − α_i E_ij)² over the two-sided cells, with one normalisation per connected
/// component. The estimate is the mean of both adjusted values, or the one there is. One linear system, no iteration.
/// </summary>
internal sealed class CorrectionFactorMethod : IReconciliationMethod
{
    private const string BenchmarkParameter = "benchmark";
    private const string WeightParameter = "weight";
    private const string EqualWeights = "1";
    private const string InverseWeights = "1/(I+E)";
    private const double SmallestUsed = 0.2;
    private const double LargestUsed = 5;

    public MethodDescription Description { get; } = new(
        "factors",
        "1.0",
        "Correction factors for the emigration and immigration reports of each country, by least squares",
        "Poulain 1993, 1999; de Beer, Raymer, van der Erf, van Wissen 2010",
        "Cells with 0 on both sides are not fitted; a cell with one 0 draws the other side's factor down. Where only one side has both a value and a used factor, that value times its factor is the estimate.",
        [
            new ParameterDescription(
                BenchmarkParameter,
                "the reports whose factor is 1 in their component, for example AUT:immigration; without one, and in all other components, Σ β I = Σ I",
                string.Empty),
            new ParameterDescription(WeightParameter, "the weight of a cell: 1 or 1/(I+E)", EqualWeights),
        ]);

    public MethodResult Apply(ReconciliationInput input, IReadOnlyDictionary<string, string> parameters)
    {
        var resolved = Description.Resolve(parameters);
        var benchmark = Benchmark.Read(resolved[BenchmarkParameter], input);
        var graph = new ReportingGraph(input, HasInverseWeights(resolved[WeightParameter]));
        if (benchmark is { } node && !graph.Components.Any(c => c.Contains(node.Index)))
        {
            var text = resolved[BenchmarkParameter];
            throw new ReconciliationException(
                ReconciliationError.BenchmarkWithoutTwoSidedCells, text, $"The benchmark {text} has no two-sided cell with both values above 0.");
        }

        var solutions = graph.Components
            .Select(c => new FactorSystem(c, graph, benchmark?.Index).Solve())
            .OfType<FactorSolution>()
            .ToImmutableArray();
        var factors = Factors(input, graph, solutions);
        return new MethodResult(
            Description.Id,
            Description.Version,
            resolved,
            [.. input.Figures.Select(f => Estimate(f, input, factors))],
            factors,
            new MethodDiagnostics(
                solutions.Length,
                solutions.Sum(s => s.Cells),
                solutions.Sum(s => s.Objective),
                solutions.Select(s => s.Residual).DefaultIfEmpty().Max()));
    }

    private static bool HasInverseWeights(string weight) => weight switch
    {
        EqualWeights => false,
        InverseWeights => true,
        _ => throw new ReconciliationException(
            ReconciliationError.InvalidParameter, WeightParameter, $"'{weight}' is not a weight; there are {EqualWeights} and {InverseWeights}."),
    };

    private static ImmutableArray<ReporterFactor> Factors(
        ReconciliationInput input, ReportingGraph graph, ImmutableArray<FactorSolution> solutions)
    {
        var solved = new double?[graph.NodeCount];
        foreach (var solution in solutions)
        {
            for (var i = 0; i < solution.Nodes.Length; i++)
            {
                solved[solution.Nodes[i]] = solution.Factors[i];
            }
        }

        var reasons = new MissingFactors(input, graph);
        var factors = ImmutableArray.CreateBuilder<ReporterFactor>(graph.NodeCount);
        for (var country = 0; country < input.Countries.Length; country++)
        {
            foreach (var side in (ReadOnlySpan<ReportSide>)[ReportSide.Emigration, ReportSide.Immigration])
            {
                var node = new ReportNode(country, side);
                FactorReason? reason = solved[node.Index] switch
                {
                    null => reasons.ReasonFor(node),
                    < SmallestUsed or > LargestUsed => FactorReason.OutOfRange,
                    _ => null,
                };
                factors.Add(new ReporterFactor(input.Countries[country], side, solved[node.Index], reason));
            }
        }

        return factors.MoveToImmutable();
    }

    private static CorridorEstimate Estimate(CorridorFigure figure, ReconciliationInput input, ImmutableArray<ReporterFactor> factors)
    {
        var left = figure.UsableOrigin * factors[ReportingGraph.EmigrationOf(input, figure)].Used;
        var arrived = figure.UsableDestination * factors[ReportingGraph.ImmigrationOf(input, figure)].Used;
        if ((left is { } l && arrived is { } a ? (l + a) / 2 : left ?? arrived) is { } estimate)
        {
            return CorridorEstimate.Of(figure, estimate);
        }

        return CorridorEstimate.None(figure, MissingEstimate.ReasonFor(figure, EstimateReason.NoFactor));
    }
}
