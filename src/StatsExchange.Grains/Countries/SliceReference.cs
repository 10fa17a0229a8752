// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Orleans;

namespace StatsExchange.Grains.Countries;

/// <summary>Where one slice stands in the block table.</summary>
/// <param name="Period">Period observed.</param>
/// <param name="SetBy">Seq of the entry that last changed the slice; 0 where there is none.</param>
/// <param name="Blocks">Its blocks in key order.</param>
[GenerateSerializer, Immutable, Alias("sx.SliceReference")]
public sealed record SliceReference(
    [property: Id(0)] string Period,
    [property: Id(1)] long SetBy,
    [property: Id(2)] ImmutableArray<BlockPointer> Blocks);
