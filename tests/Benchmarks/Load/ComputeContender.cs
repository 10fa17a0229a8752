// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Benchmarks.Load;

/// <summary>A computation in this process, on one thread.</summary>
/// <param name="name">As the report names it.</param>
/// <param name="compute">One computation.</param>
internal sealed class ComputeContender(string name, Func<Work> compute) : IContender
{
    public string Name => name;

    public async Task<Sample> RunAsync(TimeSpan duration)
    {
        var loop = new ClosedLoop(() => ValueTask.FromResult(compute()), workers: 1);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var elapsed = await loop.RunAsync(duration);
        return new Sample
        {
            Units = loop.Units,
            Bytes = loop.Bytes,
            Wrong = loop.Wrong,
            Elapsed = elapsed,
            ServerCpu = Environment.CpuUsage.TotalTime - cpu,
            ServerAllocated = GC.GetTotalAllocatedBytes(precise: true) - allocated,
            MedianLatency = loop.Latencies.Quantile(0.5),
            HighLatency = loop.Latencies.Quantile(0.99),
        };
    }
}
