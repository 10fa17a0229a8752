// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Storage.V1;
using StatsExchange.V1;
using ComparedCorridor = StatsExchange.V1.ComparedCorridor;

namespace StatsExchange.Grains.Jobs;

/// <summary>Which figures of a comparison may still be told: what <see cref="StandingEstimates"/> says of one method, of several side by side.</summary>
internal sealed class StandingComparison
{
    private readonly MethodComparison _comparison;
    private readonly Dictionary<(string Period, string Origin, string Destination), ReportedCorridor> _corridors;
    private readonly ImmutableHashSet<string> _withheld;

    /// <param name="stored">What was recorded of all corridors.</param>
    /// <param name="corridors">What was recorded of each.</param>
    /// <param name="now">Its figures at the vintages they were read at, less what does not stand any more.</param>
    public StandingComparison(StoredComparison stored, IEnumerable<ComparedCorridor> corridors, RegionReading now)
    {
        _comparison = stored.Comparison;
        _corridors = now.ByPeriod.SelectMany(period => period.Value.Select(corridor => (Period: period.Key, Corridor: corridor)))
            .ToDictionary(read => (read.Period, read.Corridor.Figure.Origin, read.Corridor.Figure.Destination), read => read.Corridor);
        _withheld = UsedFigures.PeriodsWithheld(stored, corridors, now);
    }

    /// <summary>Whether anything that the comparison rests on was taken back, so that no score or difference may be told, nor the order that they put corridors in.</summary>
    public bool IsAnyWithheld => !_withheld.IsEmpty;

    /// <summary>Whether what a method estimates are transitions, which may rest on the people of members at home too.</summary>
    public static bool AreTransitions(ComparedMethod method) => ReconciliationMethods.Get(method.Method).Description.Concept == EstimateConcept.Transitions;

    /// <summary>A corridor as it may be told now.</summary>
    public ComparedCorridor Told(ComparedCorridor made)
    {
        if (_corridors.TryGetValue((made.TimePeriod, made.Origin, made.Destination), out var corridor) && UsedFigures.IsWithheld(made, corridor))
        {
            return new ComparedCorridor
            {
                TimePeriod = made.TimePeriod,
                Origin = made.Origin,
                Destination = made.Destination,
                Remark = StandingEstimates.Withheld,
                Estimates = { made.Estimates.Select(_ => new MethodEstimate { Reason = StandingEstimates.Withheld }) },
            };
        }

        bool[] hidden = [.. _comparison.Methods.Select(method => Hides(method, made.TimePeriod))];
        return hidden.Contains(true) ? Hide(made, hidden) : made;
    }

    private bool Hides(ComparedMethod method, string period) =>
        IsAnyWithheld
        && StandingEstimates.AreTied(method.Method)
        && ReconciliationMethods.Get(method.Method).OtherPeriods(method.Parameters).Append(period).Any(_withheld.Contains);

    private static ComparedCorridor Hide(ComparedCorridor made, bool[] hidden)
    {
        var told = made.Clone();
        told.ClearSpread();
        told.ClearLogSpread();
        for (var at = 0; at < hidden.Length; at++)
        {
            if (hidden[at] && (told.Estimates[at].HasEstimate || !StandingEstimates.IsOfReports(told.Estimates[at].Reason)))
            {
                told.Estimates[at] = new MethodEstimate { Reason = StandingEstimates.RestsOnWithheld };
            }
        }

        for (var at = 0; at < told.Predictions.Count; at++)
        {
            if (hidden[told.Predictions[at].Method])
            {
                var (method, report) = (told.Predictions[at].Method, told.Predictions[at].HiddenReport);
                told.Predictions[at] = new HiddenPrediction { Method = method, HiddenReport = report, Reason = StandingEstimates.RestsOnWithheld };
            }
        }

        return told;
    }
}
