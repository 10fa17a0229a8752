// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;

namespace StatsExchange.Grains.Jobs;

/// <summary>Takes out of a result the estimates that may not be told, and what they could be worked out from.</summary>
/// <param name="shown">The members whose figures may be shown.</param>
internal sealed class NotShownFigures(HashSet<string> shown)
{
    private readonly ShownEstimates _estimates = new(shown);

    /// <param name="result">What was found.</param>
    /// <param name="told">What is told of it, corridor by corridor.</param>
    public void Withhold(ReconciliationResult result, ReconciliationResult told)
    {
        if (_estimates.AreAllShown(result.Vintages))
        {
            return;
        }

        var kept = new List<EstimatedCorridor>();
        foreach (var (at, cell) in told.Cells.Index().Where(cell =>
            (cell.Item.HasEstimate || !ShownEstimates.IsOfReports(cell.Item.Reason)) && !_estimates.Tells(result, result.Cells[cell.Index])))
        {
            kept.Add(cell);
            cell.Withhold(string.Join(' ', result.Cells[at].Reason.Split(' ').Where(ReportedCorridor.IsNote).Prepend(ShownEstimates.NotShown)));
        }

        // A sum less the others is the one that is not told.
        EstimatedTotal[] totals = [.. told.Totals.Where(total => !kept.Exists(cell => Includes(total, cell)))];
        told.Totals.Clear();
        told.Totals.AddRange(totals);
        WithholdFit(result, told);
    }

    private static bool Includes(EstimatedTotal total, EstimatedCorridor cell) =>
        (total.Origin.Length == 0 || total.Origin == cell.Origin) && (total.Destination.Length == 0 || total.Destination == cell.Destination);

    // How well all fits, and of how many corridors, is an equation in every figure; so may be why there is no factor.
    private void WithholdFit(ReconciliationResult result, ReconciliationResult told)
    {
        told.Diagnostics.Clear();
        var isHidden = _estimates.IsYardstickHidden(result.Parameters) || _estimates.AreHiddenHeldAgainst(result);
        if (isHidden)
        {
            told.Residuals.Clear();
        }

        foreach (var factor in told.Factors.Where(factor => !ResultRelease.IsOfReports(factor) && (isHidden || !IsFittedToShown(result, factor))))
        {
            factor.ClearFactor_();
            factor.Reason = ShownEstimates.NotShown;
        }
    }

    // A member's factor brings its reports near the partners', which are told. Another's is told where it follows from a corridor that is told too.
    private bool IsFittedToShown(ReconciliationResult result, Factor factor) => result.Residuals.Any(fit =>
        fit.SetApartInRound == 0
        && (factor.Side == Side.Emigration ? fit.Origin : fit.Destination) == factor.Reporter
        && _estimates.AreEndsShown(fit.Origin, fit.Destination));
}
