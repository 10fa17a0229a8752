// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Benchmarks.Processes;
using StatsExchange.Benchmarks.Stores;
using StatsExchange.PostgresServer;

namespace StatsExchange.Benchmarks.Scenarios;

/// <summary>A hub with its journal in PostgreSQL.</summary>
internal sealed class PostgresScenario : IScenario
{
    private const string Schema = "hub";
    private const string Tables = "plain";
    private const string SizeOfSchema = $"SELECT sum(pg_total_relation_size(relid)) FROM pg_statio_all_tables WHERE schemaname = '{Schema}'";

    public string Name => "postgres";

    public string Description => "submissions of 1,000,000 and of 100 observations into PostgreSQL";

    public async Task<IReadOnlyList<Contest>> PrepareAsync(Arena arena)
    {
        TestServer server;
        try
        {
            server = await arena.PostgresAsync();
        }
        catch (NotMeasuredException exception)
        {
            return [new Contest("submissions into PostgreSQL", "observations", [], [exception.Message])];
        }

        await server.ExecuteAsync($"CREATE SCHEMA {Tables}");
        var tables = server.ConnectionString(Tables);
        var hub = await arena.PostgresHubAsync(server.ConnectionString(Schema));
        return
        [
            .. StoreContests.Of(
                arena.IsSmall,
                "PostgreSQL",
                new HubJournal(hub, arena.ConnectionTo(hub), async () => Convert.ToInt64(await server.ScalarAsync(SizeOfSchema), CultureInfo.InvariantCulture)),
                [
                    arena.Held(new PlainFile(arena.DirectoryOf("beside-postgres"))),
                    arena.Held(new PostgresBlockTable(tables)),
                    arena.Held(new PostgresRowTable(tables)),
                ]),
        ];
    }
}
