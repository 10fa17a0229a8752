// SPDX-License-Identifier: Apache-2.0
using Orleans;

namespace StatsExchange.Grains.Regions;

/// <summary>A period of a reconciliation of several whose figures the method cannot work with.</summary>
/// <param name="TimePeriod">The period.</param>
/// <param name="Failure">Why, without figures.</param>
/// <param name="FailedAt">When it was recorded, UTC.</param>
[GenerateSerializer, Immutable, Alias("sx.FailedPeriod")]
public sealed record FailedPeriod(
    [property: Id(0)] string TimePeriod,
    [property: Id(1)] string Failure,
    [property: Id(2)] DateTimeOffset FailedAt);
