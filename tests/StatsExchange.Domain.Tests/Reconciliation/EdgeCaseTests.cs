// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Reconciliation.Completion;
using StatsExchange.Domain.Reconciliation.FromStocks;

namespace StatsExchange.Domain.Tests.Reconciliation;

/// <summary>Inputs at the edges of what methods are defined for.</summary>
public sealed class EdgeCaseTests
{
    [Theory]
    [InlineData(60, 10, false)]
    [InlineData(50, 10, true)]
    [InlineData(10, 50, true)]
    [InlineData(10, 51, false)]
    public void Factors_AtTheEndsOfTheirRange_AreUsedAndBeyondThemReported(double left, double arrived, bool isUsed)
    {
        var input = new ReconciliationInput(["AUT", "BEL"], [new("AUT", "BEL", left, arrived)]);
        var line = ReconciliationMethods.Get("factors").Apply(input, CorrectionFactorTests.With(("benchmark", "BEL:immigration"))).Line("AUT", ReportSide.Emigration);

        Flows.AssertClose(arrived / left, line.Factor, 1e-9);
        Assert.Equal(isUsed ? null : FactorReason.OutOfRange, line.Reason);
    }

    [Theory]
    [InlineData(21)]
    [InlineData(19)]
    public void Fit_MarginsThatDisagreeOnEitherSide_AreRefused(double column)
    {
        var fault = Assert.Throws<ReconciliationException>(
            () => ProportionalFitting.Fit(new(["A", "B"], ["A", "B"], [1, 1, 1, 1]), [10, 20], [10, column]));
        var turned = Assert.Throws<ReconciliationException>(
            () => ProportionalFitting.Fit(new(["A", "B"], ["A", "B"], [1, 1, 1, 1]), [10, column], [10, 20]));

        Assert.Equal((ReconciliationError.MarginsDisagree, ReconciliationError.MarginsDisagree), (fault.Error, turned.Error));
    }

    [Fact]
    public void Fit_ZeroMarginsOnBothSides_EmptyTheTable()
    {
        var fitted = ProportionalFitting.Fit(new(["A", "B"], ["A", "B"], [1, 2, 3, 4]), [0, 0], [0, 0]);

        Assert.All(fitted.Table.Values, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Completion_TwoGroupsThatNothingLinks_AreNotFittedToEachOther()
    {
        string[] members = ["AUT", "BEL", "DNK", "FIN"];
        var input = new ReconciliationInput(
            members,
            from origin in members
            from destination in members
            where origin != destination
            let isWithin = (members.IndexOf(origin) < 2) == (members.IndexOf(destination) < 2)
            select new CorridorFigure(origin, destination, null, isWithin ? 10 : null));
        var estimates = ReconciliationMethods.Get("completion").Apply(input, Flows.NoParameters).Estimates;

        Assert.Equal(4, estimates.Count(estimate => estimate is { Value: 10, IsFitted: false }));
        Assert.All(estimates.Where(estimate => estimate.Value is null), estimate => Assert.Equal(EstimateReason.NotLinked, estimate.Reason));
        Assert.Equal(8, estimates.Count(estimate => estimate.Value is null));
    }

    [Fact]
    public void Completion_RegionOfZeros_FitsZeros()
    {
        string[] members = ["AUT", "BEL", "DNK"];
        var input = new ReconciliationInput(
            members,
            from origin in members
            from destination in members
            where origin != destination
            select new CorridorFigure(origin, destination, null, origin == "AUT" && destination == "BEL" ? null : 0));
        var fitted = ReconciliationMethods.Get("completion").Apply(input, Flows.NoParameters).Estimates.Single(estimate => estimate.Origin == "AUT" && estimate.Destination == "BEL");

        Assert.Equal((0, true), (fitted.Value, fitted.IsFitted));
    }

    [Fact]
    public void Account_CountriesInAnotherOrder_GivesTheSameTransitions()
    {
        // Nothing but the order tells B from C: a tie that is broken by place or by chance would show.
        StockTable start = new(["A", "B", "C"], [60, 20, 20, 10, 50, 10, 10, 10, 50]), end = new(["A", "B", "C"], [50, 25, 25, 10, 50, 10, 10, 10, 50]);
        var account = DemographicAccounting.Estimate(start, end, [0, 0, 0], [0, 0, 0]);

        Flows.AssertClose(account.Transitions[0, 1], account.Transitions[0, 2], 1e-9);
        Flows.AssertClose(10, account.Total, 1e-9);
        Oracle.AssertClose(account.Transitions.Values, DemographicAccounting.Estimate(start, end, [0, 0, 0], [0, 0, 0]).Transitions.Values, 0);
    }

    [Fact]
    public void ChoiceRules_BothSidesZero_AreZeroAndNotMissing()
    {
        var input = new ReconciliationInput(["AUT", "BEL"], [new("AUT", "BEL", 0, 0), new("BEL", "AUT", null, null)]);
        foreach (var rule in new[] { "receiving", "sending", "max", "min", "mean" })
        {
            var estimates = ReconciliationMethods.Get(rule).Apply(input, Flows.NoParameters).Estimates;
            Assert.Equal((0, null), (estimates[0].Value, estimates[0].Reason));
            Assert.Null(estimates[1].Value);
        }
    }
}
