// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Benchmarks.Data;
using StatsExchange.Benchmarks.Load;

namespace StatsExchange.Benchmarks.Stores;

/// <summary>A reference in this process: no checks, no merging, no digests; durable when it answers. Empty at the beginning of each round.</summary>
internal interface IPlainStore : IMeasuredStore, IAsyncDisposable
{
    string Name { get; }

    /// <summary>Whether it takes each key only once in a round.</summary>
    bool HasKeys { get; }

    /// <summary>Stores a set durably; correct where everything is there afterwards.</summary>
    Task<Work> PutAsync(BlockSet set);
}
