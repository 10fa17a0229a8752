// SPDX-License-Identifier: Apache-2.0
using Orleans;

namespace StatsExchange.Grains.Snapshots;

/// <summary>What the comparison of a draft with what a country shows now has found.</summary>
/// <param name="Snapshot">The draft's id.</param>
/// <param name="Country">The country.</param>
/// <param name="Revision">The revision of the country up to which its figures were compared.</param>
/// <param name="Against">Why the draft may not be told any more; empty where nothing speaks against it.</param>
/// <param name="HoldsUntil">When it is to be compared again, whether something was set or not.</param>
[GenerateSerializer, Immutable, Alias("sx.DraftVerdict")]
public sealed record DraftVerdict(
    [property: Id(0)] string Snapshot,
    [property: Id(1)] string Country,
    [property: Id(2)] long Revision,
    [property: Id(3)] string Against,
    [property: Id(4)] DateTimeOffset HoldsUntil);
