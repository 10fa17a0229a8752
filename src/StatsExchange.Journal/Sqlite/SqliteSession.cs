// SPDX-License-Identifier: Apache-2.0
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using StatsExchange.Journal.Stores;

namespace StatsExchange.Journal.Sqlite;

/// <summary>One open connection with its prepared statements; parameters are $1, $2 … in order.</summary>
internal sealed class SqliteSession : IStoreSession, IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _statements = [];

    public SqliteSession(SqliteConnection connection)
    {
        _connection = connection;
        _connection.Open();
    }

    /// <summary>False once SQLite has rolled back by itself.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    /// <returns>The number of rows changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<object> values) => Bind(sql, values).ExecuteNonQuery();

    public object? Scalar(string sql, params ReadOnlySpan<object> values) => Bind(sql, values).ExecuteScalar();

    public bool Exists(string sql, params ReadOnlySpan<object> values) => Scalar(sql, values) is not null;

    Task<int> IStoreSession.ExecuteAsync(string sql, params object[] values) => Task.FromResult(Execute(sql, values));

    Task<List<T>> IStoreSession.RowsAsync<T>(Func<DbDataReader, T> row, Func<T, bool> isLast, string sql, params object[] values)
    {
        List<T> rows = [];
        using var reader = Bind(sql, values).ExecuteReader();
        while (reader.Read())
        {
            rows.Add(row(reader));
            if (isLast(rows[^1]))
            {
                break;
            }
        }

        return Task.FromResult(rows);
    }

    /// <summary>Rows as they are asked for; the same statement must not run again before the last is taken.</summary>
    public IEnumerable<T> Rows<T>(Func<DbDataReader, T> row, string sql, params ReadOnlySpan<object> values) =>
        Rows(row, Bind(sql, values));

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }

    private static IEnumerable<T> Rows<T>(Func<DbDataReader, T> row, SqliteCommand statement)
    {
        using var reader = statement.ExecuteReader();
        while (reader.Read())
        {
            yield return row(reader);
        }
    }

    private SqliteCommand Bind(string sql, ReadOnlySpan<object> values)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            statement = Prepare(sql, values.Length);
            _statements.Add(sql, statement);
        }

        for (var i = 0; i < values.Length; i++)
        {
            statement.Parameters[i].Value = StoredValue.Of(values[i]);
        }

        return statement;
    }

    private SqliteCommand Prepare(string sql, int parameters)
    {
        var statement = _connection.CreateCommand();
        statement.CommandText = sql;
        for (var i = 0; i < parameters; i++)
        {
            statement.Parameters.Add(new SqliteParameter { ParameterName = "$" + (i + 1).ToString(CultureInfo.InvariantCulture) });
        }

        return statement;
    }
}
