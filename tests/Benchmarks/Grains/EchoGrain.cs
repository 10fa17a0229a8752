// SPDX-License-Identifier: Apache-2.0
using Orleans;

namespace StatsExchange.Benchmarks.Grains;

/// <summary>Counts; without turns its count would go wrong.</summary>
public sealed class EchoGrain : Grain, IEchoGrain
{
    private long _counted;

    /// <inheritdoc/>
    public Task<long> AddAsync(long step) => Task.FromResult(_counted += step);
}
