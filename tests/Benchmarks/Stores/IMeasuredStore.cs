// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Benchmarks.Stores;

/// <summary>Where observations are put on disk: the journal of a hub, or a plain way to keep the same.</summary>
internal interface IMeasuredStore
{
    /// <summary>The processor time used by the process that stores.</summary>
    TimeSpan Cpu { get; }

    /// <summary>Begins a round.</summary>
    Task BeginAsync();

    /// <summary>The bytes by which the store has grown in this round; what waits in a write-ahead log counts as where it will stand.</summary>
    Task<long> StoredAsync();
}
