// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;

namespace StatsExchange.Grains.Jobs;

/// <summary>
/// Says what of the figures an estimate was made from is withheld by now. They are read at the vintages that were used: what is confidential, embargoed,
/// deleted, withdrawn or said to be missing since shows no value there.
/// </summary>
internal static class UsedFigures
{
    /// <summary>Whether one of the values that a corridor was estimated beside is withheld.</summary>
    public static bool IsWithheld(EstimatedCorridor used, ReportedCorridor now) =>
        (used.HasOriginValue && now.OriginValue is null) || (used.HasDestinationValue && now.DestinationValue is null);

    /// <summary>Whether a class of a corridor is withheld, which it may be where its total was never sent.</summary>
    public static bool IsDetailWithheld(EstimatedCorridor used, RegionFigures now) =>
        used.Detail.Count > 0
        && now.Classes(used.Origin, used.Destination, [.. used.Detail.SelectMany(part => part.Dimensions.Keys).Distinct(StringComparer.Ordinal)])
            .Any(entry => entry.Reported.OriginWithheld || entry.Reported.DestinationWithheld);
}
