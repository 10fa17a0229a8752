// SPDX-License-Identifier: Apache-2.0
using Orleans;

namespace StatsExchange.Benchmarks.Grains;

/// <summary>A grain that does as little as a grain can do and still be told from none.</summary>
[Alias("StatsExchange.Benchmarks.IEchoGrain")]
public interface IEchoGrain : IGrainWithStringKey
{
    /// <summary>Adds to what the grain has counted, and returns it.</summary>
    [Alias("AddAsync")]
    Task<long> AddAsync(long step);
}
