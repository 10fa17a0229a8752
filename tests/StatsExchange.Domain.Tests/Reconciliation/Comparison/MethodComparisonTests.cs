// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Reconciliation.Comparison;
using Xunit.Abstractions;

namespace StatsExchange.Domain.Tests.Reconciliation.Comparison;

public sealed class MethodComparisonTests(ITestOutputHelper output)
{
    // σ² and the priors of the class medium have no published values; these stand between their neighbours and are written in the README.
    private static readonly KeyValuePair<string, string>[] Stated =
    [
        new("variance", "high=0.01,medium=0.04,low=0.09"), new("medium-emigration", "38,28"), new("medium-immigration", "50,15"),
    ];

    private static readonly MethodChoice[] Choices =
    [
        .. new[] { "receiving", "sending", "max", "min", "mean", "geometric" }.Select(rule => MethodChoice.Of(rule, rule)),
        MethodChoice.Of("weighted", "weighted", new KeyValuePair<string, string>("weights", string.Join(',', EuropeanFlows.Of(2015).Countries.Select(country => country + "=1")))),
        MethodChoice.Of("factors", "factors"),
        MethodChoice.Of("factors, benchmark SWE", "factors", new KeyValuePair<string, string>("benchmark", "SWE:immigration")),
        MethodChoice.Of("factors, 1/(I+E)", "factors", new KeyValuePair<string, string>("weight", "1/(I+E)")),
        MethodChoice.Of("factors, logs", "factors", new KeyValuePair<string, string>("objective", "logs")),
        MethodChoice.Of("measurement", "measurement", Stated),
        MethodChoice.Of("completion", "completion"),
    ];

    public static TheoryData<int> Years() => [.. EuropeanFlows.Years];

    [Fact]
    public void Choices_OfThisTest_AreAllMethodsOfFlows() => Assert.Equal(
        ReconciliationMethods.All.Where(method => method.Description.Concept == EstimateConcept.AsReported).Select(method => method.Description.Id).Order(),
        Choices.Select(choice => choice.Method).Distinct().Order());

