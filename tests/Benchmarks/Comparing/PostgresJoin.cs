// SPDX-License-Identifier: Apache-2.0
using Npgsql;
using NpgsqlTypes;
using StatsExchange.Benchmarks.Load;

namespace StatsExchange.Benchmarks.Comparing;

/// <summary>Both ends as tables of PostgreSQL with its defaults, analysed and without an index, joined by five codes.</summary>
internal sealed class PostgresJoin : IAsyncDisposable
{
    private const string Codes = "reason, sex, age, education, occupation";

    private readonly NpgsqlConnection _connection;
    private readonly string _name;

    private PostgresJoin(NpgsqlConnection connection, string name) => (_connection, _name) = (connection, name);

    public static async Task<PostgresJoin> FillAsync(string connectionString, string name, Joins joins)
    {
        var join = new PostgresJoin(new NpgsqlConnection(connectionString), name);
        await join._connection.OpenAsync();
        await join.FillAsync("origin", joins.Rows(ofOrigin: true));
        await join.FillAsync("destination", joins.Rows(ofOrigin: false));
        return join;
    }

    /// <summary>How many pairs there are, and the sum of their differences; the log ratios are worked out too.</summary>
    public Work Run(Joins joins)
    {
        using var command = _connection.CreateCommand();
        command.CommandText =
            $"SELECT count(*), sum(d.value - o.value), sum(ln(d.value / o.value)) FROM {_name}_origin o FULL OUTER JOIN {_name}_destination d USING ({Codes})";
        using var reader = command.ExecuteReader();
        reader.Read();
        return joins.Judge(reader.GetInt64(0), reader.GetDouble(1));
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task FillAsync(string side, IEnumerable<(string[] Key, double Value)> rows)
    {
        var table = $"{_name}_{side}";
        await ExecuteAsync($"CREATE TABLE {table} (reason text, sex text, age text, education text, occupation text, value double precision)");
        await using (var copy = await _connection.BeginBinaryImportAsync($"COPY {table} ({Codes}, value) FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var (key, value) in rows)
            {
                await copy.StartRowAsync();
                foreach (var code in key)
                {
                    await copy.WriteAsync(code, NpgsqlDbType.Text);
                }

                await copy.WriteAsync(value, NpgsqlDbType.Double);
            }

            await copy.CompleteAsync();
        }

        await ExecuteAsync($"VACUUM ANALYZE {table}");
    }

    private async Task ExecuteAsync(string statement)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = statement;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }
}
