// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using StatsExchange.Domain.Reconciliation;

namespace StatsExchange.Domain.Tests.Reconciliation;

public sealed class CorrectionFactorTests
{
    private const double Tolerance = 1e-9;
    private static readonly IReconciliationMethod Factors = ReconciliationMethods.Get("factors");
    private static readonly JsonElement Case =
        JsonDocument.Parse(TestData.Read("Reconciliation", "correction_factors.json")).RootElement.GetProperty("exact_recovery");

    [Theory]
    [InlineData("1")]
    [InlineData("1/(I+E)")]
    public void Apply_ConstructedCaseWithBenchmark_RecoversFactorsAndFlows(string weight)
    {
        var result = Factors.Apply(WorkedInput(), With(("benchmark", "CAA:immigration"), ("weight", weight)));

        AssertFactors(result, "expected_beta", "expected_alpha");
        Assert.InRange(result.Diagnostics!.Objective, 0, 1e-12);
        Assert.Equal(1, result.Diagnostics.Components);
        Assert.Equal(12, result.Diagnostics.Cells);
        var truth = Matrix("true");
        foreach (var estimate in result.Estimates)
        {
            var (i, j) = (estimate.Origin[2] - 'A', estimate.Destination[2] - 'A');
            Flows.AssertClose(truth[i][j]!.Value, estimate.Value, Tolerance);
        }
    }

    [Fact]
    public void Apply_ConstructedCaseWithoutBenchmark_KeepsTheSumOfArrivals()
    {
        var result = Factors.Apply(WorkedInput(), Flows.NoParameters);

        AssertFactors(result, "sum_constraint_beta", "sum_constraint_alpha");
    }

    [Fact]
    public void Apply_TwoGroupsThatShareNoTwoSidedCorridor_AreSolvedEachByItself()
    {
        double?[][] emigration = [[null, 100, 7, null], [40, null, null, null], [null, null, null, 60], [9, null, 20, null]];
        double?[][] immigration = [[null, 50, null, null], [40, null, null, 11], [null, null, null, 30], [null, null, 40, null]];
        var result = Factors.Apply(Flows.Of(emigration, immigration), With(("benchmark", "CAA:immigration")));

        // Two-sided are CAA→CAB, CAB→CAA, CAC→CAD and CAD→CAC: four components of one cell each.
        Assert.Equal(4, result.Diagnostics!.Components);
        Flows.AssertClose(1, result.FactorOf("CAA", ReportSide.Immigration), Tolerance);
        Flows.AssertClose(1, result.FactorOf("CAB", ReportSide.Emigration), Tolerance);
        Flows.AssertClose(1, result.FactorOf("CAB", ReportSide.Immigration), Tolerance);
        Flows.AssertClose(0.5, result.FactorOf("CAA", ReportSide.Emigration), Tolerance);
        Flows.AssertClose(0.5, result.FactorOf("CAC", ReportSide.Emigration), Tolerance);
        Flows.AssertClose(2, result.FactorOf("CAD", ReportSide.Emigration), Tolerance);
        var oneSided = result.Estimates.Single(e => e.Origin == "CAA" && e.Destination == "CAC");
        Flows.AssertClose(3.5, oneSided.Value, Tolerance);
    }

