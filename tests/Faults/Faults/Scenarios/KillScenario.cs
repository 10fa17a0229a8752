// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Faults.Checking.Histories;
using StatsExchange.Faults.Clients;
using StatsExchange.Faults.Processes;
using StatsExchange.Faults.Runs;
using StatsExchange.Journal;

namespace StatsExchange.Faults.Scenarios;

/// <summary>A hub killed at random moments, again and again over the same journal.</summary>
internal sealed class KillScenario(string name, string description, int times, string? planted, bool postgres = false) : IScenario
{
    private const int KillsOfARun = 10;
    private const int LeastWrites = 4;
    private const int CountriesOfAKill = 2;

    public string Name => name;

    public string Description => description;

    public int Times => times;

    public bool IsPlanted => planted is not null;

    public async Task<Outcome> RunAsync(int seed, string directory)
    {
        if (postgres && Databases.WhyMissing is { } reason)
        {
            return Outcome.NotHere(reason);
        }

        await using World world = new(directory) { Postgres = postgres ? await Databases.NewSchemaAsync() : null };
        var countries = Seeds.Countries(seed, KillsOfARun * CountriesOfAKill);
        Dictionary<string, string> environment = planted is null ? [] : new() { ["FAULTY_HUB_PLANT"] = planted };
        Vintages vintages = new();
        List<Finding> findings = [];
        List<int> open = [];
        var unknown = 0;
        await world.StartAsync(environment);
        for (var kill = 0; kill < KillsOfARun; kill++)
        {
            var now = countries.Skip(kill * CountriesOfAKill).Take(CountriesOfAKill).ToList();
            open.Add(await KillMidWayAsync(world, now, seed, kill));
            unknown += now.Exists(country => HistoryReader.Read(world.LogOf(country).Path).Any(one => one is { IsUnknown: true, Call: Call.Submit })) ? 1 : 0;
            if (Seeds.Random(seed, "while it starts", kill) is { } chance && chance.Next(4) == 0)
            {
                world.Launch(environment);
                await Task.Delay(chance.Next(400));
                world.Hub!.Kill();
            }

            await world.StartAsync(environment);
            await Aftermath.LookAsync(world, now, seed);
            findings.AddRange(await vintages.CompareAsync(world));
            await vintages.RememberAsync(world, now[0]);
        }

        world.Hub!.Kill();
        findings.AddRange(await JudgeAsync(world));
        if (planted is null && !world.IsWhole())
        {
            findings.Add(new Finding(FindingKind.Journal, "the integrity check of the hub does not pass"));
        }

        findings.AddRange(open.Where(writes => writes < LeastWrites).Select(writes => Finding.OfRun($"only {writes} writes were under way at a kill")));
        return new Outcome(findings, $"{open.Count} kills with {open.Min()} to {open.Max()} writes under way, {unknown} left unknown outcomes")
        {
            Kills = open.Count,
            KillsWithUnknown = unknown,
            Histories = countries.Count,
        };
    }

    internal static async Task<IReadOnlyList<Finding>> JudgeAsync(World world, bool onlyUnavailable = false)
    {
        try
        {
            var journal = await world.ReadJournalAsync();
            return [.. world.Logs.SelectMany(log => Judgement.Of(log.Path, journal.GetValueOrDefault(log.Country, []), onlyUnavailable))];
        }
        catch (Exception damage) when (damage is InvalidDataException or (JournalException and not (JournalUnavailableException or JournalInUseException)))
        {
            return
            [
                new Finding(FindingKind.Journal, $"the journal cannot be read: {damage.Message}"),
                .. world.Logs.SelectMany(log => Judgement.Of(log.Path, journal: null, onlyUnavailable)),
            ];
        }
    }

    private static async Task<int> KillMidWayAsync(World world, List<string> countries, int seed, int kill)
    {
        var random = Seeds.Random(seed, "kill", kill);
        Crowd crowd = new() { World = world, Countries = countries, Seed = seed, WritesInTen = 9, Patience = TimeSpan.FromSeconds(10) };
        using CancellationTokenSource end = new();
        var running = crowd.RunAsync(end.Token);
        await crowd.WaitUntilMidWayAsync(random.Next(4, 40), 1);
        await Task.Delay(random.Next(30));
        var moment = await crowd.WaitUntilMidWayAsync(0, LeastWrites + 1);
        world.Hub!.Kill();
        await end.CancelAsync();
        await running;
        return countries.Sum(country =>
        {
            world.LogOf(country).Note("killed");
            return HistoryReader.Read(world.LogOf(country).Path).Count(one => one.Call is Call.Submit && one.IsOpenAt(moment));
        });
    }
}
