// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Reconciliation.Completion;

namespace StatsExchange.Domain.Tests.Reconciliation.FromStocks;

/// <summary>Methods from stocks as jobs start them.</summary>
public sealed class StockMethodTests
{
    private static readonly IReconciliationMethod Differences = ReconciliationMethods.Get("stock-differences");
    private static readonly IReconciliationMethod Accounts = ReconciliationMethods.Get("stock-accounts");

    [Theory]
    [InlineData("zero", "diff_zero")]
    [InlineData("returns", "diff_return")]
    public void Differences_WorkedCase_GivesItsFlows(string decreases, string expected)
    {
        var worked = Oracle.Read("ffs_diff.json");
        var input = Region(worked.Matrix("stock_start"), worked.Matrix("stock_end"));
        var result = Differences.Apply(input, CorrectionFactorTests.With(("start", "2010"), ("decreases", decreases)));
        var flows = worked.Matrix(expected);

        Assert.Equal(12, result.Estimates.Length);
        Assert.All(result.Estimates, e => Assert.Equal(flows[input.IndexOf(e.Origin), input.IndexOf(e.Destination)], e.Value));
    }

    [Fact]
    public void Accounts_WorkedCaseWithItsNatives_GivesItsFlows()
    {
        var worked = Oracle.Read("ffs_demo.json").GetProperty("e1_IMR");
        LabelledMatrix start = worked.Matrix("stock_start"), end = worked.Matrix("stock_end"), flows = worked.Matrix("od_offdiag");
        var input = Region(start, end);
        var natives = string.Join(',', start.Rows.Select((c, i) => string.Create(CultureInfo.InvariantCulture, $"{c}:{start[i, i]}/{end[i, i]}/0/0")));
        var result = Accounts.Apply(input, CorrectionFactorTests.With(("start", "2010"), ("natives", natives)));

        foreach (var estimate in result.Estimates)
        {
            Flows.AssertClose(flows[input.IndexOf(estimate.Origin), input.IndexOf(estimate.Destination)], estimate.Value, 1e-6);
        }
    }

    [Fact]
    public void Accounts_WithoutNatives_IsRefusedWithThatReason()
    {
        var worked = Oracle.Read("ffs_diff.json");
        var fault = Assert.Throws<ReconciliationException>(() => Accounts.Apply(
            Region(worked.Matrix("stock_start"), worked.Matrix("stock_end")), CorrectionFactorTests.With(("start", "2010"))));

        Assert.Equal((ReconciliationError.NativeBornMissing, "A, B, C, D"), (fault.Error, fault.Subject));
    }