    [Fact]
    public void Apply_BenchmarkInOneComponent_LeavesTheOtherToTheSumRule()
    {
        // Two groups of three countries; inside each the reports are consistent, between them nothing is two-sided.
        double[] immigrationRates = [1, 0.8, 0.5, 0.9, 0.6, 1.2];
        double[] emigrationRates = [0.7, 0.6, 0.9, 0.5, 1.1, 0.8];
        var figures =
            from i in Enumerable.Range(0, 6)
            from j in Enumerable.Range(0, 6)
            where i != j && i / 3 == j / 3
            let moves = 100.0 * (1 + i) + (17 * j)
            select new CorridorFigure(Flows.Country(i), Flows.Country(j), moves * emigrationRates[i], moves * immigrationRates[j]);
        var input = new ReconciliationInput(Enumerable.Range(0, 6).Select(Flows.Country), figures);

        var result = Factors.Apply(input, With(("benchmark", "CAB:emigration")));

        Assert.Equal(2, result.Diagnostics!.Components);
        for (var i = 0; i < 3; i++)
        {
            Flows.AssertClose(0.6 / immigrationRates[i], result.FactorOf(Flows.Country(i), ReportSide.Immigration), Tolerance);
            Flows.AssertClose(0.6 / emigrationRates[i], result.FactorOf(Flows.Country(i), ReportSide.Emigration), Tolerance);
        }

        var others = input.Figures.Where(f => string.CompareOrdinal(f.Origin, "CAC") > 0).ToArray();
        Flows.AssertClose(
            others.Sum(f => f.DestinationValue!.Value),
            others.Sum(f => f.DestinationValue!.Value * result.FactorOf(f.Destination, ReportSide.Immigration)!.Value),
            Tolerance);
    }

    [Fact]
    public void Apply_BothSidesZero_IsNotFittedButEstimatedAsZero()
    {
        double?[][] emigration = [[null, 100, 0], [50, null, 30], [20, 10, null]];
        double?[][] immigration = [[null, 80, 0], [50, null, 15], [20, 8, null]];
        var result = Factors.Apply(Flows.Of(emigration, immigration), With(("benchmark", "CAA:immigration")));

        Assert.Equal(5, result.Diagnostics!.Cells);
        Assert.Equal(0, result.Estimates.Single(e => e.Origin == "CAA" && e.Destination == "CAC").Value);
    }

    [Fact]
    public void Apply_OneSideZero_DrawsTheOtherFactorDown()
    {
        // α 10 = β 10 would fit two cells; the third says α 10 = β 0. Minimum of (10β−10α)² + (10α)² with β = 1 is α = 1/2.
        var input = new ReconciliationInput(
            ["AUT", "BEL", "DNK"], [new("AUT", "BEL", 10, 10), new("AUT", "DNK", 10, 0)]);
        var result = Factors.Apply(input, With(("benchmark", "BEL:immigration")));

        Flows.AssertClose(0.5, result.FactorOf("AUT", ReportSide.Emigration), Tolerance);
        Assert.Equal(FactorReason.OnlyZeros, result.Line("DNK", ReportSide.Immigration).Reason);
        Flows.AssertClose(50, result.Diagnostics!.Objective, Tolerance);
    }

    [Fact]
    public void Apply_OnlyZerosOnOneSide_GivesReasonsAndNoNumber()
    {
        var input = new ReconciliationInput(
            ["AUT", "BEL", "DNK"], [new("AUT", "BEL", 10, 0), new("DNK", "BEL", 4, 0)]);
        var result = Factors.Apply(input, Flows.NoParameters);

        Assert.Equal(FactorReason.PartnersOnlyZeros, result.Line("AUT", ReportSide.Emigration).Reason);
        Assert.Equal(FactorReason.OnlyZeros, result.Line("BEL", ReportSide.Immigration).Reason);
        Assert.Equal(FactorReason.NotReported, result.Line("BEL", ReportSide.Emigration).Reason);
        Assert.All(result.Factors, f => Assert.Null(f.Factor));
        Assert.All(result.Estimates, e => Assert.Equal((null, EstimateReason.NoFactor), (e.Value, e.Reason)));
    }

