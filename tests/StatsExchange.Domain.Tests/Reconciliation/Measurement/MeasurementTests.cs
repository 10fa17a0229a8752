// SPDX-License-Identifier: Apache-2.0
using MathNet.Numerics;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Sheets;

namespace StatsExchange.Domain.Tests.Reconciliation.Measurement;

public sealed class MeasurementTests
{
    private const string Variances = "high=0.01,medium=0.04,low=0.09";
    private static readonly IReconciliationMethod Model = ReconciliationMethods.Get("measurement");
    private static readonly ReportQuality Good = new(QualityClass.Low, QualityClass.High);

    [Theory]
    [InlineData(ReportSide.Emigration, QualityClass.Low, 44.95, 16.96)]
    [InlineData(ReportSide.Emigration, QualityClass.High, 32.14, 38.52)]
    [InlineData(ReportSide.Immigration, QualityClass.Low, 57.49, 8.07)]
    [InlineData(ReportSide.Immigration, QualityClass.High, 44.56, 20.89)]
    public void Apply_OneReport_FollowsTheFormula(ReportSide side, QualityClass undercount, double a, double b)
    {
        var quality = new ReportQuality(undercount, QualityClass.Medium, 0.73);
        var figure = side == ReportSide.Emigration ? Figure(400, null, quality, null) : Figure(null, 400, null, quality);
        var estimate = Assert.Single(Apply([figure]).Estimates);

        var log = Math.Log(400) + Math.Log(0.73) - (SpecialFunctions.DiGamma(a) - SpecialFunctions.DiGamma(a + b));
        var half = 1.959963984540054 * Math.Sqrt(Slope(a) - Slope(a + b) + 0.04 + (1 / 400.0));
        Flows.AssertClose(Math.Exp(log), estimate.Value, 1e-12);
        Flows.AssertClose(Math.Exp(log - half), estimate.Lower, 1e-6);
        Flows.AssertClose(Math.Exp(log + half), estimate.Upper, 1e-6);
    }

    [Fact]
    public void Apply_BothReports_PoolsByInverseVariance()
    {
        var both = Assert.Single(Apply([Figure(300, 500, Good, Good)]).Estimates);
        var left = Assert.Single(Apply([Figure(300, null, Good, Good)]).Estimates);
        var arrived = Assert.Single(Apply([Figure(null, 500, Good, Good)]).Estimates);

        double Precision(CorridorEstimate e) => 1 / Math.Pow(Math.Log(e.Upper!.Value / e.Lower!.Value), 2);
        var (l, i) = (Precision(left), Precision(arrived));
        var expected = ((l * Math.Log(left.Value!.Value)) + (i * Math.Log(arrived.Value!.Value))) / (l + i);
        Flows.AssertClose(expected, Math.Log(both.Value!.Value), 1e-12);
        Flows.AssertClose(l + i, Precision(both), 1e-9);
    }

    [Fact]
    public void Apply_SideWithoutClass_IsNotUsed()
    {
        ReportQuality none = new(null, QualityClass.High);
        var alone = Assert.Single(Apply([Figure(300, null, Good, null)]).Estimates);

        Assert.Equal(alone, Assert.Single(Apply([Figure(300, 500, Good, none)]).Estimates));
        Assert.Equal(EstimateReason.NoClass, Assert.Single(Apply([Figure(300, 500, new(QualityClass.Low, null), none)]).Estimates).Reason);
        Assert.Equal(EstimateReason.NoClass, Assert.Single(Apply([Figure(300, 500, null, null)]).Estimates).Reason);
    }

    [Fact]
    public void Apply_MissingAndWithheld_GiveTheirReasons()
    {
        Assert.Equal(EstimateReason.NotReported, Assert.Single(Apply([Figure(null, null, Good, Good)]).Estimates).Reason);
        Assert.Equal(
            EstimateReason.Withheld, Assert.Single(Apply([Figure(300, null, Good, Good) with { OriginWithheld = true }]).Estimates).Reason);
    }

