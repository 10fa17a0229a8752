// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace StatsExchange.Journal.Sqlite;

/// <summary>One open connection with its prepared statements; parameters are $0, $1 … in order.</summary>
internal sealed class SqliteSession : IDisposable
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

    public T? First<T>(Func<SqliteDataReader, T> row, string sql, params ReadOnlySpan<object> values)
    {
        using var reader = Bind(sql, values).ExecuteReader();
        return reader.Read() ? row(reader) : default;
    }

    /// <summary>Rows as they are asked for; the same statement must not run again before the last is taken.</summary>
    public IEnumerable<T> Rows<T>(Func<SqliteDataReader, T> row, string sql, params ReadOnlySpan<object> values) =>
        Rows(row, Bind(sql, values));

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }

    private static IEnumerable<T> Rows<T>(Func<SqliteDataReader, T> row, SqliteCommand statement)
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
            statement.Parameters[i].Value = Stored(values[i]);
        }

        return statement;
    }

    private SqliteCommand Prepare(string sql, int parameters)
    {
        var statement = _connection.CreateCommand();
        statement.CommandText = sql;
        for (var i = 0; i < parameters; i++)
        {
            statement.Parameters.Add(new SqliteParameter { ParameterName = "$" + i.ToString(CultureInfo.InvariantCulture) });
        }

        return statement;
    }

    private static object Stored(object value) => value switch
    {
        Hash hash => hash.ToArray(),
        StreamName stream => stream.ToString(),
        DateTimeOffset time => Microseconds.From(time),
        ReadOnlyMemory<byte> bytes => Whole(bytes),
        _ => value,
    };

    private static byte[] Whole(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var segment) && segment.Array is { } array && array.Length == bytes.Length
            ? array
            : bytes.ToArray();
}
