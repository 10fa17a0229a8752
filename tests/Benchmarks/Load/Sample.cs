// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Benchmarks.Load;

/// <summary>One round of one contender. What could not be measured is null.</summary>
internal sealed record Sample
{
    public required long Units { get; init; }

    public required long Bytes { get; init; }

    public required long Wrong { get; init; }

    public required TimeSpan Elapsed { get; init; }

    public required TimeSpan ServerCpu { get; init; }

    public TimeSpan? ClientCpu { get; init; }

    public long? ServerAllocated { get; init; }

    public long? ClientAllocated { get; init; }

    /// <summary>The bytes by which a store has grown.</summary>
    public long? Stored { get; init; }

    public TimeSpan? MedianLatency { get; init; }

    public TimeSpan? HighLatency { get; init; }

    public double UnitsPerSecond => Units / Elapsed.TotalSeconds;
}
