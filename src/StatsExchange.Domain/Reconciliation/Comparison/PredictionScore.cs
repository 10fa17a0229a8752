// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.Comparison;

/// <summary>How well a method predicts reports that are hidden from it, one at a time.</summary>
/// <param name="Name">The method, as the choice names it.</param>
/// <param name="Side">What was hidden.</param>
/// <param name="Hidden">How many reports were hidden: of two-sided corridors, above 0.</param>
/// <param name="Predicted">How many of them the method gave a prediction above 0 for; it is scored on these.</param>
/// <param name="MedianAbsoluteLogError">The median of |ln predicted − ln reported|; null where nothing was predicted.</param>
/// <param name="Within10">The share of the predicted with |predicted − reported| of at most 10 % of the report.</param>
/// <param name="Within25">The share of the predicted with |predicted − reported| of at most 25 % of the report.</param>
public sealed record PredictionScore(
    string Name, HiddenSide Side, int Hidden, int Predicted, double? MedianAbsoluteLogError, double? Within10, double? Within25)
{
    /// <summary>How many the method could not predict, by reason. With those predicted, and predicted as 0, they are all that were hidden.</summary>
    public ImmutableSortedDictionary<EstimateReason, int> Unpredicted { get; init; } = ImmutableSortedDictionary<EstimateReason, int>.Empty;

    /// <summary>How many it predicted to be 0; they are not scored.</summary>
    public int PredictedZero { get; init; }

    /// <summary>The score of a method on reports that were hidden from it.</summary>
    /// <param name="name">The method, as the choice names it.</param>
    /// <param name="side">What was hidden.</param>
    /// <param name="reports">The reports.</param>
    public static PredictionScore Of(string name, HiddenSide side, IEnumerable<HiddenReport> reports)
    {
        ImmutableArray<HiddenReport> hidden = [.. reports];
        ImmutableArray<(double Log, double Relative)> errors =
        [
            .. from report in hidden
               where report.Predicted > 0
               select (Math.Abs(Math.Log(report.Predicted!.Value / report.Reported)), Math.Abs(report.Predicted.Value - report.Reported) / report.Reported),
        ];
        return new PredictionScore(
            name,
            side,
            hidden.Length,
            errors.Length,
            errors.IsEmpty ? null : Median([.. errors.Select(e => e.Log)]),
            Share(errors, 0.1),
            Share(errors, 0.25))
        {
            Unpredicted = hidden.Where(r => r.Reason is not null).GroupBy(r => r.Reason!.Value).ToImmutableSortedDictionary(r => r.Key, r => r.Count()),
            PredictedZero = hidden.Count(r => r.Predicted == 0),
        };
    }

    private static double? Share(ImmutableArray<(double Log, double Relative)> errors, double within) =>
        errors.IsEmpty ? null : errors.Count(e => e.Relative <= within) / (double)errors.Length;

    private static double Median(ImmutableArray<double> values)
    {
        var sorted = values.Sort();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] / 2) + (sorted[sorted.Length / 2] / 2);
    }
}
