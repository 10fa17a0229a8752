// SPDX-License-Identifier: Apache-2.0
using Orleans;

namespace StatsExchange.Grains.Callers;

/// <summary>Who asks, as the token says. Goes along with every grain call.</summary>
/// <param name="Subject">Subject of the token.</param>
/// <param name="Role">Role of the token.</param>
/// <param name="Country">Country of the token (alpha-3), or null.</param>
/// <param name="Region">Regional body of the token, or null.</param>
[GenerateSerializer, Immutable, Alias("sx.Caller")]
public sealed record Caller(
    [property: Id(0)] string Subject,
    [property: Id(1)] Role Role,
    [property: Id(2)] string? Country,
    [property: Id(3)] string? Region)
{
    /// <summary>The country or regional body the caller speaks for; "hub" for the hub's own roles.</summary>
    public string Party => Country ?? Region ?? "hub";

    /// <summary>The actor in journal entries: party/subject.</summary>
    public string Actor => $"{Party}/{Subject}";

    /// <summary>The party of an actor.</summary>
    public static string PartyOf(string actor) => actor.Split('/')[0];

    /// <summary>Whether the caller is the steward of the hub, not of one regional body.</summary>
    public bool IsHubSteward => Role == Role.Steward && Region is null && Country is null;

    /// <summary>Whether the caller may work for a regional body: the body, its steward, or the hub's steward.</summary>
    public bool WorksFor(string region) => IsHubSteward || (Role is Role.Steward or Role.Region && Region == region);
}
