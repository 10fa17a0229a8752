// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Reconciliation;

namespace StatsExchange.Domain.Tests.Reconciliation;

public sealed class ChoiceRuleTests
{
    [Theory]
    [InlineData("receiving", 9)]
    [InlineData("sending", 4)]
    [InlineData("max", 9)]
    [InlineData("min", 4)]
    [InlineData("mean", 6.5)]
    [InlineData("geometric", 6)]
    public void Apply_BothSides_ChoosesByItsRule(string rule, double expected) =>
        Flows.AssertClose(expected, Estimate(rule, 4, 9).Value, 1e-15);

    [Theory]
    [InlineData("receiving", 0)]
    [InlineData("sending", 9)]
    [InlineData("max", 9)]
    [InlineData("min", 0)]
    [InlineData("mean", 4.5)]
    public void Apply_DestinationReportsZero_TakesItAsAValue(string rule, double expected) =>
        Assert.Equal(expected, Estimate(rule, 9, 0).Value);

    [Fact]
    public void Apply_GeometricMeanOfZero_IsNotDefined() =>
        Assert.Equal((null, EstimateReason.ZeroSide), Outcome(Estimate("geometric", 9, 0)));

    [Theory]
    [InlineData("receiving", null, 9.0, 9.0, null)]
    [InlineData("receiving", 4.0, null, null, EstimateReason.DestinationMissing)]
    [InlineData("sending", 4.0, null, 4.0, null)]
    [InlineData("sending", null, 9.0, null, EstimateReason.OriginMissing)]
    [InlineData("max", 4.0, null, null, EstimateReason.DestinationMissing)]
    [InlineData("min", null, 9.0, null, EstimateReason.OriginMissing)]
    [InlineData("mean", null, null, null, EstimateReason.NotReported)]
    [InlineData("geometric", null, 0.0, null, EstimateReason.OriginMissing)]
    public void Apply_OneSideMissing_IsNeverReadAsZero(
        string rule, double? origin, double? destination, double? expected, EstimateReason? reason) =>
        Assert.Equal((expected, reason), Outcome(Estimate(rule, origin, destination)));

    [Fact]
    public void Apply_WithheldSide_IsNotRead()
    {
        var input = new ReconciliationInput(["AUT", "BEL"], [new CorridorFigure("AUT", "BEL", 4, 9, DestinationWithheld: true)]);

        foreach (var rule in (string[])["receiving", "max", "min", "mean", "geometric"])
        {
            var estimate = Assert.Single(ReconciliationMethods.Get(rule).Apply(input, Flows.NoParameters).Estimates);
            Assert.Equal((null, EstimateReason.Withheld), Outcome(estimate));
        }

        Assert.Equal(4, ReconciliationMethods.Get("sending").Apply(input, Flows.NoParameters).Estimates[0].Value);
    }

    [Theory]
    [InlineData("AUT=1,BEL=3", 7.75, null)]
    [InlineData("AUT=0, BEL=2", 9.0, null)]
    [InlineData("AUT=0,BEL=0", null, EstimateReason.NoWeight)]
    [InlineData("AUT=1", null, EstimateReason.NoWeight)]
    public void Apply_QualityWeights_CountByReporter(string weights, double? expected, EstimateReason? reason)
    {
        var input = new ReconciliationInput(["AUT", "BEL"], [new CorridorFigure("AUT", "BEL", 4, 9)]);
        var result = ReconciliationMethods.Get("weighted").Apply(input, CorrectionFactorTests.With(("weights", weights)));

        Assert.Equal((expected, reason), Outcome(Assert.Single(result.Estimates)));
        Assert.Equal(weights, result.Parameters["weights"]);
    }

    [Theory]
    [InlineData("AUT=-1")]
    [InlineData("AUT")]
    [InlineData("AUT=NaN")]
    [InlineData("AUT=1,AUT=2")]
    public void Apply_WeightsThatCannotBeRead_Throws(string weights)
    {
        var input = new ReconciliationInput(["AUT", "BEL"], [new CorridorFigure("AUT", "BEL", 4, 9)]);
        var thrown = Assert.Throws<ReconciliationException>(
            () => ReconciliationMethods.Get("weighted").Apply(input, CorrectionFactorTests.With(("weights", weights))));
        Assert.Equal(ReconciliationError.InvalidParameter, thrown.Error);
    }

    [Fact]
    public void Apply_WeightsLeftOut_Throws() =>
        Assert.Throws<ReconciliationException>(
            () => ReconciliationMethods.Get("weighted").Apply(new ReconciliationInput([], []), Flows.NoParameters));

    [Fact]
    public void Get_UnknownMethod_NamesThoseThereAre()
    {
        var thrown = Assert.Throws<ReconciliationException>(() => ReconciliationMethods.Get("manual"));
        Assert.Equal(ReconciliationError.UnknownMethod, thrown.Error);
        Assert.All(ReconciliationMethods.All, m => Assert.Contains(m.Description.Id, thrown.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void All_Methods_HaveAnIdOfTheirOwn() =>
        Assert.Equal(ReconciliationMethods.All.Length, ReconciliationMethods.All.Select(m => m.Description.Id).Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Fact]
    public void All_Methods_SayWhatTheyDoWithZeros() =>
        Assert.All(ReconciliationMethods.All, m => Assert.NotEmpty(m.Description.Zeros));

    private static CorridorEstimate Estimate(string rule, double? origin, double? destination)
    {
        var input = new ReconciliationInput(["AUT", "BEL"], [new CorridorFigure("AUT", "BEL", origin, destination)]);
        return Assert.Single(ReconciliationMethods.Get(rule).Apply(input, Flows.NoParameters).Estimates);
    }

    private static (double? Value, EstimateReason? Reason) Outcome(CorridorEstimate estimate) => (estimate.Value, estimate.Reason);
}
