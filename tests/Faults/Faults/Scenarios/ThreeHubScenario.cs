// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Faults.Checking.Histories;
using StatsExchange.Faults.Runs;

namespace StatsExchange.Faults.Scenarios;

/// <summary>Three hubs over one PostgreSQL and eight clients that write to the same country, while the hubs are killed and restarted in turn.</summary>
internal sealed class ThreeHubScenario : IScenario
{
    private const int Hubs = 3;
    private const int Clients = 8;
    private const int Kills = 6;

    // Longer than any hub makes a caller wait: a call that runs out of time is a defect here.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public string Name => "three-hubs";

    public string Description => "three hubs over one PostgreSQL, killed and restarted in turn under eight clients of one country";

    public int Times => 2;

    public async Task<Outcome> RunAsync(int seed, string directory)
    {
        if (Databases.WhyMissing is { } reason)
        {
            return Outcome.NotHere(reason);
        }

        var database = await Databases.NewSchemaAsync();
        await using World first = new(directory) { Postgres = database };
        await using World second = new(directory, first.Data, "hub-2") { Postgres = database };
        await using World third = new(directory, first.Data, "hub-3") { Postgres = database };
        World[] worlds = [first, second, third];
        await first.StartAsync();
        await Task.WhenAll(second.StartAsync(), third.StartAsync());
        var country = Seeds.Countries(seed, 1);
        Crowd crowd = new()
        {
            World = first,
            Countries = country,
            Seed = seed,
            Clients = Clients,
            Patience = Patience,
            Address = client => worlds[client % Hubs].Address,
            Hubs = [.. worlds.Select(world => world.Address)],
        };
        using CancellationTokenSource end = new();
        var running = crowd.RunAsync(end.Token);
        var random = Seeds.Random(seed, "moments");
        for (var kill = 0; kill < Kills; kill++)
        {
            await crowd.WaitUntilMidWayAsync(first.LogOf(country[0]).Operations + random.Next(15, 40), 2);
            worlds[kill % Hubs].Hub!.Kill();
            await worlds[kill % Hubs].StartAsync();
        }

        await end.CancelAsync();
        await running;
        var unknown = HistoryReader.UnknownStatuses(first.LogOf(country[0]).Path).Count;
        List<Finding> findings = [.. await Aftermath.SendAgainAsync(first, country[0], Patience, second.Address)];
        await Aftermath.LookAsync(first, country, seed, second.Address, Patience);
        findings.AddRange(await KillScenario.JudgeAsync(first, onlyUnavailable: true));
        if (unknown == 0)
        {
            findings.Add(Finding.OfRun("no client noticed a kill"));
        }

        return new Outcome(findings, $"{Kills} kills of {Hubs} hubs, {first.LogOf(country[0]).Operations} operations of {Clients} clients, {unknown} of them UNAVAILABLE")
        {
            Kills = Kills,
            Histories = 1,
        };
    }
}
