// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Orleans;

namespace StatsExchange.Grains.Countries;

/// <summary>Asks whether agreements that something rests on are still in force.</summary>
/// <param name="Grantee">The country or regional body they were granted to.</param>
/// <param name="Agreements">Their ids.</param>
[GenerateSerializer, Immutable, Alias("sx.GroundsQuestion")]
public sealed record GroundsQuestion([property: Id(0)] string Grantee, [property: Id(1)] ImmutableArray<string> Agreements)
{
    /// <summary>Drafts that rest on them, and so on figures of the country.</summary>
    [Id(2)]
    public ImmutableArray<DraftQuestion> Drafts { get; init; } = [];
}
