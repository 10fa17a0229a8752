// SPDX-License-Identifier: Apache-2.0
using Microsoft.Data.Sqlite;
using SQLitePCL;
using StatsExchange.Benchmarks.Data;
using StatsExchange.Benchmarks.Load;

namespace StatsExchange.Benchmarks.Stores;

/// <summary>An ordinary table of SQLite, as durable as the journal (WAL, synchronous=FULL): one transaction and prepared inserts per set.</summary>
internal abstract class SqliteTable : IPlainStore
{
    private readonly SqliteConnection _connection;
    private readonly SemaphoreSlim _turn = new(1, 1);

    protected SqliteTable(string directory, string name, string declaration)
    {
        Name = name;
        Batteries_V2.Init();
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(directory, name.Replace(' ', '-')), Pooling = false }.ToString());
        _connection.Open();
        Execute("PRAGMA journal_mode = WAL");
        Execute("PRAGMA synchronous = FULL");
        Execute(declaration);
    }

    public string Name { get; }

    public abstract bool HasKeys { get; }

    public TimeSpan Cpu => Environment.CpuUsage.TotalTime;

    public Task BeginAsync()
    {
        Execute("DELETE FROM stored");
        Execute("VACUUM");
        return Task.CompletedTask;
    }

    public async Task<Work> PutAsync(BlockSet set)
    {
        await _turn.WaitAsync();
        try
        {
            using var transaction = _connection.BeginTransaction(deferred: false);
            var isWhole = Insert(_connection, transaction, set);
            transaction.Commit();
            return new Work(set.Observations, set.Bytes, isWhole);
        }
        finally
        {
            _turn.Release();
        }
    }

    public Task<long> StoredAsync() => Task.FromResult(SqlitePages.SizeOf(_connection));

    public ValueTask DisposeAsync()
    {
        _turn.Dispose();
        return _connection.DisposeAsync();
    }

    /// <summary>Inserts a set; whether every row went in.</summary>
    protected abstract bool Insert(SqliteConnection connection, SqliteTransaction transaction, BlockSet set);

    private void Execute(string statement)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
