// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Orleans;
using StatsExchange.Grains.Countries;

namespace StatsExchange.Grains.Snapshots;

/// <summary>A draft of which figures were set since it was made, or since they were last compared.</summary>
/// <param name="Country">The country whose figures they are.</param>
/// <param name="Agreements">The agreements of the country it rests on.</param>
/// <param name="Draft">The draft.</param>
[GenerateSerializer, Immutable, Alias("sx.DraftToCompare")]
public sealed record DraftToCompare(
    [property: Id(0)] string Country, [property: Id(1)] ImmutableArray<string> Agreements, [property: Id(2)] DraftQuestion Draft);
