// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Faults.Runs;

namespace StatsExchange.Faults.Scenarios;

/// <summary>A hub that kills itself at a named place; the seed says at which.</summary>
internal sealed class FailpointScenario(string name, string description, bool postgres = false) : IScenario
{
    private const int MostReached = 40;
    private const int OperationsAfterStart = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public string Name => name;

    public string Description => description;

    public int Times => Places.Count;

    private IReadOnlyList<string> Places => postgres ? Failpoints.OverPostgres : Failpoints.All;

    public async Task<Outcome> RunAsync(int seed, string directory)
    {
        if (postgres && Databases.WhyMissing is { } reason)
        {
            return Outcome.NotHere(reason);
        }

        await using World world = new(directory) { Postgres = postgres ? await Databases.NewSchemaAsync() : null };
        var place = Places[seed % Places.Count];
        var times = Seeds.Random(seed, "times").Next(1, MostReached);
        var mark = Path.Combine(directory, "mark");
        var countries = Seeds.Countries(seed, 2);
        Crowd crowd = new() { World = world, Countries = countries, Seed = seed, WritesInTen = 9 };
        List<Finding> findings = [];
        try
        {
            await world.StartAsync(new Dictionary<string, string> { ["FAULTY_HUB_KILL_AT"] = $"{place}:{times}", ["FAULTY_HUB_MARK"] = mark });
            await RunUntilKilledAsync(crowd, () => findings.Add(Finding.OfRun($"{place} was not reached {times} times")));
        }
        catch (IOException) when (File.Exists(mark))
        {
            // A hub writes when it starts; this one died of it, before it served anybody.
            await world.StartAsync();
            await (crowd with { Operations = OperationsAfterStart }).RunAsync(CancellationToken.None);
            world.Hub!.Kill();
        }

        if (!File.Exists(mark))
        {
            findings.Add(Finding.OfRun($"{place} did not fire: there is no mark"));
        }

        await world.StartAsync();
        await Aftermath.LookAsync(world, countries, seed);
        world.Hub!.Kill();
        findings.AddRange(await KillScenario.JudgeAsync(world));
        return new Outcome(findings, $"{place}, reached {times} times") { Kills = 1, Histories = countries.Count };
    }

    private static async Task RunUntilKilledAsync(Crowd crowd, Action notReached)
    {
        using CancellationTokenSource end = new();
        var running = crowd.RunAsync(end.Token);
        try
        {
            await crowd.World.Hub!.WaitForExitAsync(Patience);
        }
        catch (TimeoutException)
        {
            notReached();
        }

        await end.CancelAsync();
        await running;
    }
}
