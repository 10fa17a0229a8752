// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.V1;
using Comparing = StatsExchange.Domain.Reconciliation.Comparison;

namespace StatsExchange.Grains.Jobs;

/// <summary>Runs several methods on what was read of a region, period by period, and scores them on reports that are hidden from them.</summary>
internal sealed class ComparisonRun
{
    private readonly StartMethodComparisonRequest _asked;
    private readonly ComparisonGround _ground;
    private readonly Dictionary<string, Comparing.MethodComparison> _comparisons = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<ScoredRun>> _runs = new(StringComparer.Ordinal);

    public ComparisonRun(StartMethodComparisonRequest asked, ComparisonGround ground) => (_asked, _ground) = (asked, ground);

    /// <summary>What they say; null where the job has ended.</summary>
    public async Task<ComparisonOutcome?> RunAsync(JobWork work, MethodRuns runs, CancellationToken cancellationToken)
    {
        foreach (var (at, period) in _asked.TimePeriods.Index())
        {
            var found = ImmutableArray.CreateBuilder<ScoredRun>();
            for (var method = 0; method < _ground.Choices.Length; method++)
            {
                if (!runs.Has(_ground, period, method))
                {
                    work.ReportPeriods($"Comparing methods in {period}", at, _asked.TimePeriods.Count, _ground.Inputs[period].Figures.Length);
                }

                cancellationToken.ThrowIfCancellationRequested();
                if (await runs.GetAsync(_ground, period, method, cancellationToken) is not { } run)
                {
                    return null;
                }

                found.Add(run);
                await work.GiveWayAsync(cancellationToken);
            }

            _runs[period] = found.ToImmutable();
            _comparisons[period] = Comparing.MethodComparison.Of(_ground.Inputs[period], [.. found.Select(run => run.Run)]);
        }

        return new ComparisonOutcome(Summary(), Corridors());
    }

    private MethodComparison Summary() => new()
    {
        Pair = _asked.Pair,
        TimePeriods = { _asked.TimePeriods },
        Methods = { _ground.Choices.Select((choice, at) => ComparisonResults.MethodOf(choice, _comparisons, at)) },
        Differences = { _asked.TimePeriods.SelectMany(period => _comparisons[period].Pairs.Select(pair => ComparisonResults.DifferenceOf(period, pair))) },
        Scores =
        {
            from side in _ground.Sides.Index()
            from choice in _ground.Choices.Index()
            let reports = _asked.TimePeriods.SelectMany(period => _runs[period][choice.Index].Hidden[side.Index])
            select ComparisonResults.ScoreOf(Comparing.PredictionScore.Of(choice.Item.Name, side.Item, reports)),
        },
        TwoSided = _ground.TwoSided,
        HiddenCorridors = _ground.Hidden.Values.Sum(hidden => hidden.Length),
        Harmonised = _ground.Harmonised ?? "",
    };

    private ImmutableArray<ComparedCorridor> Corridors()
    {
        var all = new List<ComparedCorridor>();
        foreach (var period in _asked.TimePeriods)
        {
            var places = _ground.Reading.ByPeriod[period].Index()
                .ToDictionary(corridor => (corridor.Item.Figure.Origin, corridor.Item.Figure.Destination), corridor => (At: corridor.Index, corridor.Item));
            var hidden = _ground.Hidden[period].Index().ToDictionary(corridor => corridor.Item, corridor => corridor.Index);
            foreach (var found in _comparisons[period].Corridors)
            {
                var (at, sides) = places[(found.Origin, found.Destination)];
                var corridor = ComparisonResults.CorridorOf(period, sides, found);
                if (hidden.TryGetValue(at, out var chosen))
                {
                    corridor.Predictions.Add(PredictionsOf(period, chosen));
                }

                all.Add(corridor);
            }
        }

        return
        [
            .. all.OrderByDescending(corridor => corridor.HasSpread ? corridor.Spread : -1)
                .ThenBy(corridor => corridor.TimePeriod, StringComparer.Ordinal)
                .ThenBy(corridor => corridor.Origin, StringComparer.Ordinal)
                .ThenBy(corridor => corridor.Destination, StringComparer.Ordinal),
        ];
    }

    private IEnumerable<HiddenPrediction> PredictionsOf(string period, int chosen) =>
        from side in _ground.Sides.Index()
        from run in _runs[period].Index()
        select ComparisonResults.PredictionOf(run.Index, side.Item, run.Item.Hidden[side.Index][chosen]);
}
