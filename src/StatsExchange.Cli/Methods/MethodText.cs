// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Corridors;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Methods;

/// <summary>A method comparison, as JSON and for the reader.</summary>
internal static class MethodText
{
    private static readonly string[] DifferenceColumns = ["period", "method", "and", "corridors#", "median |ln ratio|#", "sum of the second / first#"];
    private static readonly string[] ScoreColumns =
        ["hidden", "method", "hidden reports#", "predicted#", "median |ln error|#", "within 10 %#", "within 25 %#", "not predicted, because"];

    public static Option<int> Top() => new("--top")
    {
        Description = "How many corridors to show, the largest differences first; --json has all.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => 20,
    };

    public static JsonObject Json(GetMethodComparisonResponse found)
    {
        var json = new JsonObject { ["job"] = found.Job.Id, ["region"] = found.Job.Region };
        foreach (var (name, value) in MessageJson.Of(found.Comparison))
        {
            json[name] = value?.DeepClone();
        }

        json["corridors"] = MessageJson.Of(found.Corridors);
        return json;
    }

    public static void Show(Output output, GetMethodComparisonResponse found, int top)
    {
        var comparison = found.Comparison;
        output.Line($"{found.Job.Id}: {comparison.Methods.Count} methods, pair {comparison.Pair}, {string.Join(", ", comparison.TimePeriods)}");
        foreach (var method in comparison.Methods)
        {
            foreach (var (period, failure) in method.Failures.OrderBy(failed => failed.Key, StringComparer.Ordinal))
            {
                output.Line($"{method.Name} cannot run in {period}: {failure}");
            }
        }

        List<ComparedCorridor> estimated = [.. found.Corridors.Where(corridor => corridor.Estimates.Any(estimate => estimate.HasEstimate))];
        if (estimated.Count == 0)
        {
            output.Line("No method has an estimate of any corridor: nothing is reported there, or nothing may be used.");
        }
        else if (top > 0)
        {
            output.Show(FigureTable.Of(
                "Where the methods differ most",
                ["period", "origin", "destination", .. comparison.Methods.Select(method => method.Name + "#"), "spread#"],
                estimated.Take(top).Select(CorridorRow)));
        }

        List<MethodDifference> apart = [.. comparison.Differences.Where(difference => difference.Corridors > 0)];
        if (apart.Count > 0)
        {
            output.Show(FigureTable.Of("How far any two are apart", DifferenceColumns, apart.Select(DifferenceRow)));
        }

        if (comparison.Scores.Count > 0)
        {
            output.Show(FigureTable.Of("Hidden reports, predicted", ScoreColumns, comparison.Scores.Select(ScoreRow)));
            output.Line($"Reports of {Figures.Count(comparison.HiddenCorridors)} of {Figures.Count(comparison.TwoSided, "corridor")} with two values above 0 were hidden, one at a time.");
        }

        if (comparison.CorridorsNotShown > 0)
        {
            output.Line($"{Figures.Count(comparison.CorridorsNotShown, "corridor")} {(comparison.CorridorsNotShown == 1 ? "is" : "are")} left out of differences and scores, because the figures of an end may be used and not shown.");
        }

        LeftOut.Show(output, comparison.WithoutAgreement);
    }

    private static string[] CorridorRow(ComparedCorridor corridor) =>
    [
        corridor.TimePeriod,
        Figures.Party(corridor.Origin),
        Figures.Party(corridor.Destination),
        .. corridor.Estimates.Select(estimate => Figures.Value(estimate.HasEstimate ? estimate.Estimate : null)),
        Figures.Value(corridor.HasSpread ? corridor.Spread : null),
    ];

    private static string[] DifferenceRow(MethodDifference difference) =>
    [
        difference.TimePeriod,
        difference.First,
        difference.Second,
        Figures.Count(difference.Corridors),
        Figures.Ratio(difference.HasMedianLogRatio ? difference.MedianLogRatio : null),
        Figures.Ratio(difference.HasSumRatio ? difference.SumRatio : null),
    ];

    private static string[] ScoreRow(PredictionScore score) =>
    [
        ShortNames.Of(score.HiddenReport).ToLowerInvariant(),
        score.Method,
        Figures.Count(score.Hidden),
        Figures.Count(score.Predicted),
        Figures.Ratio(score.HasMedianLogError ? score.MedianLogError : null),
        Figures.Percent(score.HasWithin10 ? score.Within10 : null),
        Figures.Percent(score.HasWithin25 ? score.Within25 : null),
        string.Join(", ", score.Unpredicted.Select(why => $"{Figures.Count(why.Reports)} {why.Reason.Replace('_', ' ').ToLowerInvariant()}")),
    ];
}
