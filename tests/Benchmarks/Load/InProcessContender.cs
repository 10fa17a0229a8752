// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Benchmarks.Load;

/// <summary>Something computed in this process, one step after the other; its times and bytes stand in the columns of servers.</summary>
/// <param name="name">As the report names it.</param>
/// <param name="step">Does the work once.</param>
/// <param name="isMeasured">Whether processor time and allocations of this process are those of the work.</param>
internal sealed class InProcessContender(string name, Func<Work> step, bool isMeasured = true) : IContender
{
    public string Name => name;

    public async Task<Sample> RunAsync(TimeSpan duration)
    {
        var loop = new ClosedLoop(() => ValueTask.FromResult(step()), 1);
        GC.Collect();
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
            ServerAllocated = isMeasured ? GC.GetTotalAllocatedBytes(precise: true) - allocated : null,
            MedianLatency = loop.Latencies.Quantile(0.5),
            HighLatency = loop.Latencies.Quantile(0.99),
        };
    }
}
