// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Orleans;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Countries;
using StatsExchange.V1;

namespace StatsExchange.Grains.Jobs;

/// <summary>
/// What of a reconciliation may be told now. An agreement to estimate is none to show the figures it was estimated from; and what a country no
/// longer permits, or withholds or has taken back since, is not told any more.
/// </summary>
internal sealed class ResultRelease(IGrainFactory grains, SliceReader slices, string region)
{
    /// <summary>Says of a factor or corridor that a country no longer permits it.</summary>
    public const string NoAgreement = "NO_AGREEMENT";

    // These tell what is reported, and nothing of how much.
    private static readonly HashSet<string> FactorsOfReports =
        new(
            [
                NoAgreement,
                .. new[]
                {
                    FactorReason.NotReported, FactorReason.NotConverted, FactorReason.NotComparable, FactorReason.PartnersWithoutAgreement, FactorReason.Withheld,
                    FactorReason.NoTwoSidedCell,
                }.Select(reason => reason.Code()),
            ],
            StringComparer.Ordinal);

    /// <summary>Whether it is told to the two ends of a corridor, who see each other's figures by agreements of their own, and not to the body.</summary>
    public bool IsForEnds { get; init; }

    public async Task<ReconciliationResult> ApplyAsync(MadeResult made, CancellationToken cancellationToken)
    {
        var result = made.Result;
        var estimated = await Permitted(result).AmongAsync(result.Vintages.Keys, Use.Estimate);
        var shown = await Permitted(result).ShownAmongAsync(result.Vintages.Keys);
        var estimates = new ShownEstimates(shown);
        var standing = new StandingEstimates(made, await ReadAsync(result, cancellationToken));
        var told = result.Clone();
        for (var i = 0; i < told.Factors.Count; i++)
        {
            if (!estimated.Contains(told.Factors[i].Reporter))
            {
                told.Factors[i] = new Factor { Reporter = told.Factors[i].Reporter, Side = told.Factors[i].Side, Reason = NoAgreement };
            }
        }

        for (var i = 0; i < told.Cells.Count; i++)
        {
            var cell = told.Cells[i] = standing.Told(result.Cells[i]);
            if (!estimated.Contains(cell.Origin) || !estimated.Contains(cell.Destination))
            {
                told.Cells[i] = new EstimatedCorridor { Origin = cell.Origin, Destination = cell.Destination, Reason = NoAgreement };
                continue;
            }

            if (!estimates.ShowsOrigin(cell.Origin, cell.Destination, result.Cells[i].Reason))
            {
                cell.ClearOriginValue();
            }

            if (!estimates.ShowsDestination(cell.Origin, cell.Destination, result.Cells[i].Reason))
            {
                cell.ClearDestinationValue();
            }
        }

        // What belongs to corridors of a country that no longer permits it goes; of one that shows nothing, too, since that it was fitted, or set apart, follows from its figures.
        told.Residuals.Clear();
        told.Residuals.AddRange(result.Residuals.Where(r => estimated.Contains(r.Origin) && estimated.Contains(r.Destination) && estimates.AreEndsShown(r.Origin, r.Destination)));
        if (result.Vintages.Keys.Any(country => !estimated.Contains(country)))
        {
            told.Totals.Clear();
        }

        await WithholdDetailAsync(told);
        if (!IsForEnds)
        {
            await WithholdNotShownAsync(result, told, shown);
        }

        if (standing.IsAnyWithheld)
        {
            WithholdFit(told);
        }

        return told;
    }

    /// <summary>Whether what is told of a factor is only why there is none, and tells what is reported and nothing of how much.</summary>
    public static bool IsOfReports(Factor factor) => !factor.HasFactor_ && FactorsOfReports.Contains(factor.Reason);

    private Task<RegionReading> ReadAsync(ReconciliationResult result, CancellationToken cancellationToken) =>
        new RegionReader(new MemberReader(grains), slices).ReadAsync(
            CallerContext.Required, region, CorridorFields.Pair(result.Pair), ReconciledPeriods.Of(result), result.Vintages, cancellationToken);

    // Who knows a factor, a sum or how well all fits, and all figures but one, can work that one out; why there is no factor may tell of it too.
    private static void WithholdFit(ReconciliationResult told)
    {
        foreach (var factor in told.Factors.Where(factor => !IsOfReports(factor)))
        {
            factor.ClearFactor_();
            factor.Reason = StandingEstimates.RestsOnWithheld;
        }

        told.Totals.Clear();
        told.Residuals.Clear();
        told.Diagnostics.Clear();
    }

    // Classes are those of both ends, whichever an estimate rests on.
    private async Task WithholdNotShownAsync(ReconciliationResult result, ReconciliationResult told, HashSet<string> shown)
    {
        new NotShownFigures(shown).Withhold(result, told);
        ImmutableArray<string> dimensions = [.. EstimatedDetail.DimensionsOf(told)];
        if (dimensions.IsEmpty)
        {
            return;
        }

        WithholdDetail(told, await Permitted(told, dimensions).ShownAmongAsync(told.Vintages.Keys), dimensions, ShownEstimates.NotShown);
    }

    // Who opens totals only lets no classes be estimated.
    private async Task WithholdDetailAsync(ReconciliationResult told)
    {
        ImmutableArray<string> dimensions = [.. EstimatedDetail.DimensionsOf(told)];
        if (dimensions.IsEmpty)
        {
            return;
        }

        WithholdDetail(told, await Permitted(told, dimensions).AmongAsync(told.Vintages.Keys, Use.Estimate), dimensions, NoAgreement);
    }

    private static void WithholdDetail(ReconciliationResult told, HashSet<string> opened, ImmutableArray<string> dimensions, string reason)
    {
        foreach (var cell in told.Cells.Where(cell => cell.Detail.Count > 0 && (!opened.Contains(cell.Origin) || !opened.Contains(cell.Destination))))
        {
            cell.Detail.Clear();
            cell.DetailReason = $"{string.Join(", ", dimensions)}: {reason}";
        }
    }

    private PermittedCountries Permitted(ReconciliationResult result, params ImmutableArray<string> detail) =>
        new(grains, region, CorridorFields.Pair(result.Pair), [.. ReconciledPeriods.Of(result)]) { Detail = detail };
}
