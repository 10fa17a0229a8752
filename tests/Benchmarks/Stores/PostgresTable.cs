// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Npgsql;
using StatsExchange.Benchmarks.Data;
using StatsExchange.Benchmarks.Load;

namespace StatsExchange.Benchmarks.Stores;

/// <summary>An ordinary table of PostgreSQL with its durable defaults: one transaction and one COPY per set.</summary>
internal abstract class PostgresTable : IPlainStore
{
    private readonly NpgsqlConnection _connection;
    private readonly SemaphoreSlim _turn = new(1, 1);

    protected PostgresTable(string connectionString, string name, string columns)
    {
        Name = name;
        Table = name.Replace(' ', '_').ToLowerInvariant();
        _connection = new NpgsqlConnection(connectionString);
        _connection.Open();
        Execute($"CREATE TABLE {Table} ({columns})");
    }

    public string Name { get; }

    protected string Table { get; }

    public abstract bool HasKeys { get; }

    /// <summary>That of this process; the server's own is not known.</summary>
    public TimeSpan Cpu => Environment.CpuUsage.TotalTime;

    public Task BeginAsync()
    {
        Execute($"TRUNCATE {Table}");
        return Task.CompletedTask;
    }

    public async Task<Work> PutAsync(BlockSet set)
    {
        await _turn.WaitAsync();
        try
        {
            await using var copy = await _connection.BeginBinaryImportAsync($"COPY {Table} FROM STDIN (FORMAT BINARY)");
            var expected = await WriteAsync(copy, set);
            var written = await copy.CompleteAsync();
            return new Work(set.Observations, set.Bytes, written == (ulong)expected);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task<long> StoredAsync()
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT pg_total_relation_size('{Table}')";
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    public ValueTask DisposeAsync()
    {
        _turn.Dispose();
        return _connection.DisposeAsync();
    }

    /// <summary>Writes the rows of a set and returns how many they are.</summary>
    protected abstract Task<long> WriteAsync(NpgsqlBinaryImporter copy, BlockSet set);

    protected void Execute(string statement)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
