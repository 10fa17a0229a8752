// SPDX-License-Identifier: Apache-2.0
using Orleans;

namespace StatsExchange.Grains.Countries;

/// <summary>A slice at an earlier revision and now.</summary>
/// <param name="Then">As it was.</param>
/// <param name="Now">As it is; null where it is gone.</param>
[GenerateSerializer, Immutable, Alias("sx.RevisedSlice")]
public sealed record RevisedSlice([property: Id(0)] SliceReference Then, [property: Id(1)] SliceReference? Now);
