// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Reconciliation;

namespace StatsExchange.Domain.Tests.Reconciliation;

public sealed class CorrectionFactorsOnRealFlowsTests
{
    private static readonly IReconciliationMethod Factors = ReconciliationMethods.Get("factors");

    public static TheoryData<int, string, string> Runs()
    {
        var runs = new TheoryData<int, string, string>();
        foreach (var year in EuropeanFlows.Years)
        {
            foreach (var weight in (string[])["1", "1/(I+E)"])
            {
                runs.Add(year, weight, string.Empty);
                runs.Add(year, weight, "SWE:immigration");
            }
        }

        return runs;
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Apply_RealFlows_GivesEveryReporterAFactorOrAReason(int year, string weight, string benchmark)
    {
        var input = EuropeanFlows.Of(year);
        var result = Factors.Apply(input, CorrectionFactorTests.With(("weight", weight), ("benchmark", benchmark)));

        Assert.Equal(27, input.Countries.Length);
        Assert.Equal(54, result.Factors.Length);
        Assert.Equal(702, result.Estimates.Length);
        foreach (var line in result.Factors)
        {
            var reports = input.Figures.Any(f => line.Side == ReportSide.Emigration
                ? f.Origin == line.Reporter && f.OriginValue is not null
                : f.Destination == line.Reporter && f.DestinationValue is not null);
            Assert.Equal(!reports, line.Reason == FactorReason.NotReported);
            Assert.True(line.Factor is > 0 || line.Reason is not null);
        }

        Assert.All(result.Estimates, e => Assert.True(
            e.Value is { } value ? value >= 0 && double.IsFinite(value) && e.Reason is null : e.Reason is not null));
        Assert.InRange(result.Diagnostics!.Residual, 0, 1e-12);
        if (benchmark.Length > 0)
        {
            Assert.Equal(1, result.FactorOf("SWE", ReportSide.Immigration)!.Value, 12);
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Apply_RealFlows_IsAMinimum(int year, string weight, string benchmark)
    {
        var input = EuropeanFlows.Of(year);
        var result = Factors.Apply(input, CorrectionFactorTests.With(("weight", weight), ("benchmark", benchmark)));

        // No step that keeps the normalisation makes the sum smaller: compare with the same factors, one of them changed and all rescaled.
        var least = Objective(input, result, weight, null, 1);
        Assert.True(Math.Abs(least - result.Diagnostics!.Objective) <= 1e-9 * least);
        foreach (var line in result.Factors.Where(f => f.Factor is not null))
        {
            Assert.True(Objective(input, result, weight, line, 1.001) > least);
            Assert.True(Objective(input, result, weight, line, 0.999) > least);
        }
    }

    private static double Objective(ReconciliationInput input, MethodResult result, string weight, ReporterFactor? changed, double by)
    {
        double sum = 0, before = 0, after = 0;
        var apart = result.Apart();
        foreach (var figure in input.Figures.Where(f => f.IsTwoSided && (f.OriginValue > 0 || f.DestinationValue > 0) && !apart.Contains((f.Origin, f.Destination))))
        {
            var alpha = result.Line(figure.Origin, ReportSide.Emigration);
            var beta = result.Line(figure.Destination, ReportSide.Immigration);
            var left = (alpha.Factor ?? 0) * figure.OriginValue!.Value * (alpha == changed ? by : 1);
            var arrived = (beta.Factor ?? 0) * figure.DestinationValue!.Value * (beta == changed ? by : 1);
            before += (beta.Factor ?? 0) * figure.DestinationValue.Value;
            after += arrived;
            sum += (weight == "1" ? 1 : 1 / (figure.OriginValue.Value + figure.DestinationValue.Value)) * (arrived - left) * (arrived - left);
        }

        var unit = result.Parameters["benchmark"].Length == 0
            ? before / after
            : changed is { Reporter: "SWE", Side: ReportSide.Immigration } ? 1 / by : 1;
        return sum * unit * unit;
    }
}