    [Fact]
    public void Apply_FactorOutOfRange_IsReportedAndNotUsed()
    {
        var input = new ReconciliationInput(
            ["AUT", "BEL", "DNK"],
            [new("AUT", "BEL", 10, 60), new("AUT", "DNK", 10, 10), new("BEL", "DNK", null, 7)]);
        var result = Factors.Apply(input, With(("benchmark", "BEL:immigration")));

        var line = result.Line("AUT", ReportSide.Emigration);
        Assert.Equal(FactorReason.OutOfRange, line.Reason);
        Assert.True(line.Factor > 5);
        Assert.Null(line.Used);
        // Only the destination's figure is left.
        Assert.Equal(60, result.Estimates.Single(e => e.Destination == "BEL").Value!.Value, 9);
    }

    [Fact]
    public void Apply_NothingTwoSided_GivesAReasonPerSide()
    {
        var input = new ReconciliationInput(
            ["AUT", "BEL", "DNK"],
            [new("AUT", "BEL", 10, null), new("BEL", "AUT", null, 3), new("DNK", "BEL", null, 5, OriginWithheld: true), new("AUT", "DNK", null, null)]);
        var result = Factors.Apply(input, Flows.NoParameters);

        Assert.Equal(0, result.Diagnostics!.Components);
        Assert.Equal(6, result.Factors.Length);
        Assert.Equal("NO_TWO_SIDED_CELL", result.Line("AUT", ReportSide.Emigration).Reason!.Value.Code());
        Assert.Equal("WITHHELD", result.Line("DNK", ReportSide.Emigration).Reason!.Value.Code());
        Assert.Equal("NOT_REPORTED", result.Line("DNK", ReportSide.Immigration).Reason!.Value.Code());
        Assert.Equal(EstimateReason.NotReported, result.Estimates.Single(e => e.Origin == "AUT" && e.Destination == "DNK").Reason);
        Assert.Equal(EstimateReason.NoFactor, result.Estimates.Single(e => e.Origin == "AUT" && e.Destination == "BEL").Reason);
    }

    [Theory]
    [InlineData("XXX:immigration", ReconciliationError.UnknownBenchmark)]
    [InlineData("AUT", ReconciliationError.InvalidParameter)]
    [InlineData("AUT:arrivals", ReconciliationError.InvalidParameter)]
    [InlineData("AUT:immigration", ReconciliationError.BenchmarkWithoutTwoSidedCells)]
    public void Apply_BenchmarkThatCannotServe_SaysSo(string benchmark, ReconciliationError error)
    {
        var input = new ReconciliationInput(["AUT", "BEL"], [new("AUT", "BEL", 10, 12), new("BEL", "AUT", null, 5)]);

        var thrown = Assert.Throws<ReconciliationException>(() => Factors.Apply(input, With(("benchmark", benchmark))));
        Assert.Equal((error, benchmark), (thrown.Error, thrown.Subject));
        Assert.Contains(benchmark, thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("weight", "2")]
    [InlineData("rounds", "3")]
    public void Apply_ParameterItDoesNotHave_Throws(string id, string value) =>
        Assert.Throws<ReconciliationException>(() => Factors.Apply(WorkedInput(), With((id, value))));

    internal static Dictionary<string, string> With(params (string Id, string Value)[] parameters) =>
        parameters.ToDictionary(p => p.Id, p => p.Value);

    private static ReconciliationInput WorkedInput() => Flows.Of(Matrix("E"), Matrix("I"));

    private static void AssertFactors(MethodResult result, string beta, string alpha)
    {
        for (var i = 0; i < 4; i++)
        {
            Flows.AssertClose(Case.GetProperty(beta)[i].GetDouble(), result.FactorOf(Flows.Country(i), ReportSide.Immigration), Tolerance);
            Flows.AssertClose(Case.GetProperty(alpha)[i].GetDouble(), result.FactorOf(Flows.Country(i), ReportSide.Emigration), Tolerance);
        }
    }

    private static double?[][] Matrix(string name) =>
        [.. Case.GetProperty(name).EnumerateArray().Select(row => row.EnumerateArray()
            .Select(v => v.ValueKind == JsonValueKind.Null ? (double?)null : v.GetDouble()).ToArray())];
}
