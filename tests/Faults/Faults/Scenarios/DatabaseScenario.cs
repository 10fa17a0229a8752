// SPDX-License-Identifier: Apache-2.0
using System.Data.Common;
using System.Globalization;
using StatsExchange.Faults.Checking.Histories;
using StatsExchange.Faults.Clients;
using StatsExchange.Faults.Processes;
using StatsExchange.Faults.Runs;
using StatsExchange.PostgresServer;

namespace StatsExchange.Faults.Scenarios;

/// <summary>
/// A PostgreSQL of its own that is killed, stopped or cut off under a hub and comes back; the hub has to come back by itself. As a planted
/// defect its commits do not wait for the disk.
/// </summary>
internal sealed class DatabaseScenario(string name, string description, int times, bool planted) : IScenario
{
    private const int CallsOfAClient = 40;
    private static readonly TimeSpan Gone = TimeSpan.FromSeconds(2);

    public string Name => name;

    public string Description => description;

    public int Times => times;

    public bool IsPlanted => planted;

    public async Task<Outcome> RunAsync(int seed, string directory)
    {
        if (Databases.WhyMissing is { } reason)
        {
            return Outcome.NotHere(reason);
        }

        var fault = planted ? DatabaseFault.Kill : (DatabaseFault)(seed % Enum.GetValues<DatabaseFault>().Length);
        await using var server = await TestServer.StartAsync();
        var direct = server.NewConnectionString();
        var schema = (string)new DbConnectionStringBuilder { ConnectionString = direct }["Search Path"];
        var (connection, port) = Through(direct);
        using Proxy proxy = new(port);
        await using World world = new(directory)
        {
            Postgres = string.Create(CultureInfo.InvariantCulture, $"{connection};Port={proxy.Port};Command Timeout=3;Timeout=3"),
        };
        await world.StartAsync();
        using CancellationTokenSource struck = new();
        Crowd crowd = new()
        {
            World = world,
            Countries = Seeds.Countries(seed, 3),
            Seed = seed,
            Operations = CallsOfAClient,
            Happened = struck.Token,
            WritesInTen = 8,
            Patience = TimeSpan.FromSeconds(1.5),
        };
        var random = Seeds.Random(seed, "moment");
        using CancellationTokenSource end = new();
        var running = crowd.RunAsync(end.Token);
        await crowd.WaitUntilMidWayAsync(10, 1);
        if (planted)
        {
            await WaitForDiskAsync(server, schema, wait: false);
            await server.FreezeWriterOfLogAsync();
        }

        await crowd.WaitUntilMidWayAsync(random.Next(30, 90), 3);
        await StrikeAsync(fault, server, proxy);
        await struck.CancelAsync();
        if (planted)
        {
            await end.CancelAsync();
            await running;
            await WaitForDiskAsync(server, schema, wait: true);
            return new Outcome(await KillScenario.JudgeAsync(world), "killed while commits did not wait for the disk") { Histories = crowd.Countries.Count };
        }

        await running;
        await Aftermath.LookAsync(world, crowd.Countries, seed);
        var unknown = crowd.Countries.Sum(country => HistoryReader.UnknownStatuses(world.LogOf(country).Path).Count);
        List<Finding> findings = [.. await KillScenario.JudgeAsync(world)];
        if (unknown == 0)
        {
            findings.Add(Finding.OfRun("nobody noticed"));
        }

        return new Outcome(findings, $"{fault} of the database, {unknown} calls with unknown outcomes") { Histories = crowd.Countries.Count };
    }

    // Behind the settings, at which the hub looks: the last word before the commit is a trigger's. One commit that waits takes with it all
    // before it, so no table is left out.
    private static Task<int> WaitForDiskAsync(TestServer server, string schema, bool wait) => server.ExecuteAsync(
        wait
            ? "DROP FUNCTION do_not_wait() CASCADE"
            : """
                CREATE FUNCTION do_not_wait() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN PERFORM set_config('synchronous_commit', 'off', true); RETURN NULL; END $$;
                DO $$ DECLARE name text; BEGIN
                    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP
                        EXECUTE format('CREATE TRIGGER do_not_wait AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH STATEMENT EXECUTE FUNCTION do_not_wait()', name);
                    END LOOP;
                END $$;
                """,
        schema);

    private static async Task StrikeAsync(DatabaseFault fault, TestServer server, Proxy proxy)
    {
        switch (fault)
        {
            case DatabaseFault.Kill:
                await server.KillAsync();
                await Task.Delay(Gone / 4);
                await server.StartAgainAsync();
                break;
            case DatabaseFault.Freeze:
                await server.FreezeAsync();
                await Task.Delay(Gone);
                await server.ThawAsync();
                break;
            case DatabaseFault.Partition:
                proxy.Hold();
                await Task.Delay(2 * Gone);
                proxy.Cut();
                proxy.Release();
                break;
        }
    }

    private static (string Settings, int Port) Through(string connection)
    {
        DbConnectionStringBuilder builder = new() { ConnectionString = connection };
        var port = int.Parse((string)builder["Port"], CultureInfo.InvariantCulture);
        builder.Remove("Port");
        return (builder.ConnectionString, port);
    }
}
