// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Reconciliation;

namespace StatsExchange.Domain.Tests.Reconciliation.Completion;

public sealed class CompletionMethodTests
{
    private static readonly IReconciliationMethod Completion = ReconciliationMethods.Get("completion");
    private static readonly double[] Left = [5, 3, 2, 7];
    private static readonly double[] Arrived = [20, 50, 80, 30];

    [Fact]
    public void Apply_FlowsThatAreProductsWithGaps_FillsTheGaps()
    {
        var result = Completion.Apply(Region(hidden: [(0, 1), (2, 3), (3, 1)]), Exact());

        foreach (var estimate in result.Estimates)
        {
            Flows.AssertClose(Truth(estimate.Origin, estimate.Destination), estimate.Value, 1e-9);
        }

        Assert.Equal(["CAA CAB", "CAC CAD", "CAD CAB"], result.Estimates.Where(e => e.IsFitted).Select(e => $"{e.Origin} {e.Destination}"));
    }

    [Theory]
    [InlineData("destination", 9)]
    [InlineData("origin", 4)]
    [InlineData("mean", 6.5)]
    public void Apply_BothSidesReported_KeepsThePreferredFigure(string prefer, double expected)
    {
        var input = new ReconciliationInput(["AUT", "BEL"], [new("AUT", "BEL", 4, 9)]);
        var estimate = Assert.Single(Completion.Apply(input, CorrectionFactorTests.With(("prefer", prefer))).Estimates);

        Assert.Equal((expected, false), (estimate.Value, estimate.IsFitted));
    }

    [Fact]
    public void Apply_CountryNothingIsKnownOf_GivesNoEstimate()
    {
        var input = Region(hidden: [(1, 0), (1, 2), (1, 3)]);
        var result = Completion.Apply(input, Exact());

        Assert.All(result.Estimates.Where(e => e.Origin == "CAB"), e => Assert.Equal((null, EstimateReason.NotLinked), (e.Value, e.Reason)));
        Assert.All(result.Estimates.Where(e => e.Origin != "CAB"), e => Assert.NotNull(e.Value));
    }

    [Fact]
    public void Apply_OtherPeriods_LendTheirInteractions()
    {
        // A → B is ten times what independence says, in both years.
        double Flow(int i, int j) => Left[i] * Arrived[j] * (i == 0 && j == 1 ? 10 : 1) * 100;
        CorridorFigure[] Year(double growth, bool isHidden) =>
        [
            .. from i in Enumerable.Range(0, 4)
               from j in Enumerable.Range(0, 4)
               where i != j
               select new CorridorFigure(Flows.Country(i), Flows.Country(j), null, isHidden && i == 0 && j == 1 ? null : Flow(i, j) * growth),
        ];
        var input = new ReconciliationInput(
            Enumerable.Range(0, 4).Select(Flows.Country), Year(1.2, true), [new PeriodFigures("2014", [.. Year(1, false)])]);
        double Fitted(string auxiliary) => Completion.Apply(input, CorrectionFactorTests.With(("auxiliary", auxiliary))).Estimates.Single(e => e.IsFitted).Value!.Value;

        Flows.AssertClose(Flow(0, 1) * 1.2, Fitted("2014"), 1e-3);
        Flows.AssertClose(Flow(0, 1) * 0.12, Fitted(string.Empty), 1e-3);
        Assert.Equal(["2014"], Completion.OtherPeriods(CorrectionFactorTests.With(("auxiliary", "2014"))));
    }

    [Fact]
    public void Apply_KnownTotals_AreMetByMembersOtherAndUnknown()
    {
        var input = Region(hidden: [(0, 1), (2, 1), (2, 3)]);
        var known = input.Figures.Where(f => f.Origin == "CAC").Sum(f => f.DestinationValue ?? 0);
        var bound = new ReconciliationInput(input.Countries, input.Figures) { Totals = [new ReporterTotal("CAC", ReportSide.Emigration, known + 700, 130, 70)] };
        var result = Completion.Apply(bound, Exact());

        Flows.AssertClose(known + 500, result.Estimates.Where(e => e.Origin == "CAC").Sum(e => e.Value!.Value), 1e-9);
        Flows.AssertClose(Truth("CAA", "CAB"), result.Estimates.Single(e => e.Origin == "CAA" && e.IsFitted).Value, 1e-9);
    }

    [Theory]
    [InlineData(-1, "more")]
    [InlineData(1, "less")]
    public void Apply_TotalsThatDisagreeWithTheirParts_NamesThem(double difference, string word)
    {
        var input = Region(hidden: []);
        var known = input.Figures.Where(f => f.Destination == "CAC").Sum(f => f.DestinationValue ?? 0);
        var bound = new ReconciliationInput(input.Countries, input.Figures) { Totals = [new ReporterTotal("CAC", ReportSide.Immigration, known + difference, 0, 0)] };
        var fault = Assert.Throws<ReconciliationException>(() => Completion.Apply(bound, Exact()));

        Assert.Equal((ReconciliationError.MarginsDisagree, "CAC arrivals"), (fault.Error, fault.Subject));
        Assert.Contains(word, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prefer", "both")]
    [InlineData("auxiliary", "2013")]
    [InlineData("tolerance", "0")]
    public void Apply_ParameterThatCannotServe_IsNamed(string id, string value)
    {
        var fault = Assert.Throws<ReconciliationException>(() => Completion.Apply(Region(hidden: []), CorrectionFactorTests.With((id, value))));

        Assert.Equal((ReconciliationError.InvalidParameter, id), (fault.Error, fault.Subject));
    }

    private static Dictionary<string, string> Exact() => CorrectionFactorTests.With(("tolerance", "0.00000000001"));

    private static double Truth(string origin, string destination) => Left[origin[2] - 'A'] * Arrived[destination[2] - 'A'];

    private static ReconciliationInput Region((int Origin, int Destination)[] hidden) => new(
        Enumerable.Range(0, 4).Select(Flows.Country),
        from i in Enumerable.Range(0, 4)
        from j in Enumerable.Range(0, 4)
        where i != j
        select new CorridorFigure(Flows.Country(i), Flows.Country(j), null, hidden.Contains((i, j)) ? null : Left[i] * Arrived[j]));
}
