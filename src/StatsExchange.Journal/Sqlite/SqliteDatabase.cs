// SPDX-License-Identifier: Apache-2.0
using Microsoft.Data.Sqlite;
using SQLitePCL;
using StatsExchange.Journal.Stores;

namespace StatsExchange.Journal.Sqlite;

/// <summary>The file and its connections: one that writes, and pooled ones that only read.</summary>
internal sealed class SqliteDatabase
{
    /// <summary>The journal's file in a data directory.</summary>
    public const string FileName = "journal.db";

    private readonly string _path;
    private readonly string _writing;
    private readonly string _reading;

    /// <param name="directory">The data directory.</param>
    /// <param name="busyTimeout">How long a statement waits for a lock that another process holds, in whole seconds.</param>
    public SqliteDatabase(string directory, TimeSpan busyTimeout)
        : this(busyTimeout, Path.Combine(Path.GetFullPath(directory), FileName))
    {
    }

    private SqliteDatabase(TimeSpan busyTimeout, string path)
    {
        Batteries_V2.Init();
        _path = path;
        SqliteConnectionStringBuilder builder = new()
        {
            DataSource = _path,
            Mode = SqliteOpenMode.ReadWrite,
            ForeignKeys = true,
            Pooling = false,
            DefaultTimeout = (int)busyTimeout.TotalSeconds,
        };
        _writing = builder.ToString();
        builder.Mode = SqliteOpenMode.ReadOnly;
        builder.Pooling = true;
        _reading = builder.ToString();
    }

    /// <summary>A journal's file under another name, which nobody else opens.</summary>
    public static SqliteDatabase OfFile(string path) => new(TimeSpan.Zero, Path.GetFullPath(path));

    public SqliteSession OpenWriter()
    {
        CreatePrivate();
        return new SqliteSession(new SqliteConnection(_writing));
    }

    /// <summary>
    /// Runs a query off the caller's thread: SQLite's calls block, whatever their names say. A query ends before its
    /// result is handed out, so that a slow reader never holds back a checkpoint.
    /// </summary>
    public Task<T> QueryAsync<T>(Func<IStoreSession, Task<T>> query, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            try
            {
                using SqliteSession session = new(new SqliteConnection(_reading));
                return query(session).Done();
            }
            catch (SqliteException error)
            {
                throw error.ToJournalException();
            }
        },
        cancellationToken);

    /// <summary>A reader of its own, not pooled, for what takes long.</summary>
    public SqliteSession OpenReader() =>
        new(new SqliteConnection(new SqliteConnectionStringBuilder(_reading) { Pooling = false }.ToString()));

    public void CloseReaders()
    {
        using SqliteConnection connection = new(_reading);
        SqliteConnection.ClearPool(connection);
    }

    // It holds figures that are not public yet, and SQLite gives its side files the mode of this one.
    private void CreatePrivate()
    {
        FileStreamOptions options = new() { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        new FileStream(_path, options).Dispose();
    }
}
