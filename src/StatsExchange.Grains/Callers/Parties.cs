// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;

namespace StatsExchange.Grains.Callers;

/// <summary>Whose the act is.</summary>
internal static class Parties
{
    /// <summary>Refuses a caller of another country.</summary>
    public static Caller RequireCountry(this Caller caller, string country) =>
        caller.Country == country
            ? caller
            : throw new RefusedException(ErrorReason.NotYours, $"Only {country} itself may do this.");

    /// <summary>Refuses a caller who does not work for the regional body.</summary>
    public static Caller RequireRegion(this Caller caller, string region) =>
        caller.WorksFor(region)
            ? caller
            : throw new RefusedException(ErrorReason.NotYours, $"Only {region} itself, its steward and the hub's steward may do this.");
}