    [Fact]
    public void Apply_Zeros_SayThatFewMoved()
    {
        var nobody = Assert.Single(Apply([Figure(0, 0, Good, Good)]).Estimates);
        var few = Assert.Single(Apply([Figure(0, 100, Good, Good)]).Estimates);
        var alone = Assert.Single(Apply([Figure(null, 100, Good, Good)]).Estimates);

        Assert.Equal((0, 0), (nobody.Value, nobody.Lower));
        Assert.InRange(nobody.Upper!.Value, 1, 10);
        Assert.InRange(few.Value!.Value, 0.8 * alone.Value!.Value, alone.Value.Value);
    }

    [Fact]
    public void Apply_MediumWithoutPrior_IsRefusedAndNamesTheParameter()
    {
        ReportQuality medium = new(QualityClass.Medium, QualityClass.High);
        var fault = Assert.Throws<ReconciliationException>(() => Apply([Figure(1, 300, medium, Good)]));

        Assert.Equal((ReconciliationError.InvalidParameter, "medium-emigration"), (fault.Error, fault.Subject));
        Assert.NotNull(Assert.Single(Apply([Figure(1, 300, medium, Good)], ("medium-emigration", "38, 28")).Estimates).Value);
    }

    [Theory]
    [InlineData("variance", "low=0.1,low=0.2")]
    [InlineData("variance", "best=0.1")]
    [InlineData("variance", "low=-1")]
    [InlineData("variance", "low=0.1")]
    [InlineData("medium-immigration", "3")]
    [InlineData("medium-immigration", "0,1")]
    [InlineData("level", "95")]
    public void Apply_ParameterThatCannotServe_IsNamed(string id, string value)
    {
        var fault = Assert.Throws<ReconciliationException>(() => Apply([Figure(3, 300, Good, Good)], (id, value)));

        Assert.Equal((ReconciliationError.InvalidParameter, id), (fault.Error, fault.Subject));
    }

    [Fact]
    public void Apply_VarianceLeftOut_IsRefused() =>
        Assert.Throws<ReconciliationException>(() => Model.Apply(new ReconciliationInput([], []), Flows.NoParameters));

    [Fact]
    public void Apply_TotalOfOneReporter_HasMoreErrorThanIndependentReportsWould()
    {
        string[] partners = ["BEL", "DNK", "FIN", "SWE"];
        var figures = partners.Select(p => new CorridorFigure("AUT", p, 10000, null) { OriginQuality = Good }).ToArray();
        var result = Model.Apply(new ReconciliationInput([.. partners, "AUT"], figures), CorrectionFactorTests.With(("variance", "high=0")));
        var total = result.Totals.Single(t => t.Origin == "AUT");
        var cell = result.Estimates[0];

        Flows.AssertClose(result.Estimates.Sum(e => e.Value!.Value), total.Value, 1e-12);
        Assert.Equal((4, 0), (total.Corridors, total.WithoutEstimate));
        // With no error of their own the four reports err as one: the total is as uncertain as each of them, not half as much.
        Flows.AssertClose(Math.Log(cell.Upper!.Value / cell.Lower!.Value), Math.Log(total.Upper / total.Lower), 0.01);
    }

    [Fact]
    public void ExpectedReport_OfAnEstimateFromThatReport_IsTheReport()
    {
        var figure = Figure(null, 640, null, new(QualityClass.High, QualityClass.High, 0.8));
        var result = Apply([figure]);

        Flows.AssertClose(640 * 0.8, Model.ExpectedReport(figure, ReportSide.Immigration, result, result.Estimates[0]), 1e-12);
        Assert.Null(Model.ExpectedReport(figure, ReportSide.Emigration, result, result.Estimates[0]));
    }

    internal static MethodResult Apply(IEnumerable<CorridorFigure> figures, params (string Id, string Value)[] parameters)
    {
        var all = figures.ToArray();
        var given = new Dictionary<string, string> { ["variance"] = Variances };
        foreach (var (id, value) in parameters)
        {
            given[id] = value;
        }

        return Model.Apply(new ReconciliationInput(all.SelectMany(f => new[] { f.Origin, f.Destination }), all), given);
    }

    private static CorridorFigure Figure(double? origin, double? destination, ReportQuality? left, ReportQuality? arrived) =>
        new("AUT", "BEL", origin, destination) { OriginQuality = left, DestinationQuality = arrived };

    private static double Slope(double x)
    {
        const double Step = 1e-4;
        return (SpecialFunctions.DiGamma(x + Step) - SpecialFunctions.DiGamma(x - Step)) / (2 * Step);
    }
}
