// SPDX-License-Identifier: Apache-2.0
using System.Data.Common;
using System.Runtime.CompilerServices;
using Npgsql;
using StatsExchange.Journal.Rows;
using StatsExchange.Journal.Stores;

namespace StatsExchange.Journal.Postgres;

/// <summary>The rows of one moment, read by a connection of its own in a transaction that sees nothing later.</summary>
internal sealed class PostgresSnapshot : StoredSnapshot
{
    private const int PageLength = 50;

    private readonly NpgsqlConnection _connection;
    private readonly bool _ownsConnection;
    private int _cursors;

    private PostgresSnapshot(NpgsqlConnection connection, bool ownsConnection)
    {
        _connection = connection;
        _ownsConnection = ownsConnection;
    }

    public override IReadOnlyList<MigrationRow> KnownMigrations => new MigrationScripts("Postgres").All;

    public static async Task<PostgresSnapshot> TakeAsync(PostgresOptions options, CancellationToken cancellationToken)
    {
        var connection = await PostgresSteady.OpenAsync(options, cancellationToken).ConfigureAwait(false);
        try
        {
            PostgresSession session = new(connection, cancellationToken);
            await session.ExecuteAsync("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").ConfigureAwait(false);
            if (!await session.FirstAsync(
                row => row.GetBoolean(0), "SELECT to_regclass($1) IS NOT NULL", options.Schema + ".schema_migrations").ConfigureAwait(false))
            {
                throw new JournalUnavailableException($"There is no journal in the schema '{options.Schema}'.");
            }

            return new PostgresSnapshot(connection, ownsConnection: true);
        }
        catch (Exception error)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw error.IsOfTheServer() ? error.ToJournalException(isSent: false) : error;
        }
    }

    /// <summary>What a transaction has written and not committed.</summary>
    public static PostgresSnapshot Within(NpgsqlConnection connection) => new(connection, ownsConnection: false);

    public override IAsyncEnumerable<string> StoreProblemsAsync(CancellationToken cancellationToken) => AsyncEnumerable.Empty<string>();

    public override ValueTask DisposeAsync() => _ownsConnection ? _connection.DisposeAsync() : ValueTask.CompletedTask;

    protected override async IAsyncEnumerable<T> RowsAsync<T>(
        Func<DbDataReader, T> row, string sql, object[] values, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursor = FormattableString.Invariant($"snapshot_{++_cursors}");
        await RunAsync(session => session.ExecuteAsync($"DECLARE {cursor} NO SCROLL CURSOR FOR {sql}", values), cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var page = await RunAsync(
                session => session.AllAsync(row, FormattableString.Invariant($"FETCH {PageLength} FROM {cursor}")), cancellationToken)
                .ConfigureAwait(false);
            foreach (var one in page)
            {
                yield return one;
            }

            if (page.Count < PageLength)
            {
                break;
            }
        }

        await RunAsync(session => session.ExecuteAsync($"CLOSE {cursor}"), cancellationToken).ConfigureAwait(false);
    }

    protected override Task<T?> FirstAsync<T>(Func<DbDataReader, T> row, string sql, object[] values, CancellationToken cancellationToken)
        where T : default =>
        RunAsync(session => session.FirstAsync(row, sql, values), cancellationToken);

    protected override string Position(string part, string whole) => $"position({part} in {whole})";

    private async Task<T> RunAsync<T>(Func<IStoreSession, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work(new PostgresSession(_connection, cancellationToken)).ConfigureAwait(false);
        }
        catch (Exception error) when (error.IsOfTheServer())
        {
            throw error.ToJournalException(isSent: false);
        }
    }
}
