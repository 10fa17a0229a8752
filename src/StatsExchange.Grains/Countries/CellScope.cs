// SPDX-License-Identifier: Apache-2.0
using Orleans;

namespace StatsExchange.Grains.Countries;

/// <summary>What of a country's cells a caller may see.</summary>
/// <param name="IsOwner">The caller's own country: everything.</param>
/// <param name="Counterpart">Only cells with this partner; null for all partners.</param>
/// <param name="IncludesConfidential">The agreement includes values marked confidential; embargoed ones stay withheld.</param>
[GenerateSerializer, Immutable, Alias("sx.CellScope")]
public sealed record CellScope(
    [property: Id(0)] bool IsOwner,
    [property: Id(1)] string? Counterpart,
    [property: Id(2)] bool IncludesConfidential);
