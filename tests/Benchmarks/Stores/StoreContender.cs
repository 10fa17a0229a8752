// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Benchmarks.Load;

namespace StatsExchange.Benchmarks.Stores;

/// <summary>A contender that is also asked what it put on disk.</summary>
/// <param name="name">As the report names it.</param>
/// <param name="store">Where it puts it.</param>
/// <param name="workers">How many steps are under way at a time.</param>
/// <param name="step">One submission.</param>
internal sealed class StoreContender(string name, IMeasuredStore store, int workers, Func<ValueTask<Work>> step) : IContender
{
    public string Name => name;

    public async Task<Sample> RunAsync(TimeSpan duration)
    {
        var loop = new ClosedLoop(step, workers);
        await store.BeginAsync();
        var cpu = store.Cpu;
        var elapsed = await loop.RunAsync(duration);
        return new Sample
        {
            Units = loop.Units,
            Bytes = loop.Bytes,
            Wrong = loop.Wrong,
            Elapsed = elapsed,
            ServerCpu = store.Cpu - cpu,
            Stored = await store.StoredAsync(),
            MedianLatency = loop.Latencies.Quantile(0.5),
            HighLatency = loop.Latencies.Quantile(0.99),
        };
    }
}
