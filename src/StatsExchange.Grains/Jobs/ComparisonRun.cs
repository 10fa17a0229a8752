// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Regions;
using StatsExchange.V1;
using Comparing = StatsExchange.Domain.Reconciliation.Comparison;
using StayHarmonisation = StatsExchange.Domain.Harmonisation.StayHarmonisation;

namespace StatsExchange.Grains.Jobs;

/// <summary>Runs several methods on what was read of a region, and scores them on reports that are hidden from them.</summary>
internal sealed class ComparisonRun
{
    private const int UsuallyHidden = 2_000;

    private readonly StartMethodComparisonRequest _asked;
    private readonly RegionReading _reading;
    private readonly StayHarmonisation? _harmonisation;
    private readonly ImmutableArray<Comparing.MethodChoice> _choices;

    public ComparisonRun(StartMethodComparisonRequest asked, RegionReading reading, StayHarmonisation? harmonisation)
    {
        _asked = asked;
        _reading = reading;
        _harmonisation = harmonisation;
        _choices = [.. asked.Methods.Select(choice => Comparing.MethodChoice.Of(ComparisonOrder.NameOf(choice), choice.Method, choice.Parameters))];
    }

    private string? Harmonised => _harmonisation?.ToString();

    public async Task<ComparisonOutcome> RunAsync(JobWork work, CancellationToken cancellationToken)
    {
        var inputs = _asked.TimePeriods.ToDictionary(period => period, InputOf, StringComparer.Ordinal);
        var comparisons = new Dictionary<string, Comparing.MethodComparison>(StringComparer.Ordinal);
        foreach (var (at, period) in _asked.TimePeriods.Index())
        {
            work.Report("Comparing methods", at, _asked.TimePeriods.Count);
            cancellationToken.ThrowIfCancellationRequested();
            comparisons[period] = Comparing.MethodComparison.Of(inputs[period], _choices, cancellationToken);
            await work.GiveWayAsync(cancellationToken);
        }

        (string Period, int At)[] candidates = [.. _asked.TimePeriods.SelectMany(period => Comparing.LeaveOneOut.Candidates(inputs[period]).Select(at => (period, at)))];
        var hidden = _asked.HiddenReports.Count == 0 ? [] : Evenly(candidates);
        var (scores, predictions) = await ScoreAsync(inputs, comparisons, hidden, work, cancellationToken);
        var comparison = new MethodComparison
        {
            Pair = _asked.Pair,
            TimePeriods = { _asked.TimePeriods },
            Methods = { _choices.Select((choice, at) => ComparisonResults.MethodOf(choice, comparisons, at)) },
            Differences = { _asked.TimePeriods.SelectMany(period => comparisons[period].Pairs.Select(pair => ComparisonResults.DifferenceOf(period, pair))) },
            Scores = { scores },
            TwoSided = candidates.Length,
            HiddenCorridors = hidden.Length,
            Harmonised = Harmonised ?? "",
        };
        return new ComparisonOutcome(comparison, Corridors(comparisons, predictions));
    }

    private ReconciliationInput InputOf(string period) => new(
        _reading.Readable.Select(member => member.Country),
        _reading.ByPeriod[period].Select(corridor => corridor.Figure),
        _reading.ByPeriod.Where(other => other.Key != period)
            .Select(other => new PeriodFigures(other.Key, [.. other.Value.Select(corridor => corridor.Figure)])))
    {
        Kind = KindOfFigures.Of(StructureCatalogue.MirrorPairs.First(pair => pair.Id == _asked.Pair)),
        Period = period,
        Harmonised = Harmonised,
        Natives = _reading.Natives,
    };

    // Every k-th, so that a steward gets the same corridors again, from all periods and members.
    private (string Period, int At)[] Evenly((string Period, int At)[] candidates)
    {
        var most = _asked.MostHiddenCorridors == 0 ? UsuallyHidden : _asked.MostHiddenCorridors;
        return candidates.Length <= most ? candidates : [.. Enumerable.Range(0, most).Select(k => candidates[(int)((long)k * candidates.Length / most)])];
    }

    private async Task<(List<PredictionScore> Scores, Dictionary<(string Period, int At), List<HiddenPrediction>> Predictions)> ScoreAsync(
        Dictionary<string, ReconciliationInput> inputs,
        Dictionary<string, Comparing.MethodComparison> comparisons,
        (string Period, int At)[] hidden,
        JobWork work,
        CancellationToken cancellationToken)
    {
        var scores = new List<PredictionScore>();
        var predictions = hidden.ToDictionary(corridor => corridor, _ => new List<HiddenPrediction>());
        long done = 0, total = (long)hidden.Length * _choices.Length * _asked.HiddenReports.Count;
        foreach (var side in _asked.HiddenReports.Select(ComparisonResults.SideOf))
        {
            foreach (var (method, choice) in _choices.Index())
            {
                var reports = new List<Comparing.HiddenReport>(hidden.Length);
                foreach (var corridor in hidden)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    work.Report("Predicting hidden reports", done++, total);
                    var report = Hide(inputs[corridor.Period], comparisons[corridor.Period], corridor.At, method, side, cancellationToken);
                    reports.Add(report);
                    predictions[corridor].Add(ComparisonResults.PredictionOf(method, side, report));
                }

                scores.Add(ComparisonResults.ScoreOf(Comparing.PredictionScore.Of(choice.Name, side, reports)));
                await work.GiveWayAsync(cancellationToken);
            }
        }

        return (scores, predictions);
    }

    // A method that cannot run on all figures is not asked again for each corridor.
    private Comparing.HiddenReport Hide(
        ReconciliationInput input, Comparing.MethodComparison comparison, int at, int method, Comparing.HiddenSide side, CancellationToken cancellationToken) =>
        comparison.Failures[method] is null
            ? Comparing.LeaveOneOut.Hide(input, at, _choices[method], side, cancellationToken)
            : Comparing.LeaveOneOut.CannotRun(input, at, side);

    private ImmutableArray<ComparedCorridor> Corridors(
        Dictionary<string, Comparing.MethodComparison> comparisons, Dictionary<(string Period, int At), List<HiddenPrediction>> predictions)
    {
        var all = new List<ComparedCorridor>();
        foreach (var period in _asked.TimePeriods)
        {
            var reported = _reading.ByPeriod[period].Index()
                .ToDictionary(corridor => (corridor.Item.Figure.Origin, corridor.Item.Figure.Destination), corridor => (At: corridor.Index, corridor.Item));
            foreach (var found in comparisons[period].Corridors)
            {
                var (at, sides) = reported[(found.Origin, found.Destination)];
                var corridor = ComparisonResults.CorridorOf(period, sides, found);
                corridor.Predictions.Add(predictions.GetValueOrDefault((period, at)) ?? []);
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
}
