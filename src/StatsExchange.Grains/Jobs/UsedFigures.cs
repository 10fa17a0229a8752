// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Corridors;
using StatsExchange.V1;
using ComparedCorridor = StatsExchange.V1.ComparedCorridor;

namespace StatsExchange.Grains.Jobs;

/// <summary>
/// Says what of the figures an estimate was made from is withheld by now. They are read at the vintages that were used: what is confidential, embargoed,
/// deleted, withdrawn or said to be missing since shows no value there.
/// </summary>
internal static class UsedFigures
{
    /// <summary>Whether one of the values that a corridor was estimated beside is withheld.</summary>
    public static bool IsWithheld(EstimatedCorridor used, ReportedCorridor now) => IsWithheld(used.HasOriginValue, used.HasDestinationValue, now);

    /// <inheritdoc cref="IsWithheld(EstimatedCorridor, ReportedCorridor)"/>
    public static bool IsWithheld(ComparedCorridor used, ReportedCorridor now) => IsWithheld(used.HasOriginValue, used.HasDestinationValue, now);

    /// <summary>Whether a class of a corridor is withheld, which it may be where its total was never sent.</summary>
    public static bool IsDetailWithheld(EstimatedCorridor used, RegionFigures now) =>
        used.Detail.Count > 0
        && now.Classes(used.Origin, used.Destination, [.. used.Detail.SelectMany(part => part.Dimensions.Keys).Distinct(StringComparer.Ordinal)])
            .Any(entry => entry.Reported.OriginWithheld || entry.Reported.DestinationWithheld);

    /// <summary>Whether anything is withheld that a result may rest on. Of members that have not gone on since, it was not used either.</summary>
    public static bool IsAnyWithheld(ReconciliationResult result, RegionReading now)
    {
        var used = result.Cells.ToLookup(cell => (cell.Origin, cell.Destination));
        var moved = now.Readable.Where(member => member.Revision > result.Vintages[member.Country]).Select(member => member.Country).ToHashSet(StringComparer.Ordinal);
        return now.ByPeriod.Any(period => period.Value.Any(corridor =>
            period.Key == result.TimePeriod && used.Contains((corridor.Figure.Origin, corridor.Figure.Destination))
                ? used[(corridor.Figure.Origin, corridor.Figure.Destination)].Any(cell => IsWithheld(cell, corridor))
                : IsAnyWithheld(corridor, moved)));
    }

    // Of a period the method only learnt from, and of corridors that were not asked for, it is not known what was used: all of it may have been.
    private static bool IsAnyWithheld(ReportedCorridor now, HashSet<string> moved) =>
        (now.Origin == MirrorStatus.Suppressed && moved.Contains(now.Figure.Origin))
        || (now.Destination == MirrorStatus.Suppressed && moved.Contains(now.Figure.Destination));

    private static bool IsWithheld(bool usesOrigin, bool usesDestination, ReportedCorridor now) =>
        (usesOrigin && now.OriginValue is null) || (usesDestination && now.DestinationValue is null);
}
