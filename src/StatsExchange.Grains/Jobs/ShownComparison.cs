// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Reconciliation;
using StatsExchange.V1;
using ComparedCorridor = StatsExchange.V1.ComparedCorridor;
using Comparing = StatsExchange.Domain.Reconciliation.Comparison;

namespace StatsExchange.Grains.Jobs;

/// <summary>
/// What of a method comparison may be told to a regional body: of a corridor, and of how methods differ and predict over the corridors whose both
/// ends may be shown.
/// </summary>
/// <param name="shown">The members whose figures may be shown.</param>
internal sealed class ShownComparison(HashSet<string> shown)
{
    private const string CannotRun = "The method cannot run on these figures. Why is not told, since figures it rests on may be used and not shown.";

    private readonly ShownEstimates _estimates = new(shown);

    /// <summary>A corridor, less what may not be told of it.</summary>
    /// <param name="comparison">What it stands in.</param>
    /// <param name="found">What was found.</param>
    /// <param name="standing">What of it stands now.</param>
    public ComparedCorridor Of(MethodComparison comparison, ComparedCorridor found, ComparedCorridor standing)
    {
        var corridor = standing.Clone();
        for (var method = 0; method < corridor.Estimates.Count; method++)
        {
            var estimate = corridor.Estimates[method];
            if ((estimate.HasEstimate || !ShownEstimates.IsOfReports(estimate.Reason)) && !_estimates.Tells(comparison, comparison.Methods[method], found))
            {
                corridor.Estimates[method] = new MethodEstimate { Reason = ShownEstimates.NotShown };
                corridor.ClearSpread();
                corridor.ClearLogSpread();
            }
        }

        if (!_estimates.ShowsOrigin(corridor.Origin, corridor.Destination, found.Remark))
        {
            corridor.ClearOriginValue();
        }

        if (!_estimates.ShowsDestination(corridor.Origin, corridor.Destination, found.Remark))
        {
            corridor.ClearDestinationValue();
        }

        // Predictions lead back to the figures they were made from.
        if (!_estimates.AreEndsShown(corridor.Origin, corridor.Destination) || comparison.Methods.Any(method => _estimates.AreHiddenHeldAgainst(comparison, method)))
        {
            corridor.Predictions.Clear();
        }

        return corridor;
    }

    /// <summary>Takes differences, scores and counts anew where a member's figures may not be shown.</summary>
    /// <param name="summary">What was found over all corridors.</param>
    /// <param name="corridors">What is told of each.</param>
    public void Narrow(MethodComparison summary, IReadOnlyCollection<ComparedCorridor> corridors)
    {
        if (_estimates.AreAllShown(summary.Vintages))
        {
            return;
        }

        ComparedCorridor[] open = [.. corridors.Where(corridor => _estimates.AreEndsShown(corridor.Origin, corridor.Destination))];
        summary.CorridorsNotShown = corridors.Count - open.Length;
        summary.TwoSided = open.Count(IsTwoSided);
        summary.HiddenCorridors = open.Count(corridor => corridor.Predictions.Count > 0);
        foreach (var failures in summary.Methods.Select(method => method.Failures))
        {
            foreach (var period in failures.Keys.ToList())
            {
                failures[period] = CannotRun;
            }
        }

        MethodDifference[] differences = [.. summary.Differences.Select(difference => Difference(summary, difference, open))];
        summary.Differences.Clear();
        summary.Differences.AddRange(differences);

        // Comparisons of earlier hubs do not hold the reports that predictions are of, brought to one minimum stay.
        HiddenPrediction[] predictions = [.. open.SelectMany(corridor => corridor.Predictions)];
        PredictionScore[] scores = predictions.All(prediction => prediction.HasReported) ? [.. summary.Scores.Select(score => Score(summary, score, predictions))] : [];
        summary.Scores.Clear();
        summary.Scores.AddRange(scores);
    }

    // Those of which a report can be hidden.
    private static bool IsTwoSided(ComparedCorridor corridor) =>
        corridor is { OriginValue: > 0, DestinationValue: > 0 }
        && ShownEstimates.UsesOrigin(corridor.Remark) && ShownEstimates.UsesDestination(corridor.Remark);

    private static MethodDifference Difference(MethodComparison summary, MethodDifference all, IEnumerable<ComparedCorridor> open)
    {
        var (first, second) = (PositionOf(summary, all.First), PositionOf(summary, all.Second));
        return ComparisonResults.DifferenceOf(all.TimePeriod, Comparing.PairDifference.Of(all.First, all.Second, open
            .Where(corridor => corridor.TimePeriod == all.TimePeriod)
            .Select(corridor => (ValueOf(corridor.Estimates[first]), ValueOf(corridor.Estimates[second])))));
    }

    private static PredictionScore Score(MethodComparison summary, PredictionScore all, IEnumerable<HiddenPrediction> predictions)
    {
        var method = PositionOf(summary, all.Method);
        return ComparisonResults.ScoreOf(Comparing.PredictionScore.Of(all.Method, ComparisonResults.SideOf(all.HiddenReport), predictions
            .Where(prediction => prediction.Method == method && prediction.HiddenReport == all.HiddenReport)
            .Select(prediction => new Comparing.HiddenReport(
                prediction.Reported,
                prediction.HasPredicted ? prediction.Predicted : null,
                prediction.Reason.Length > 0 ? ReasonCode.Parse(prediction.Reason) : null))));
    }

    private static int PositionOf(MethodComparison summary, string name) => summary.Methods.Index().First(method => method.Item.Name == name).Index;

    private static double? ValueOf(MethodEstimate estimate) => estimate.HasEstimate ? estimate.Estimate : null;
}
