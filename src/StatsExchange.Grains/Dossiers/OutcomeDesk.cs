// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>Decides who is told how cases ended: a regional body that both countries are members of. The hub's steward is not one.</summary>
internal static class OutcomeDesk
{
    /// <exception cref="RefusedException">The caller does not speak for the body, or not both countries are members.</exception>
    public static void RequireBodyOf(Caller caller, string region, IEnumerable<string> countries)
    {
        RequireBody(caller, region);
        if (!countries.All(MembersOf(region).Contains))
        {
            throw new RefusedException(ErrorReason.NotYours, $"Outcomes are told to {region} where both countries are its members.");
        }
    }

    /// <exception cref="RefusedException">The caller does not speak for the body.</exception>
    public static void RequireBody(Caller caller, string region)
    {
        if (caller.Region != region)
        {
            throw new RefusedException(ErrorReason.NotYours, $"Outcomes are told to {region} itself and its steward.");
        }
    }

    public static IReadOnlySet<string> MembersOf(string region) =>
        Domain.Areas.Regions.Find(region) is { } body ? body.Members.Select(member => member.Value).ToHashSet(StringComparer.Ordinal) : throw RefusedException.NotFound($"regional body '{region}'");
}
