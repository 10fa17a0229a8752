// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using StatsExchange.Benchmarks.Data;
using StatsExchange.Benchmarks.Processes;
using StatsExchange.Benchmarks.Stores;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Benchmarks.Load;

/// <summary>Starts a hub on a stored country again and again, and asks it for the country's last vintage.</summary>
/// <param name="name">As the report names it.</param>
/// <param name="country">What is stored.</param>
/// <param name="countsStart">Whether the time from the start of the process counts; otherwise that of the first call to the country, in a hub that has answered for another one.</param>
/// <param name="prepare">Done before each start.</param>
/// <param name="serverGc">The hub's garbage collector.</param>
internal sealed class StartContender(string name, StoredCountry country, bool countsStart, Action prepare, bool? serverGc) : IContender
{
    private const string AnotherOffice = "NOR";

    public string Name => name;

    public async Task<Sample> RunAsync(TimeSpan duration)
    {
        var latencies = new LatencyHistogram();
        TimeSpan elapsed = default, cpu = default;
        long starts = 0, wrong = 0;
        do
        {
            prepare();
            var begun = Stopwatch.GetTimestamp();
            await using var hub = await HubServer.StartOnAsync(country.Directory, serverGc);
            var cpuBefore = TimeSpan.Zero;
            if (!countsStart)
            {
                await LastVintageAsync(hub, AnotherOffice);
                cpuBefore = hub.Cpu;
                begun = Stopwatch.GetTimestamp();
            }

            var last = await LastVintageAsync(hub, BlockSet.Office);
            var took = Stopwatch.GetTimestamp() - begun;
            latencies.Add(took);
            elapsed += TimeSpan.FromSeconds((double)took / Stopwatch.Frequency);
            cpu += hub.Cpu - cpuBefore;
            wrong += last == country.Vintages ? 0 : 1;
            starts++;
        }
        while (elapsed < duration);

        return new Sample
        {
            Units = starts,
            Bytes = 0,
            Wrong = wrong,
            Elapsed = elapsed,
            ServerCpu = cpu,
            Stored = country.StateSize() * starts,
            MedianLatency = latencies.Quantile(0.5),
            HighLatency = latencies.Quantile(0.99),
        };
    }

    private static async Task<long> LastVintageAsync(HubServer hub, string office)
    {
        using var connection = new HubConnection(hub.Address, hub.Token("analyst", office));
        var listed = await connection.Observations.ListVintagesAsync(new ListVintagesRequest { RefArea = office, PageSize = 1 });
        return listed.Vintages.Count == 0 ? 0 : listed.Vintages[0].Seq;
    }
}
