// SPDX-License-Identifier: Apache-2.0
using Orleans;

namespace StatsExchange.Grains.Countries;

/// <summary>Where one block stands in the block table, and which vintages set its rows.</summary>
/// <param name="Digest">SHA-256 of the canonical block, 32 bytes.</param>
/// <param name="Count">Rows in it.</param>
/// <param name="SetAt">SHA-256 of its SetAtRuns, 32 bytes; empty where all rows were set by <paramref name="RecordedAt"/>.</param>
/// <param name="RecordedAt">Seq of the entry that first referred to the pair of <paramref name="Digest"/> and <paramref name="SetAt"/>.</param>
[GenerateSerializer, Immutable, Alias("sx.BlockPointer")]
public sealed record BlockPointer(
    [property: Id(0)] byte[] Digest,
    [property: Id(1)] int Count,
    [property: Id(2)] byte[] SetAt,
    [property: Id(3)] long RecordedAt);
