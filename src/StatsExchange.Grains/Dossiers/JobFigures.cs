// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Harmonisation;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Corridors;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>Figures taken from a reconciliation, where both offices may see all that they rest on of the two, and it has not been revised since.</summary>
internal static class JobFigures
{
    /// <exception cref="RefusedException">They may not be told, or are out of date.</exception>
    public static ProposedContent Read(
        MirrorPair pair, FoundReconciliation found, TargetDefinition target, ReportedSide origin, ReportedSide destination)
    {
        if (found.Refusal is { } refusal)
        {
            throw refusal;
        }

        List<ReconciliationResult> results = [.. found.Results.Select(result => result.Read())];
        foreach (var result in results)
        {
            RequireShown(pair, result, origin, destination);
            RequireCurrent(result, origin);
            RequireCurrent(result, destination);
        }

        var (factors, months) = Harmonisation(results[0].Harmonised);
        if (factors is not null)
        {
            ProposalForm.RequireStay(target, months);
        }

        return new ProposedContent($"{results[0].Method} {results[0].MethodVersion}", [.. results.Select(FigureOf).OrderBy(figure => figure.TimePeriod, StringComparer.Ordinal)])
        {
            Parameters = results[0].Parameters,
            StayFactors = factors is null ? "" : $"{factors} {factors.Version}",
            TargetStayMonths = months,
        };
    }

    // What was used of a side must be what both may see of it.
    private static void RequireShown(MirrorPair pair, ReconciliationResult result, ReportedSide origin, ReportedSide destination)
    {
        var (period, used) = (result.TimePeriod, result.Cells[0]);
        if (!origin.Scope.Covers(period) || !destination.Scope.Covers(period))
        {
            throw new RefusedException(ErrorReason.NoAgreement, $"No agreement opens the figures of {period} to the partner.");
        }

        var corridor = new Corridor(CountryCode.Parse(origin.Country), CountryCode.Parse(destination.Country));
        var cells = CorridorTotals.Compare(
            pair, corridor, origin.Slice(period), destination.Slice(period), CountedAlike.In(pair, corridor, period, origin.Sheets, destination.Sheets));
        if (cells.Any(cell => (used.HasOriginValue && cell.Origin.Status == MirrorStatus.Suppressed) || (used.HasDestinationValue && cell.Destination.Status == MirrorStatus.Suppressed)))
        {
            throw new RefusedException(ErrorReason.MethodNotApplicable, $"The estimate of {period} rests on a figure that is withheld from one who would see what follows from it.");
        }
    }

    private static void RequireCurrent(ReconciliationResult result, ReportedSide side)
    {
        if (side.Vintage > result.Vintages.GetValueOrDefault(side.Country))
        {
            throw new RefusedException(ErrorReason.StateNotFit, $"{side.Country} has sent figures of the case's periods since the reconciliation read them. Reconcile again.");
        }
    }

    // As the job states it: the set, then the target in months.
    private static (StayFactors? Factors, int Months) Harmonisation(string stated) => stated.Split(' ') is [var set, var months]
        ? (StayFactors.Find(set), int.Parse(months, NumberStyles.None, CultureInfo.InvariantCulture))
        : (null, 0);

    private static ProposedFigure FigureOf(ReconciliationResult result)
    {
        var cell = result.Cells[0];
        var figure = new ProposedFigure { TimePeriod = result.TimePeriod, Value = cell.Estimate };
        if (cell.HasLower)
        {
            figure.Lower = cell.Lower;
        }

        if (cell.HasUpper)
        {
            figure.Upper = cell.Upper;
        }

        return figure;
    }
}
