// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.CorrectionFactors;

/// <summary>
/// Correction factors (Poulain 1993, 1999; de Beer, Raymer, van der Erf, van Wissen 2010): β_j for the immigration reports of j and α_i for
/// the emigration reports of i minimise Σ w_ij (β_j I_ij − α_i E_ij)², or Σ w_ij (ln β_j I_ij − ln α_i E_ij)², over the two-sided cells, with
/// one normalisation per connected component. The estimate is the mean of both adjusted values, or the one there is. One linear system, no
/// iteration; corridors that fit badly are set apart, listed, and the rest is fitted anew, three times at most.
/// </summary>
/// <remarks>
/// Known weaknesses: with squares and a benchmark, the more the reports scatter, the more all other factors shrink towards 0, because small
/// factors make small differences (errors in variables). Σ β I = Σ I keeps their level, and the sum of logarithms does not shrink them. And
/// one report that is far too high outweighs all others of its reporter in a sum of squares, so that these are set apart and not it; logs
/// find it.
/// </remarks>
internal sealed class CorrectionFactorMethod : IReconciliationMethod
{
    private const double SmallestUsed = 0.2;
    private const double LargestUsed = 5;

    public MethodDescription Description { get; } = new(
        "factors",
        "2.0",
        "Correction factors for the emigration and immigration reports of each country, by least squares. With squares and a benchmark the other factors come out too small where reports scatter; without a benchmark, or with logs, they do not",
        "Poulain 1993, 1999; de Beer, Raymer, van der Erf, van Wissen 2010",
        "Cells with 0 on both sides are not fitted; a cell with one 0 draws the other side's factor down, and with logs is not fitted. Where only one side has both a value and a used factor, that value times its factor is the estimate.",
        [.. FactorOptions.Descriptions])
    {
        IsOfOneCorridor = false,
    };

    public IReadOnlyList<string> OtherPeriods(IReadOnlyDictionary<string, string> parameters) =>
        new FactorOptions(Description.Resolve(parameters)).Periods;

    public void Check(ReconciliationInput region, IReadOnlyDictionary<string, string> parameters) => Read(region, Description.Resolve(parameters));

    public MethodResult Apply(ReconciliationInput input, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken = default)
    {
        var resolved = Description.Resolve(parameters);
        var (options, benchmark) = Read(input, resolved);
        var figures = new PooledFigures(input, options.Periods);
        var cells = figures.TwoSided(options.HasInverseWeights);
        var fit = FactorFit.Of(options, 2 * input.Countries.Length, cells, benchmark?.Index, cancellationToken);
        var factors = Factors(input, fit, new MissingFactors(input, figures, cells, fit.Graph));
        return new MethodResult(
            Description.Id,
            Description.Version,
            resolved,
            [.. input.Figures.Select(f => Estimate(f, factors[figures.EmigrationOf(f)], factors[figures.ImmigrationOf(f)]))],
            factors,
            new MethodDiagnostics(
                fit.Solutions.Length,
                fit.Solutions.Sum(s => s.Cells),
                fit.Solutions.Sum(s => s.Objective),
                fit.Solutions.Select(s => s.Residual).DefaultIfEmpty().Max()))
        {
            Fits = [.. fit.Fits(cells)],
            Harmonised = input.Harmonised,
        };
    }

    public double? ExpectedReport(CorridorFigure figure, ReportSide side, MethodResult result, CorridorEstimate estimate) =>
        estimate.Value / result.Factors.FirstOrDefault(f => f.Reporter == figure.Reporter(side) && f.Side == side)?.Used;

    private static (FactorOptions Options, ReportNode? Benchmark) Read(ReconciliationInput region, ImmutableSortedDictionary<string, string> resolved)
    {
        var options = new FactorOptions(resolved);
        return (options, Benchmark.Read(options.BenchmarkText, region));
    }

    private static ImmutableArray<ReporterFactor> Factors(ReconciliationInput input, FactorFit fit, MissingFactors reasons)
    {
        var factors = ImmutableArray.CreateBuilder<ReporterFactor>(2 * input.Countries.Length);
        for (var country = 0; country < input.Countries.Length; country++)
        {
            foreach (var side in (ReadOnlySpan<ReportSide>)[ReportSide.Emigration, ReportSide.Immigration])
            {
                var node = new ReportNode(country, side);
                var factor = fit.FactorOf(node.Index);
                FactorReason? reason = factor switch
                {
                    null => reasons.ReasonFor(node),
                    < SmallestUsed or > LargestUsed => FactorReason.OutOfRange,
                    _ => null,
                };
                factors.Add(new ReporterFactor(input.Countries[country], side, factor, reason));
            }
        }

        return factors.MoveToImmutable();
    }

    private static CorridorEstimate Estimate(CorridorFigure figure, ReporterFactor alpha, ReporterFactor beta)
    {
        var left = figure.UsableOrigin * alpha.Used;
        var arrived = figure.UsableDestination * beta.Used;
        return (left is { } l && arrived is { } a ? (l + a) / 2 : left ?? arrived) is { } estimate
            ? CorridorEstimate.Of(figure, estimate)
            : CorridorEstimate.None(figure, MissingEstimate.ReasonFor(figure, EstimateReason.NoFactor));
    }
}
