// SPDX-License-Identifier: Apache-2.0
using Orleans;

namespace StatsExchange.Grains.Regions;

/// <summary>A method of a method comparison that is done with a period.</summary>
/// <param name="TimePeriod">The period.</param>
/// <param name="Method">Position of the method among those asked for, from 0.</param>
/// <param name="Digest">SHA-256 of the serialised StoredMethodRun in the block table, 32 bytes.</param>
/// <param name="Basis">SHA-256 over everything that it rests on, 32 bytes: only runs with the same one belong together.</param>
[GenerateSerializer, Immutable, Alias("sx.RecordedRun")]
public sealed record RecordedRun(
    [property: Id(0)] string TimePeriod,
    [property: Id(1)] int Method,
    [property: Id(2)] byte[] Digest,
    [property: Id(3)] byte[] Basis);
