// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Benchmarks.Processes;

namespace StatsExchange.Benchmarks.Load;

/// <summary>A contender driven from this process.</summary>
/// <param name="name">As the report names it.</param>
/// <param name="server">The process that answers.</param>
/// <param name="workers">How many steps are under way at a time.</param>
/// <param name="step">One call or one transfer.</param>
internal sealed class LoopContender(string name, IServer server, int workers, Func<ValueTask<Work>> step) : IContender
{
    public string Name => name;

    public async Task<Sample> RunAsync(TimeSpan duration)
    {
        var loop = new ClosedLoop(step, workers);
        var serverAllocated = await server.AllocatedAsync();
        var clientAllocated = GC.GetTotalAllocatedBytes(precise: true);
        var clientCpu = Environment.CpuUsage.TotalTime;
        var cpu = server.Cpu;
        var elapsed = await loop.RunAsync(duration);
        var cpuUsed = server.Cpu - cpu;
        var clientCpuUsed = Environment.CpuUsage.TotalTime - clientCpu;
        return new Sample
        {
            Units = loop.Units,
            Bytes = loop.Bytes,
            Wrong = loop.Wrong,
            Elapsed = elapsed,
            ServerCpu = cpuUsed,
            ClientCpu = clientCpuUsed,
            ClientAllocated = GC.GetTotalAllocatedBytes(precise: true) - clientAllocated,
            ServerAllocated = await server.AllocatedAsync() - serverAllocated,
            MedianLatency = loop.Latencies.Quantile(0.5),
            HighLatency = loop.Latencies.Quantile(0.99),
        };
    }
}
