// SPDX-License-Identifier: Apache-2.0
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using StatsExchange.Journal.Rows;
using StatsExchange.Journal.Stores;

namespace StatsExchange.Journal.Sqlite;

/// <summary>The rows of one moment, read by a connection of its own. The write-ahead log grows while it lasts.</summary>
internal sealed class SqliteSnapshot : StoredSnapshot
{
    private const int MostProblems = 100;

    private readonly SqliteSession _session;

    private SqliteSnapshot(SqliteSession session) => _session = session;

    public override IReadOnlyList<MigrationRow> KnownMigrations => SqliteMigrations.Scripts.All;

    /// <summary>Takes a snapshot; SQLite's calls block, so it is taken off the caller's thread.</summary>
    public static Task<SqliteSnapshot> TakeAsync(SqliteDatabase database, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            SqliteSession? session = null;
            try
            {
                session = database.OpenReader();
                session.Execute("BEGIN");
                // The moment is that of the first look.
                session.Scalar("SELECT count(*) FROM sqlite_schema");
                return new SqliteSnapshot(session);
            }
            catch (SqliteException error)
            {
                session?.Dispose();
                throw error.ToJournalException();
            }
        },
        cancellationToken);

    public override IAsyncEnumerable<string> StoreProblemsAsync(CancellationToken cancellationToken) =>
        Guarded(Problems(), cancellationToken).ToAsyncEnumerable();

    public override ValueTask DisposeAsync()
    {
        _session.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override IAsyncEnumerable<T> RowsAsync<T>(
        Func<DbDataReader, T> row, string sql, object[] values, CancellationToken cancellationToken) =>
        Guarded(_session.Rows(row, sql, values), cancellationToken).ToAsyncEnumerable();

    protected override Task<T?> FirstAsync<T>(Func<DbDataReader, T> row, string sql, object[] values, CancellationToken cancellationToken)
        where T : default =>
        Task.FromResult(Guarded(_session.Rows(row, sql, values), cancellationToken).FirstOrDefault());

    protected override string Position(string part, string whole) => $"instr({whole}, {part})";

    private static IEnumerable<T> Guarded<T>(IEnumerable<T> rows, CancellationToken cancellationToken)
    {
        using var row = rows.GetEnumerator();
        while (Next(row))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row.Current;
        }
    }

    private static bool Next<T>(IEnumerator<T> row)
    {
        try
        {
            return row.MoveNext();
        }
        catch (SqliteException error)
        {
            throw error.ToJournalException();
        }
    }

    private IEnumerable<string> Problems()
    {
        var check = string.Create(CultureInfo.InvariantCulture, $"PRAGMA integrity_check({MostProblems})");
        foreach (var problem in _session.Rows(row => row.GetString(0), check).Where(line => line != "ok"))
        {
            yield return problem;
        }

        foreach (var (table, parent) in _session.Rows(row => (row.GetString(0), row.GetString(2)), "PRAGMA foreign_key_check").Distinct())
        {
            yield return $"a row of {table} names one of {parent} that is not there";
        }
    }
}
