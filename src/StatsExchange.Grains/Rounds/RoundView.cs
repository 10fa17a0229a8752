// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Orleans;
using StatsExchange.V1;

namespace StatsExchange.Grains.Rounds;

/// <summary>A round as a caller may see it.</summary>
/// <param name="Round">The round.</param>
/// <param name="Earlier">The rounds that were frozen before it and asked for some of the same, the last frozen first; of these only id, tables, periods and pins.</param>
/// <param name="Country">The country whose part of it this is; null for all of it.</param>
/// <param name="Revision">Revision of the region.</param>
[GenerateSerializer, Immutable, Alias("sx.RoundView")]
public sealed record RoundView(
    [property: Id(0)] Proto<Round> Round,
    [property: Id(1)] ImmutableArray<Proto<Round>> Earlier,
    [property: Id(2)] string? Country,
    [property: Id(3)] long Revision);