    [Fact]
    public void Of_MethodThatCannotRun_KeepsNoOtherFromRunning()
    {
        var input = new ReconciliationInput(["AUT", "BEL"], [new("AUT", "BEL", 10, 20), new("BEL", "AUT", null, 5)]);
        var comparison = Compare(input, [MethodChoice.Of("r", "receiving"), MethodChoice.Of("m", "measurement")]);

        Assert.Equal(2, comparison.Corridors.Length);
        Assert.Null(comparison.Runs[0].Failure);
        Assert.Contains("variance", comparison.Runs[1].Failure, StringComparison.Ordinal);
        Assert.All(comparison.Runs[1].Estimates, estimate => Assert.Equal((null, EstimateReason.CannotRun), (estimate.Value, estimate.Reason)));
        Assert.Equal(0, Assert.Single(comparison.Pairs).Corridors);
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void Of_EuropeanFlows_EveryMethodGivesEveryCellAValueOrAReason(int year)
    {
        var input = EuropeanFlows.Of(year);
        var comparison = Compare(input, Choices);

        Assert.Equal(702, comparison.Corridors.Length);
        Assert.All(comparison.Runs, run => Assert.Equal(702, run.Estimates.Length));
        Assert.All(
            comparison.Runs.SelectMany(r => r.Estimates),
            e => Assert.True(e.Value is { } value ? value >= 0 && double.IsFinite(value) && e.Reason is null : e.Reason is not null));
        Assert.Equal(Choices.Length * (Choices.Length - 1) / 2, comparison.Pairs.Length);
        Assert.All(comparison.Pairs, p => Assert.True(p is { Corridors: > 40, MedianAbsoluteLogRatio: >= 0, SumRatio: > 0.1 }));
        var spreads = comparison.Corridors.Select(c => c.Spread ?? -1).ToArray();
        Assert.Equal(spreads.OrderDescending(), spreads);
        Assert.All(comparison.Corridors.Where(c => c.LogSpread is not null), c => Assert.True(c.LogSpread >= 0));
    }

    [Fact]
    public void Of_TwoRules_TellsHowFarTheyAreApart()
    {
        var input = new ReconciliationInput(
            ["AUT", "BEL", "DNK"], [new("AUT", "BEL", 10, 20), new("BEL", "AUT", 100, 50), new("AUT", "DNK", 7, null), new("DNK", "AUT", 0, 5)]);
        var comparison = Compare(input, [MethodChoice.Of("r", "receiving"), MethodChoice.Of("s", "sending")]);

        Assert.Equal(["BEL AUT", "AUT BEL", "DNK AUT", "AUT DNK"], comparison.Corridors.Select(c => $"{c.Origin} {c.Destination}"));
        Assert.Equal(50, comparison.Corridors[0].Spread);
        Assert.Null(comparison.Corridors[3].Spread);
        Assert.Equal((5, null), (comparison.Corridors[2].Spread, comparison.Corridors[2].LogSpread));
        var pair = Assert.Single(comparison.Pairs);
        Assert.Equal(("r", "s", 2), (pair.First, pair.Second, pair.Corridors));
        Flows.AssertClose(Math.Log(2), pair.MedianAbsoluteLogRatio, 1e-12);
        Flows.AssertClose(110.0 / 70, pair.SumRatio, 1e-12);
    }

    [Fact]
    public void Score_ConsistentReports_FactorsPredictWhatIsHidden()
    {
        double[] rateIn = [1, 0.8, 0.5, 0.9], rateOut = [0.7, 0.6, 0.9, 0.5];
        var input = new ReconciliationInput(
            Enumerable.Range(0, 4).Select(Flows.Country),
            from i in Enumerable.Range(0, 4)
            from j in Enumerable.Range(0, 4)
            where i != j
            let moves = 500 + (100.0 * i) + (37 * j * j)
            select new CorridorFigure(Flows.Country(i), Flows.Country(j), moves * rateOut[i], moves * rateIn[j]));

        foreach (var side in new[] { HiddenSide.Destination, HiddenSide.Origin })
        {
            var score = LeaveOneOut.Score([input], MethodChoice.Of("factors", "factors"), side);
            Assert.Equal((12, 12, 1.0, 1.0), (score.Hidden, score.Predicted, score.Within10, score.Within25));
            Assert.InRange(score.MedianAbsoluteLogError!.Value, 0, 1e-9);
        }

        var naive = LeaveOneOut.Score([input], MethodChoice.Of("sending", "sending"), HiddenSide.Destination);
        Assert.True(naive.MedianAbsoluteLogError > 0.2);
        var none = LeaveOneOut.Score([input], MethodChoice.Of("mean", "mean"), HiddenSide.Destination);
        Assert.Equal((EstimateReason.DestinationMissing, 12), Assert.Single(none.Unpredicted.Select(why => (why.Key, why.Value))));
        Assert.Equal((12, 0, null, null), (none.Hidden, none.Predicted, none.MedianAbsoluteLogError, none.Within10));
    }

    [Fact]
    public void Score_MethodThatCannotRunAtAll_SaysWhy()
    {
        var fault = Assert.Throws<ReconciliationException>(() => LeaveOneOut.Score([EuropeanFlows.Of(2015)], MethodChoice.Of("m", "measurement"), HiddenSide.Origin));

        Assert.Equal("variance", fault.Subject);
    }

    [Fact]
    public void Score_EuropeanFlows_TellsTheMethodsApart()
    {
        // The table of all years is in the README; it takes a minute to make.
        ReconciliationInput[] years = [EuropeanFlows.Of(2016)];
        output.WriteLine("| method | hidden | predicted | median error | within 10 % | within 25 % |");
        output.WriteLine("|---|---|---|---|---|---|");
        var scores = new List<PredictionScore>();
        foreach (var side in new[] { HiddenSide.Destination, HiddenSide.Origin, HiddenSide.Both })
        {
            foreach (var choice in Choices.Where(c => c.Method is not ("max" or "min" or "mean" or "geometric" or "weighted")))
            {
                var score = LeaveOneOut.Score(years, choice, side);
                scores.Add(score);
                output.WriteLine(FormattableString.Invariant(
                    $"| {score.Name} | {score.Side} | {score.Predicted} of {score.Hidden} | {score.MedianAbsoluteLogError:F3} | {score.Within10:P1} | {score.Within25:P1} |"));
            }
        }

        PredictionScore Of(string name, HiddenSide side) => scores.Single(s => s.Name == name && s.Side == side);
        Assert.All(scores, s => Assert.Equal(years.Sum(y => y.Figures.Count(f => f.OriginValue > 0 && f.DestinationValue > 0)), s.Hidden));
        // What a steward chooses on: factors know the level of the hidden side, and taking the other side's figure as it stands does not.
        foreach (var side in new[] { HiddenSide.Destination, HiddenSide.Origin })
        {
            var naive = Of(side == HiddenSide.Destination ? "sending" : "receiving", side);
            Assert.True(Of("factors, logs", side).MedianAbsoluteLogError < naive.MedianAbsoluteLogError);
        }

        // Only completion says anything where nobody reports.
        Assert.All(scores.Where(s => s.Side == HiddenSide.Both), s => Assert.Equal(s.Name == "completion", s.Predicted > 0));
    }

    private static MethodComparison Compare(ReconciliationInput input, MethodChoice[] choices) =>
        MethodComparison.Of(input, [.. choices.Select(choice => MethodRun.Of(input, choice))]);
}
