// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Sheets;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Grains.Corridors;

/// <summary>
/// One figure per corridor and period: the frequency of the period, and of every other matched way of counting its default, which is persons
/// and for flows events. Totals of different concepts or units are never put side by side.
/// </summary>
internal static class CountedAlike
{
    /// <summary>What a comparison of two sides is narrowed to, with the reference sources both offices designate.</summary>
    public static MirrorOptions In(MirrorPair pair, Corridor corridor, string period, SheetBook origin, SheetBook destination) =>
        In(pair, period).WithReferenceSources(pair, corridor, Period.Parse(period), origin, destination);

    private static MirrorOptions In(MirrorPair pair, string period)
    {
        var structure = StructureCatalogue.Find(pair.Destination.Structure)!;
        var filter = pair.Matched
            .Select(id => structure.FindDimension(id)!)
            .Where(dimension => dimension.Role is DimensionRole.Frequency or DimensionRole.Alternative)
            .Select(dimension => KeyValuePair.Create(
                dimension.Id,
                dimension.Role == DimensionRole.Frequency ? Period.Parse(period).FrequencyCode : dimension.Default!));
        return MirrorOptions.None with { Filter = MirrorOptions.None.Filter.AddRange(filter) };
    }
}
