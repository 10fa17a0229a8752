// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Faults.Runs;

namespace StatsExchange.Faults.Scenarios;

/// <summary>
/// Two hubs that write to the same countries of one journal: in PostgreSQL, or in one SQLite file after the lock that keeps the second one
/// out was taken away. Only the fence of the journal is between them.
/// </summary>
internal sealed class TwoHubScenario(string name, string description, int times, string? planted, bool postgres = false) : IScenario
{
    private const int MostRounds = 4;
    private const int CallsOfAClient = 40;

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

        // Two writers collide by chance; a planted defect gets a few rounds to show.
        var rounds = IsPlanted ? MostRounds : 1;
        List<Finding> findings = [];
        var round = 0;
        for (; round < rounds && !findings.Exists(one => one.IsOfChecker); round++)
        {
            findings.AddRange(await RoundAsync(Seeds.Of(seed, "round", round), Path.Combine(directory, $"{round}")));
        }

        return new Outcome(findings, $"{round} rounds of two hubs over two countries") { Histories = 2 * round };
    }

    private async Task<IReadOnlyList<Finding>> RoundAsync(int seed, string directory)
    {
        Dictionary<string, string> environment = planted is null ? [] : new() { ["FAULTY_HUB_PLANT"] = planted };
        var database = postgres ? await Databases.NewSchemaAsync() : null;
        await using World first = new(directory) { Postgres = database };
        await using World second = new(directory, first.Data, "hub-2") { Postgres = database };
        await first.StartAsync(environment);
        if (!postgres)
        {
            File.Delete(Path.Combine(first.Data, "journal.lock"));
        }

        await second.StartAsync(environment);
        Crowd crowd = new()
        {
            World = first,
            Countries = Seeds.Countries(seed, 2),
            Seed = seed,
            Operations = CallsOfAClient,
            WritesInTen = 6,
            Address = client => client % 2 == 0 ? first.Address : second.Address,
        };
        await crowd.RunAsync(CancellationToken.None);
        if (!IsPlanted)
        {
            await Aftermath.LookAsync(first, crowd.Countries, seed);
        }

        second.Hub!.Kill();
        first.Hub!.Kill();
        return await KillScenario.JudgeAsync(first);
    }
}
