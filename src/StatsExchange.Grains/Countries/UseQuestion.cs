// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Orleans;
using StatsExchange.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>What a regional body wants to do with figures of a country.</summary>
/// <param name="Structure">STOCK, FLOW or RETURN.</param>
/// <param name="Periods">The periods concerned; all of them have to be covered.</param>
/// <param name="Use">What it wants to do.</param>
/// <param name="Region">The regional body.</param>
/// <param name="Counterpart">The partner whose cells the figures rest on, where an embargo on these holds them back; null where none does.</param>
[GenerateSerializer, Immutable, Alias("sx.UseQuestion")]
public sealed record UseQuestion(
    [property: Id(0)] string Structure,
    [property: Id(1)] ImmutableArray<string> Periods,
    [property: Id(2)] Use Use,
    [property: Id(3)] string Region,
    [property: Id(4)] string? Counterpart = null)
{
    /// <summary>The additive dimensions of which classes are concerned, beside totals; an agreement has to open all of them.</summary>
    [Id(5)]
    public ImmutableArray<string> Classes { get; init; } = [];

    /// <summary>
    /// Another use, which may have taken in confidential values: where an agreement for it includes them, one for this use has to include them too.
    /// Null where none is concerned.
    /// </summary>
    [Id(6)]
    public Use? OfWhatServed { get; init; }
}
