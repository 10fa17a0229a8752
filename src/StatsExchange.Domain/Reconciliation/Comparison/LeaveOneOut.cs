// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.Comparison;

/// <summary>
/// Scores methods on what is known: of each two-sided corridor with both values above 0 a side is hidden, the method runs on everything else,
/// and what it expects that report to be is held against the report. A method is not asked for the truth, which nobody knows, but for a
/// figure somebody has counted. Deterministic: no draw, no folds. Cost: one run of the method per corridor.
/// </summary>
public static class LeaveOneOut
{
    /// <summary>Scores a method over one region and period, or over several.</summary>
    /// <param name="inputs">The regions; a report is predicted from its own region only.</param>
    /// <param name="choice">The method.</param>
    /// <param name="side">What to hide.</param>
    /// <exception cref="ReconciliationException">The method cannot run on a region at all.</exception>
    public static PredictionScore Score(IEnumerable<ReconciliationInput> inputs, MethodChoice choice, HiddenSide side)
    {
        var method = ReconciliationMethods.Get(choice.Method);
        var errors = new List<(double Log, double Relative)>();
        var hidden = 0;
        foreach (var input in inputs)
        {
            method.Apply(input, choice.Parameters);
            foreach (var (at, figure) in input.Figures.Index())
            {
                if (!figure.IsTwoSided || figure.UsableOrigin == 0 || figure.UsableDestination == 0)
                {
                    continue;
                }

                hidden++;
                var target = side == HiddenSide.Origin ? ReportSide.Emigration : ReportSide.Immigration;
                if (Predict(method, choice, input, at, side, target) is > 0 and var predicted)
                {
                    var reported = figure.Usable(target)!.Value;
                    errors.Add((Math.Abs(Math.Log(predicted / reported)), Math.Abs(predicted - reported) / reported));
                }
            }
        }

        return new PredictionScore(
            choice.Name,
            side,
            hidden,
            errors.Count,
            errors.Count == 0 ? null : Median([.. errors.Select(e => e.Log)]),
            Share(errors, 0.1),
            Share(errors, 0.25));
    }

    private static double? Predict(
        IReconciliationMethod method, MethodChoice choice, ReconciliationInput input, int at, HiddenSide side, ReportSide target)
    {
        var figure = input.Figures[at];
        var seen = figure with
        {
            OriginValue = side == HiddenSide.Destination ? figure.OriginValue : null,
            DestinationValue = side == HiddenSide.Origin ? figure.DestinationValue : null,
        };
        try
        {
            var result = method.Apply(input.With(input.Figures.SetItem(at, seen)), choice.Parameters);
            var estimate = result.Estimates[at];
            return estimate.Value is null ? null : method.ExpectedReport(seen, target, result, estimate);
        }
        catch (ReconciliationException)
        {
            // Without this report the method cannot run: it predicts nothing here, which the count says.
            return null;
        }
    }

    private static double? Share(List<(double Log, double Relative)> errors, double within) =>
        errors.Count == 0 ? null : errors.Count(e => e.Relative <= within) / (double)errors.Count;

    private static double Median(ImmutableArray<double> values)
    {
        var sorted = values.Sort();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] / 2) + (sorted[sorted.Length / 2] / 2);
    }
}
