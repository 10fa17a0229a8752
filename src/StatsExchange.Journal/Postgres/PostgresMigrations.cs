// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Stores;

namespace StatsExchange.Journal.Postgres;

/// <summary>
/// Brings the schema up to date by the numbered scripts in this assembly, all in one transaction; of several hubs that start
/// at once, one does it and the others wait.
/// </summary>
internal static class PostgresMigrations
{
    private const string Table = """
        CREATE TABLE schema_migrations (
            number   integer NOT NULL PRIMARY KEY,
            name     text    NOT NULL,
            checksum bytea   NOT NULL,
            applied  bigint  NOT NULL
        )
        """;

    public static async Task<bool> ApplyAsync(
        PostgresSession session, string schema, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = await session.BeginAsync().ConfigureAwait(false);
        await session.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", schema + "/migrate").ConfigureAwait(false);

        // Whoever may only use the schema can still open it: what exists is not created.
        if (!await ExistsAsync(session, "SELECT to_regnamespace($1) IS NOT NULL", schema).ConfigureAwait(false))
        {
            await session.ExecuteAsync($"CREATE SCHEMA {schema}").ConfigureAwait(false);
        }

        if (!await ExistsAsync(session, "SELECT to_regclass($1) IS NOT NULL", schema + ".schema_migrations").ConfigureAwait(false))
        {
            await session.ExecuteAsync(Table).ConfigureAwait(false);
        }

        var applied = await session.AllAsync(MigrationScripts.ReadApplied, MigrationScripts.AppliedSql).ConfigureAwait(false);
        foreach (var script in new MigrationScripts("Postgres").Missing(applied))
        {
            await session.ExecuteAsync(script.Sql).ConfigureAwait(false);
            await session.ExecuteAsync(MigrationScripts.RecordSql, script.Number, script.Name, script.Checksum, now).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    private static Task<bool> ExistsAsync(PostgresSession session, string sql, string name) =>
        session.FirstAsync(row => row.GetBoolean(0), sql, name);
}
