// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Faults.Power;
using StatsExchange.Faults.Runs;

namespace StatsExchange.Faults.Scenarios;

/// <summary>The power fails under a hub over SQLite: of what was not synced, any part is lost or torn.</summary>
internal sealed class PowerScenario(string name, string description, int times, string? planted, bool failingSync) : IScenario
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public string Name => name;

    public string Description => description;

    public int Times => times;

    public bool IsPlanted => planted is not null;

    public async Task<Outcome> RunAsync(int seed, string directory)
    {
        if (ShimLibrary.Path is null)
        {
            return Outcome.NotHere("there is no gcc to build the shim with");
        }

        await using World world = new(directory);
        var random = Seeds.Random(seed, "moment");
        var log = Path.Combine(directory, "writes");
        var environment = ShimLibrary.Environment(world.Data, log, failingSync ? random.Next(20, 80) : null);
        if (planted is not null)
        {
            environment["FAULTY_HUB_PLANT"] = planted;
        }

        var countries = Seeds.Countries(seed, 3);
        await world.StartAsync(environment);
        Crowd crowd = new() { World = world, Countries = countries, Seed = seed, WritesInTen = 8 };
        using CancellationTokenSource end = new();
        var running = crowd.RunAsync(end.Token);
        List<Finding> findings = [];
        if (failingSync && !await FiredAsync(log))
        {
            findings.Add(Finding.OfRun("no sync failed"));
        }

        await crowd.WaitUntilMidWayAsync(random.Next(15, 60), failingSync ? 0 : 4);
        world.Hub!.Kill();
        await end.CancelAsync();
        await running;
        var syncs = WriteRecord.ReadAll(log).Count(record => record.Kind == WriteKind.Sync);
        PowerLoss.Strike(world.Data, log, seed);
        var before = await KillScenario.JudgeAsync(world);
        findings.AddRange(before);
        if (before.Count == 0)
        {
            await world.StartAsync();
            await Aftermath.LookAsync(world, countries, seed);
            world.Hub!.Kill();
            findings.AddRange(await KillScenario.JudgeAsync(world));
        }

        if (planted is null && syncs == 0)
        {
            findings.Add(Finding.OfRun("the shim saw no sync"));
        }

        return new Outcome(findings, $"power lost after {syncs} syncs{(failingSync ? ", one of which failed" : "")}") { Histories = countries.Count };
    }

    private static async Task<bool> FiredAsync(string log)
    {
        for (var waited = TimeSpan.Zero; waited < Patience; waited += TimeSpan.FromMilliseconds(200))
        {
            if (File.Exists(log) && WriteRecord.ReadAll(log).Any(record => record.Kind == WriteKind.FailedSync))
            {
                return true;
            }

            await Task.Delay(200);
        }

        return false;
    }
}
