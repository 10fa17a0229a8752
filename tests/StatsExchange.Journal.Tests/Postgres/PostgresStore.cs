// SPDX-License-Identifier: Apache-2.0
using Npgsql;
using StatsExchange.Journal.Postgres;
using StatsExchange.PostgresServer;

namespace StatsExchange.Journal.Tests.Postgres;

/// <summary>A schema of a server, opened by any number of journals, and edited behind their backs.</summary>
/// <param name="server">The server.</param>
/// <param name="limits">How long is waited for it; long enough for a busy machine where it is not the server that keeps the test waiting.</param>
internal sealed class PostgresStore(TestServer server, string limits = "Timeout=60;Command Timeout=60")
{
    public string ConnectionString { get; } = server.NewConnectionString() + ";" + limits;

    public string Schema => new NpgsqlConnectionStringBuilder(ConnectionString).SearchPath!;

    /// <summary>On the server shared by all tests.</summary>
    public static async Task<PostgresStore> NewAsync() => new(await TestServer.SharedAsync());

    public Task<PostgresJournal> OpenAsync(TimeProvider? clock = null) =>
        PostgresJournal.OpenAsync(ConnectionString, clock ?? new SetClock(), default);

    /// <summary>As an intruder with every right: foreign keys and checks do not hold.</summary>
    public async Task EditAsync(string sql)
    {
        await server.ExecuteAsync(
            """
            DO $$
            DECLARE
                rule record;
            BEGIN
                FOR rule IN SELECT conrelid::regclass AS of, conname FROM pg_constraint
                            WHERE contype = 'c' AND connamespace = current_schema()::regnamespace LOOP
                    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', rule.of, rule.conname);
                END LOOP;
            END
            $$
            """,
            Schema);
        Assert.True(await server.ExecuteAsync("SET session_replication_role = replica; " + sql, Schema) > 0, "The edit changed nothing.");
    }

    public Task<object?> ScalarAsync(string sql) => server.ScalarAsync(sql, Schema);

    public async Task<NpgsqlConnection> ConnectAsync()
    {
        NpgsqlConnection connection = new(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }
}
