// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace StatsExchange.Benchmarks.Stores;

/// <summary>The size of a SQLite database by its pages: those in the write-ahead log count once, as after a checkpoint.</summary>
internal static class SqlitePages
{
    public static long SizeOf(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT (SELECT page_count FROM pragma_page_count()) * (SELECT page_size FROM pragma_page_size())";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
