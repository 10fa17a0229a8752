// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Orleans;

namespace StatsExchange.Grains.Countries;

/// <summary>A page of the slices that were revised since a draft was made.</summary>
/// <param name="Revision">The revision they were held against.</param>
/// <param name="Slices">The slices.</param>
/// <param name="Next">The place of the next page; null after the last.</param>
[GenerateSerializer, Immutable, Alias("sx.RevisedReading")]
public sealed record RevisedReading([property: Id(0)] long Revision, [property: Id(1)] ImmutableArray<RevisedSlice> Slices, [property: Id(2)] int? Next);
