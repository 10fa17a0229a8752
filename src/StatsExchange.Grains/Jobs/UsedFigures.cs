// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Corridors;
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
    public static ImmutableHashSet<string> PeriodsWithheld(ReconciliationResult result, RegionReading now) => PeriodsWithheld(
        result.Cells.ToLookup(cell => (result.TimePeriod, cell.Origin, cell.Destination), cell => (cell.HasOriginValue, cell.HasDestinationValue)),
        result.Vintages,
        now,
        result.AreTransitions);

    /// <summary>The periods in which anything is withheld that a comparison may rest on.</summary>
    public static ImmutableHashSet<string> PeriodsWithheld(MethodComparison comparison, IEnumerable<ComparedCorridor> corridors, RegionReading now) => PeriodsWithheld(
        corridors.ToLookup(made => (made.TimePeriod, made.Origin, made.Destination), made => (made.HasOriginValue, made.HasDestinationValue)),
        comparison.Vintages,
        now,
        comparison.Methods.Any(StandingComparison.AreTransitions));

    private static ImmutableHashSet<string> PeriodsWithheld(
        ILookup<(string Period, string Origin, string Destination), (bool Origin, bool Destination)> used,
        IReadOnlyDictionary<string, long> vintages,
        RegionReading now,
        bool usesNatives)
    {
        var readable = now.Readable.ToDictionary(member => member.Country, member => member.Revision, StringComparer.Ordinal);
        if (!vintages.Keys.All(readable.ContainsKey))
        {
            return [.. now.ByPeriod.Keys];
        }

        // Of members that have not gone on since, what is withheld was not used either.
        var moved = readable.Where(member => member.Value > vintages[member.Key]).Select(member => member.Key).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. now.ByPeriod.Where(period => period.Value.Any(corridor => IsWithheldIn(period.Key, corridor))).Select(period => period.Key),
            .. usesNatives ? now.WithheldNatives.Where(native => moved.Contains(native.Country)).Select(native => native.Period) : [],
        ];

        // Of a period the method only learnt from, and of corridors that were not asked for, it is not known what was used: all of it may have been.
        bool IsWithheldIn(string period, ReportedCorridor corridor) =>
            used.Contains((period, corridor.Figure.Origin, corridor.Figure.Destination))
                ? used[(period, corridor.Figure.Origin, corridor.Figure.Destination)].Any(beside => IsWithheld(beside, corridor))
            : (corridor.Origin == MirrorStatus.Suppressed && moved.Contains(corridor.Figure.Origin))
                || (corridor.Destination == MirrorStatus.Suppressed && moved.Contains(corridor.Figure.Destination));
    }

    private static bool IsWithheld((bool Origin, bool Destination) used, ReportedCorridor now) =>
        (used.Origin && now.OriginValue is null) || (used.Destination && now.DestinationValue is null);
}
