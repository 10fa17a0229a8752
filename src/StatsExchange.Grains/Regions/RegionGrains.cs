// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Grains.Callers;

namespace StatsExchange.Grains.Regions;

/// <summary>Finds the grain of a regional body.</summary>
public static class RegionGrains
{
    /// <summary>The grain of a regional body that the reference data know.</summary>
    /// <exception cref="RefusedException">There is no such body.</exception>
    public static IRegionGrain GetRegion(this IGrainFactory grains, string region) =>
        Domain.Areas.Regions.Find(region) is { } known
            ? grains.GetGrain<IRegionGrain>(known.Code.Value)
            : throw RefusedException.Field("region", "expected the code of a regional body of ListRegions");
}
