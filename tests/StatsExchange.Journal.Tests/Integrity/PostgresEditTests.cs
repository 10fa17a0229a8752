// SPDX-License-Identifier: Apache-2.0
using Npgsql;
using StatsExchange.Journal.Integrity;
using StatsExchange.Journal.Postgres;
using StatsExchange.PostgresServer;
using Xunit.Abstractions;

namespace StatsExchange.Journal.Tests.Integrity;

/// <summary>Whatever value is changed in the database, the check names the stream and the seq.</summary>
public sealed class PostgresEditTests(ITestOutputHelper output)
{
    private const int Edits = 300;

    // An intruder who owns the database turns off what is in the way.
    private const string WithoutKeysAndChecks = """
        SET session_replication_role = replica;
        DO $$
        DECLARE c record;
        BEGIN
            FOR c IN SELECT conrelid::regclass AS t, conname FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND contype IN ('c', 'f') LOOP
                EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', c.t, c.conname);
            END LOOP;
        END $$
        """;

    [SkippableFact]
    public async Task RunAsync_AnyValueEdited_IsLocatedByStreamAndSeq()
    {
        Skip.If(PostgresBinaries.WhyMissing is not null, PostgresBinaries.WhyMissing);
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        var connectionString = (await TestServer.SharedAsync()).NewConnectionString();
        await using var journal = await PostgresJournal.OpenAsync(connectionString, new SetClock(), default);
        await SampleJournal.WriteAsync(journal, new Random(seed));
        await using NpgsqlConnection connection = new(connectionString);
        await connection.OpenAsync();
        await using (NpgsqlCommand command = new(WithoutKeysAndChecks, connection))
        {
            await command.ExecuteNonQueryAsync();
        }

        using StoreEditor editor = new(connection, parameter => $"convert_from({parameter}, 'UTF8')", column => $"convert_to({column}, 'UTF8')");

        await new RandomEdits(editor, () => CheckAsync(journal), anyBytes: false).AssertAllFoundAsync(Edits, seed);
    }

    private static async Task<IntegrityReport> CheckAsync(PostgresJournal journal)
    {
        await using var snapshot = await journal.SnapshotAsync(default);
        return await IntegrityCheck.RunAsync(snapshot, contents: null, IntegrityCheck.DefaultFindings, progress: null, default);
    }
}
