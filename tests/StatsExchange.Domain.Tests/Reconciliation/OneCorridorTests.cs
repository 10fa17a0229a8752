// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Sheets;

namespace StatsExchange.Domain.Tests.Reconciliation;

/// <summary>A method that says it is one of one corridor gives a corridor alone what it gives it in its region, over regions made from a seed that FsCheck prints.</summary>
public sealed class OneCorridorTests
{
    [Fact]
    public void All_ThatAreOfOneCorridor_AreTheChoiceRulesAndTheMeasurementModel() => Assert.Equal(
        ["geometric", "max", "mean", "measurement", "min", "receiving", "sending", "weighted"],
        ReconciliationMethods.All.Where(method => method.Description.IsOfOneCorridor).Select(method => method.Description.Id));

    [Theory]
    [InlineData("receiving", "", "")]
    [InlineData("sending", "", "")]
    [InlineData("max", "", "")]
    [InlineData("min", "", "")]
    [InlineData("mean", "", "")]
    [InlineData("geometric", "", "")]
    [InlineData("weighted", "weights", "CAA=2,CAB=1,CAC=3")]
    [InlineData("measurement", "variance", "low=0.1,high=0")]
    public void Apply_CorridorAlone_GivesWhatItGivesInItsRegion(string id, string parameter, string text) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var method = ReconciliationMethods.Get(id);
            var parameters = parameter.Length == 0 ? [] : new Dictionary<string, string> { [parameter] = text };
            string[] countries = [.. Enumerable.Range(0, random.Next(3, 6)).Select(Flows.Country)];
            CorridorFigure[] figures = [.. from origin in countries from destination in countries where origin != destination select Corridor(random, origin, destination)];
            var inRegion = method.Apply(new ReconciliationInput(countries, figures), parameters).Estimates;
            return inRegion.All(estimate => method
                .Apply(
                    new ReconciliationInput(
                        [estimate.Origin, estimate.Destination], figures.Where(figure => (figure.Origin, figure.Destination) == (estimate.Origin, estimate.Destination))),
                    parameters)
                .Estimates.Single() == estimate);
        }).QuickCheckThrowOnFailure();

    private static CorridorFigure Corridor(Random random, string origin, string destination)
    {
        return new CorridorFigure(origin, destination, Report(), Report(), random.Next(12) == 0)
        {
            OriginQuality = new ReportQuality(QualityClass.Low, QualityClass.High, 0.8),
            DestinationQuality = random.Next(4) == 0 ? null : new ReportQuality(QualityClass.High, QualityClass.Low),
        };

        double? Report() => random.Next(8) switch { 0 => null, 1 => 0, _ => random.Next(1, 5_000) };
    }
}
