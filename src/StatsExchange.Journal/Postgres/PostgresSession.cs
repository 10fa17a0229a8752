// SPDX-License-Identifier: Apache-2.0
using System.Data.Common;
using Npgsql;
using StatsExchange.Journal.Stores;

namespace StatsExchange.Journal.Postgres;

/// <summary>One open connection; each statement is a transaction of its own unless one was begun.</summary>
internal sealed class PostgresSession(NpgsqlConnection connection, CancellationToken cancellationToken) : IStoreSession
{
    public Task<List<T>> RowsAsync<T>(Func<DbDataReader, T> row, Func<T, bool> isLast, string sql, params object[] values) =>
        RowsAsync(row, isLast, sql, values.Select(value => new NpgsqlParameter { Value = StoredValue.Of(value) }));

    public Task<List<T>> RowsAsync<T>(Func<DbDataReader, T> row, string sql, IEnumerable<NpgsqlParameter> parameters) =>
        RowsAsync(row, _ => false, sql, parameters);

    public async Task<int> ExecuteAsync(string sql, params object[] values)
    {
        await using var command = Command(sql, values.Select(value => new NpgsqlParameter { Value = StoredValue.Of(value) }));
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<NpgsqlTransaction> BeginAsync() => connection.BeginTransactionAsync(cancellationToken);

    private async Task<List<T>> RowsAsync<T>(
        Func<DbDataReader, T> row, Func<T, bool> isLast, string sql, IEnumerable<NpgsqlParameter> parameters)
    {
        List<T> rows = [];
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(row(reader));
            if (isLast(rows[^1]))
            {
                break;
            }
        }

        // Rows come before their transaction is committed: only the end of the answer says that it was.
        while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false))
        {
        }

        return rows;
    }

    private NpgsqlCommand Command(string sql, IEnumerable<NpgsqlParameter> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
