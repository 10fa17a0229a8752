// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using StatsExchange.Faults.Checking.Histories;
using StatsExchange.Faults.Processes;
using StatsExchange.Faults.Runs;

namespace StatsExchange.Faults.Scenarios;

/// <summary>Five countries with four clients each and one fault that hits them all; each history is judged by itself.</summary>
internal sealed class HistoryScenario : IScenario
{
    private const int CountriesOfARun = 5;
    private const int CallsOfAClient = 52;
    private const int LeastOperations = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(2.5);

    public string Name => "histories";

    public string Description => "histories of 200 operations and more by 4 clients: kill, SIGSTOP, kill and hold at failpoints, connections cut, network gone";

    public int Times => 20;

    public async Task<Outcome> RunAsync(int seed, string directory)
    {
        var fault = (HistoryFault)(seed % Enum.GetValues<HistoryFault>().Length);
        using var network = fault == HistoryFault.Partition ? NetworkNamespace.TryCreate() : null;
        await using World world = new(directory) { Network = network };
        var random = Seeds.Random(seed, "fault");
        var mark = Path.Combine(directory, "mark");
        var environment = Environment(fault, random, mark);
        await world.StartAsync(environment);
        using Proxy proxy = new(world.Port);
        using CancellationTokenSource struck = new();
        Crowd crowd = new()
        {
            World = world,
            Countries = Seeds.Countries(seed, CountriesOfARun),
            Seed = seed,
            Operations = CallsOfAClient,
            Happened = struck.Token,
            Patience = TimeSpan.FromSeconds(fault is HistoryFault.Stop or HistoryFault.HoldAtPlace or HistoryFault.Partition ? 1 : 5),
            Address = fault == HistoryFault.Cut || (fault == HistoryFault.Partition && network is null) ? _ => proxy.Address : null,
        };
        var running = crowd.RunAsync(CancellationToken.None);
        var moment = fault is HistoryFault.KillAtPlace or HistoryFault.HoldAtPlace
            ? await WaitForAsync(mark)
            : await crowd.WaitUntilMidWayAsync(random.Next(40, 120), CountriesOfARun);
        await StrikeAsync(fault, world, proxy, random);
        await struck.CancelAsync();
        await running;
        List<Finding> findings = environment.Count > 0 && !File.Exists(mark) ? [Finding.OfRun($"{fault} did not fire: there is no mark")] : [];
        await Aftermath.LookAsync(world, crowd.Countries, seed);
        world.Hub!.Kill();
        findings.AddRange(await KillScenario.JudgeAsync(world));
        if (!world.IsWhole())
        {
            findings.Add(new Finding(FindingKind.Journal, "the integrity check of the hub does not pass"));
        }

        foreach (var country in crowd.Countries)
        {
            findings.AddRange(NotHit(world.LogOf(country).Path, moment).Select(text => Finding.OfRun($"{country}: {text}")));
        }

        return new Outcome(findings, $"{fault}{(network is null ? "" : " of network namespaces")} over {crowd.Countries.Count} histories") { Histories = crowd.Countries.Count };
    }

    private static Dictionary<string, string> Environment(HistoryFault fault, Random random, string mark) => fault switch
    {
        HistoryFault.KillAtPlace => new()
        {
            ["FAULTY_HUB_KILL_AT"] = $"{Failpoints.All[random.Next(Failpoints.All.Count)]}:{random.Next(60, 200)}",
            ["FAULTY_HUB_MARK"] = mark,
        },
        HistoryFault.HoldAtPlace => new()
        {
            ["FAULTY_HUB_HOLD_AT"] = $"{Failpoints.OfStore[random.Next(Failpoints.OfStore.Count)]}:{random.Next(60, 120)}:{Held.TotalMilliseconds}",
            ["FAULTY_HUB_MARK"] = mark,
        },
        _ => [],
    };

    /// <returns>When it was there.</returns>
    private static async Task<long> WaitForAsync(string mark)
    {
        for (var waited = Stopwatch.StartNew(); !File.Exists(mark) && waited.Elapsed < Patience;)
        {
            await Task.Delay(1);
        }

        return MonotonicClock.Now;
    }

    private static async Task StrikeAsync(HistoryFault fault, World world, Proxy proxy, Random random)
    {
        switch (fault)
        {
            case HistoryFault.Kill:
                world.Hub!.Kill();
                await world.StartAsync();
                break;
            case HistoryFault.KillAtPlace:
                await world.Hub!.WaitForExitAsync(Patience);
                await world.StartAsync();
                break;
            case HistoryFault.Stop:
                world.Hub!.Stop();
                await Task.Delay(random.Next(1100, 2200));
                world.Hub.Resume();
                break;
            case HistoryFault.Cut:
                proxy.Cut();
                break;
            case HistoryFault.Partition:
                await PartAsync(world.Network, proxy, random);
                break;
            case HistoryFault.HoldAtPlace:
                await Task.Delay(Held);
                break;
        }
    }

    private static async Task PartAsync(NetworkNamespace? network, Proxy proxy, Random random)
    {
        var gone = TimeSpan.FromMilliseconds(random.Next(1500, 3000));
        if (network is null)
        {
            proxy.Hold();
            await Task.Delay(gone);
            proxy.Release();
            return;
        }

        network.Part();
        await Task.Delay(gone);
        network.Join();
    }

    // A fault that touched nobody shows nothing.
    private static IEnumerable<string> NotHit(string path, long moment)
    {
        var history = HistoryReader.Read(path);
        if (history.Count < LeastOperations)
        {
            yield return $"only {history.Count} operations";
        }

        if (!history.Any(one => one.IsUnknown || one.IsOpenAt(moment)))
        {
            yield return "no operation was under way at the fault";
        }
    }
}
