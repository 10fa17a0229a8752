// SPDX-License-Identifier: Apache-2.0
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace StatsExchange.Journal.Sqlite;

/// <summary>The file and its connections: one that writes, and pooled ones that only read.</summary>
internal sealed class SqliteDatabase
{
    private const string FileName = "journal.db";

    private readonly string _writing;
    private readonly string _reading;

    public SqliteDatabase(string directory)
    {
        Batteries_V2.Init();
        SqliteConnectionStringBuilder builder = new()
        {
            DataSource = Path.Combine(Path.GetFullPath(directory), FileName),
            Mode = SqliteOpenMode.ReadWriteCreate,
            ForeignKeys = true,
            Pooling = false,
        };
        _writing = builder.ToString();
        builder.Mode = SqliteOpenMode.ReadOnly;
        builder.Pooling = true;
        _reading = builder.ToString();
    }

    public SqliteSession OpenWriter() => new(new SqliteConnection(_writing));

    /// <summary>
    /// Runs a query off the caller's thread: SQLite's calls block, whatever their names say. A query ends before its
    /// result is handed out, so that a slow reader never holds back a checkpoint.
    /// </summary>
    public Task<T> QueryAsync<T>(Func<SqliteSession, T> query, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            try
            {
                using SqliteSession session = new(new SqliteConnection(_reading));
                return query(session);
            }
            catch (SqliteException error)
            {
                throw error.ToJournalException();
            }
        },
        cancellationToken);

    public void CloseReaders()
    {
        using SqliteConnection connection = new(_reading);
        SqliteConnection.ClearPool(connection);
    }
}
