// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Orleans;

namespace StatsExchange.Grains.Countries;

/// <summary>How agreements stand, all at one revision of who grants them.</summary>
/// <param name="Grounds">One per agreement asked for, in that order.</param>
/// <param name="Revision">Revision of the country.</param>
[GenerateSerializer, Immutable, Alias("sx.GroundsReading")]
public sealed record GroundsReading([property: Id(0)] ImmutableArray<Ground> Grounds, [property: Id(1)] long Revision)
{
    /// <summary>One per draft asked for, in that order.</summary>
    [Id(2)]
    public ImmutableArray<DraftReading> Drafts { get; init; } = [];
}
