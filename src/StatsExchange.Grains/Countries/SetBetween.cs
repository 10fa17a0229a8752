// SPDX-License-Identifier: Apache-2.0
using Orleans;

namespace StatsExchange.Grains.Countries;

/// <summary>Entries that set a slice, after one and up to another.</summary>
/// <param name="After">Seq of the one before them.</param>
/// <param name="UpTo">Seq of the last that counts.</param>
[GenerateSerializer, Immutable, Alias("sx.SetBetween")]
public sealed record SetBetween([property: Id(0)] long After, [property: Id(1)] long UpTo);
