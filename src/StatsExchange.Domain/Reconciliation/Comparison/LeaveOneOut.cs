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
        var reports = ImmutableArray.CreateBuilder<HiddenReport>();
        foreach (var input in inputs)
        {
            ReconciliationMethods.Get(choice.Method).Apply(input, choice.Parameters);
            reports.AddRange(Candidates(input).Select(at => Hide(input, at, choice, side)));
        }

        return PredictionScore.Of(choice.Name, side, reports);
    }

    /// <summary>The positions of the corridors of which a report can be hidden: both values are above 0.</summary>
    public static IEnumerable<int> Candidates(ReconciliationInput input) =>
        input.Figures.Index().Where(f => f.Item is { UsableOrigin: > 0, UsableDestination: > 0 }).Select(f => f.Index);

    /// <summary>Hides a report of one corridor, and asks a method for it.</summary>
    /// <param name="input">The region.</param>
    /// <param name="at">The position of the corridor among the figures; one of <see cref="Candidates"/>.</param>
    /// <param name="choice">The method.</param>
    /// <param name="side">What to hide.</param>
    /// <param name="cancellationToken">Stops the method.</param>
    public static HiddenReport Hide(
        ReconciliationInput input, int at, MethodChoice choice, HiddenSide side, CancellationToken cancellationToken = default)
    {
        var method = ReconciliationMethods.Get(choice.Method);
        var figure = input.Figures[at];
        var target = TargetOf(side);
        var reported = figure.Usable(target)!.Value;
        if (method.Description.Concept != EstimateConcept.AsReported)
        {
            // Transitions are not what anybody reports.
            return new HiddenReport(reported, null, EstimateReason.ReportUnknown);
        }

        var seen = figure with
        {
            OriginValue = side == HiddenSide.Destination ? figure.OriginValue : null,
            DestinationValue = side == HiddenSide.Origin ? figure.DestinationValue : null,
        };
        try
        {
            var result = method.Apply(input.With(input.Figures.SetItem(at, seen)), choice.Parameters, cancellationToken);
            var estimate = result.Estimates[at];
            if (estimate.Value is null)
            {
                return new HiddenReport(reported, null, estimate.Reason);
            }

            return method.ExpectedReport(seen, target, result, estimate) is { } predicted && double.IsFinite(predicted)
                ? new HiddenReport(reported, predicted, null)
                : new HiddenReport(reported, null, EstimateReason.ReportUnknown);
        }
        catch (ReconciliationException)
        {
            // Without this report the method cannot run: it predicts nothing here, which the count says.
            return CannotRun(input, at, side);
        }
    }

    /// <summary>What is said of a hidden report where the method cannot run at all.</summary>
    /// <param name="input">The region.</param>
    /// <param name="at">The position of the corridor among the figures; one of <see cref="Candidates"/>.</param>
    /// <param name="side">What to hide.</param>
    public static HiddenReport CannotRun(ReconciliationInput input, int at, HiddenSide side) =>
        new(input.Figures[at].Usable(TargetOf(side))!.Value, null, EstimateReason.CannotRun);

    /// <summary>Whose report is to be predicted where a side is hidden.</summary>
    public static ReportSide TargetOf(HiddenSide side) => side == HiddenSide.Origin ? ReportSide.Emigration : ReportSide.Immigration;
}
