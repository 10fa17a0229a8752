// SPDX-License-Identifier: Apache-2.0
using Orleans;

namespace StatsExchange.Grains.Participants;

/// <summary>The one grain of the hub itself.</summary>
public static class HubGrains
{
    private const string Key = "hub";

    /// <summary>The hub's grain.</summary>
    public static IHubGrain GetHub(this IGrainFactory grains) => grains.GetGrain<IHubGrain>(Key);
}
