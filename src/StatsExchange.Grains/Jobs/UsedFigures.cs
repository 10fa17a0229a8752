// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Corridors;
using StatsExchange.Storage.V1;
using StatsExchange.V1;
using ComparedCorridor = StatsExchange.V1.ComparedCorridor;

namespace StatsExchange.Grains.Jobs;

/// <summary>
/// Says what of the figures an estimate was made from is withheld by now. They are read at the vintages that were used: what is confidential, embargoed,
/// deleted, withdrawn or said to be missing since shows no value there, and who permits no estimates any more gives no reading.
/// </summary>
internal static class UsedFigures
{
    /// <summary>Whether one of the values that a corridor was estimated beside is withheld.</summary>
    public static bool IsWithheld(EstimatedCorridor used, ReportedCorridor now) => IsWithheld((used.HasOriginValue, used.HasDestinationValue), now);

    /// <inheritdoc cref="IsWithheld(EstimatedCorridor, ReportedCorridor)"/>
    public static bool IsWithheld(ComparedCorridor used, ReportedCorridor now) => IsWithheld((used.HasOriginValue, used.HasDestinationValue), now);

    /// <summary>Whether a class of a corridor is withheld, which it may be where its total was never sent.</summary>
    public static bool IsDetailWithheld(EstimatedCorridor used, RegionFigures now) =>
        used.Detail.Count > 0
        && now.Classes(used.Origin, used.Destination, [.. used.Detail.SelectMany(part => part.Dimensions.Keys).Distinct(StringComparer.Ordinal)])
            .Any(entry => entry.Reported.OriginWithheld || entry.Reported.DestinationWithheld);

    /// <summary>The periods in which anything is withheld that a reconciliation may rest on.</summary>
    public static ImmutableHashSet<string> PeriodsWithheld(MadeResult made, RegionReading now) => PeriodsWithheld(
        made.Used,
        made.Result.Cells.ToLookup(cell => (made.Result.TimePeriod, cell.Origin, cell.Destination), cell => (cell.HasOriginValue, cell.HasDestinationValue)),
        made.Result.Vintages,
        now,
        made.Result.AreTransitions);

    /// <summary>The periods in which anything is withheld that a comparison may rest on.</summary>
    public static ImmutableHashSet<string> PeriodsWithheld(StoredComparison stored, IEnumerable<ComparedCorridor> corridors, RegionReading now) => PeriodsWithheld(
        UsedReports.Read(stored.Used),
        corridors.ToLookup(made => (made.TimePeriod, made.Origin, made.Destination), made => (made.HasOriginValue, made.HasDestinationValue)),
        stored.Comparison.Vintages,
        now,
        stored.Comparison.Methods.Any(StandingComparison.AreTransitions));

    private static ImmutableHashSet<string> PeriodsWithheld(
        UsedReports? used,
        ILookup<(string Period, string Origin, string Destination), (bool Origin, bool Destination)> corridors,
        IReadOnlyDictionary<string, long> vintages,
        RegionReading now,
        bool withNatives)
    {
        var readable = now.Readable.Select(member => member.Country).ToHashSet(StringComparer.Ordinal);
        if (!vintages.Keys.All(readable.Contains))
        {
            return [.. now.ByPeriod.Keys];
        }

        if (used is not null)
        {
            return used.PeriodsWithheld(now, withNatives);
        }

        // Of a period the method only learnt from, and of corridors that were not asked for, it was not kept what was used: all of it may have been.
        return
        [
            .. now.ByPeriod.Where(period => period.Value.Any(corridor => IsWithheldIn(period.Key, corridor))).Select(period => period.Key),
            .. withNatives ? now.WithheldNatives.Select(native => native.Period) : [],
        ];

        bool IsWithheldIn(string period, ReportedCorridor corridor) =>
            corridors.Contains((period, corridor.Figure.Origin, corridor.Figure.Destination))
                ? corridors[(period, corridor.Figure.Origin, corridor.Figure.Destination)].Any(beside => IsWithheld(beside, corridor))
                : corridor.Origin == MirrorStatus.Suppressed || corridor.Destination == MirrorStatus.Suppressed;
    }

    private static bool IsWithheld((bool Origin, bool Destination) used, ReportedCorridor now) =>
        (used.Origin && now.OriginValue is null) || (used.Destination && now.DestinationValue is null);
}
