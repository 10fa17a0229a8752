// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Storage.V1;

namespace StatsExchange.Grains.Regions;

/// <summary>A snapshot as the journal knows it.</summary>
/// <param name="Completed">What was made, by digests.</param>
/// <param name="Revision">Revision of the region.</param>
[GenerateSerializer, Immutable, Alias("sx.SnapshotView")]
public sealed record SnapshotView([property: Id(0)] Proto<SnapshotCompleted> Completed, [property: Id(1)] long Revision);