    [Fact]
    public void Accounts_NativesThatOfficesReport_AreTakenFromTheirStocks()
    {
        var worked = Oracle.Read("ffs_demo.json").GetProperty("e1_IMR");
        LabelledMatrix start = worked.Matrix("stock_start"), end = worked.Matrix("stock_end"), flows = worked.Matrix("od_offdiag");
        var input = Region(start, end,
        [
            .. start.Rows.SelectMany((c, i) => new[] { new NativeStock("2010", c, start[i, i]), new NativeStock("2015", c, end[i, i]) }),
        ]);
        var events = string.Join(',', start.Rows.Select(c => $"{c}://0/0"));
        var result = Accounts.Apply(input, CorrectionFactorTests.With(("start", "2010"), ("natives", events)));

        foreach (var estimate in result.Estimates)
        {
            Flows.AssertClose(flows[input.IndexOf(estimate.Origin), input.IndexOf(estimate.Destination)], estimate.Value, 1e-6);
        }

        // Births that nobody has told are not none.
        var fault = Assert.Throws<ReconciliationException>(() => Accounts.Apply(input, CorrectionFactorTests.With(("start", "2010"), ("natives", "A://0/0"))));
        Assert.Equal((ReconciliationError.InvalidParameter, "natives"), (fault.Error, fault.Subject));
        Assert.Contains("B, C, D", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Accounts_NativesMissingAtOneEnd_AreNamed()
    {
        var worked = Oracle.Read("ffs_demo.json").GetProperty("e1_IMR");
        LabelledMatrix start = worked.Matrix("stock_start"), end = worked.Matrix("stock_end");
        var natives = string.Join(',', start.Rows.Select((c, i) => string.Create(CultureInfo.InvariantCulture, $"{c}:{start[i, i]}/{(i == 2 ? "" : end[i, i])}/0/0")));
        var fault = Assert.Throws<ReconciliationException>(() => Accounts.Apply(Region(start, end), CorrectionFactorTests.With(("start", "2010"), ("natives", natives))));

        Assert.Equal((ReconciliationError.NativeBornMissing, "C"), (fault.Error, fault.Subject));
    }

    [Theory]
    [InlineData("stock-differences")]
    [InlineData("stock-accounts")]
    public void Apply_Flows_IsRefused(string method)
    {
        var fault = Assert.Throws<ReconciliationException>(() => ReconciliationMethods.Get(method).Apply(
            new ReconciliationInput(["AUT", "BEL"], [new("AUT", "BEL", 1, 2)]), CorrectionFactorTests.With(("start", "2010"))));

        Assert.Equal(ReconciliationError.WrongKind, fault.Error);
    }

    [Fact]
    public void Measurement_OfStocks_IsRefused()
    {
        var input = new ReconciliationInput(["AUT", "BEL"], [new("AUT", "BEL", 1, 2)]) { Kind = FigureKind.Stocks };
        var fault = Assert.Throws<ReconciliationException>(() => ReconciliationMethods.Get("measurement").Apply(input, CorrectionFactorTests.With(("variance", "low=1"))));

        Assert.Equal(ReconciliationError.WrongKind, fault.Error);
    }

    [Theory]
    [InlineData("start", "2015")]
    [InlineData("start", "2012")]
    [InlineData("decreases", "deaths")]
    [InlineData("prefer", "none")]
    public void Differences_ParameterThatCannotServe_IsNamed(string id, string value)
    {
        var worked = Oracle.Read("ffs_diff.json");
        var parameters = CorrectionFactorTests.With(("start", "2010"));
        parameters[id] = value;
        var fault = Assert.Throws<ReconciliationException>(() => Differences.Apply(Region(worked.Matrix("stock_start"), worked.Matrix("stock_end")), parameters));

        Assert.Equal((ReconciliationError.InvalidParameter, id), (fault.Error, fault.Subject));
    }

    [Theory]
    [InlineData("natives", "A:1/2/3")]
    [InlineData("natives", "A:1/2/3/4,A:1/2/3/4")]
    [InlineData("natives", "A:1/2/x/4")]
    [InlineData("natives", "A:1/2//4")]
    [InlineData("natives", "A:1/-2/3/4")]
    [InlineData("account", "ajar")]
    public void Accounts_ParameterThatCannotServe_IsNamed(string id, string value)
    {
        var fault = Assert.Throws<ReconciliationException>(() => Accounts.Check(
            new ReconciliationInput(["A"], []) { Kind = FigureKind.Stocks }, CorrectionFactorTests.With(("start", "2010"), (id, value))));

        Assert.Equal((ReconciliationError.InvalidParameter, id), (fault.Error, fault.Subject));
    }

    [Fact]
    public void Differences_StockUnknownAtTheStart_GivesNoEstimate()
    {
        var input = new ReconciliationInput(
            ["AUT", "BEL"],
            [new("AUT", "BEL", null, 20), new("BEL", "AUT", 7, 9)],
            [new PeriodFigures("2010", [new("BEL", "AUT", 4, null)])]) { Kind = FigureKind.Stocks };
        var estimates = Differences.Apply(input, CorrectionFactorTests.With(("start", "2010"))).Estimates;

        Assert.Equal((null, EstimateReason.StockUnknown), (estimates[0].Value, estimates[0].Reason));
        Assert.Equal(5, estimates[1].Value);
    }

    [Fact]
    public void Descriptions_MethodsFromStocks_SayTheyAreTransitions() =>
        Assert.Equal(
            ["stock-accounts", "stock-differences"],
            ReconciliationMethods.All.Where(m => m.Description.Concept == EstimateConcept.Transitions).Select(m => m.Description.Id));

    private static ReconciliationInput Region(LabelledMatrix start, LabelledMatrix end, params ImmutableArray<NativeStock> natives)
    {
        IEnumerable<CorridorFigure> Figures(LabelledMatrix stocks) =>
            from i in Enumerable.Range(0, stocks.Rows.Length)
            from j in Enumerable.Range(0, stocks.Rows.Length)
            where i != j
            select new CorridorFigure(stocks.Rows[i], stocks.Rows[j], null, stocks[i, j]);
        return new ReconciliationInput(start.Rows, Figures(end), [new PeriodFigures("2010", [.. Figures(start)])]) { Kind = FigureKind.Stocks, Period = "2015", Natives = natives };
    }
}
