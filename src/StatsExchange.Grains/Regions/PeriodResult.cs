// SPDX-License-Identifier: Apache-2.0
using Orleans;

namespace StatsExchange.Grains.Regions;

/// <summary>What a reconciliation found for one period.</summary>
/// <param name="TimePeriod">The period.</param>
/// <param name="Digest">SHA-256 of the serialised ReconciliationResult in the block table, 32 bytes.</param>
/// <param name="CompletedAt">When it was recorded, UTC.</param>
[GenerateSerializer, Immutable, Alias("sx.PeriodResult")]
public sealed record PeriodResult(
    [property: Id(0)] string TimePeriod,
    [property: Id(1)] byte[] Digest,
    [property: Id(2)] DateTimeOffset CompletedAt);
