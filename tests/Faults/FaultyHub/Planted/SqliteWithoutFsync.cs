// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using StatsExchange.Journal;
using StatsExchange.Journal.Sqlite;

namespace StatsExchange.FaultyHub.Planted;

/// <summary>Takes back the setting that durability rests on, after the hub has checked it.</summary>
internal static class SqliteWithoutFsync
{
    public static void Apply(IJournal journal)
    {
        // No way leads there from outside, and none should.
        var field = typeof(SqliteJournal).GetField("_session", BindingFlags.Instance | BindingFlags.NonPublic)
            ?? throw new MissingFieldException(nameof(SqliteJournal), "_session");
        var session = field.GetValue((SqliteJournal)journal)!;
        if (Scalar(session, "PRAGMA synchronous = OFF; PRAGMA synchronous") is not 0L)
        {
            throw new InvalidOperationException("SQLite still forces its commits to the disk.");
        }
    }

    private static object? Scalar(object session, string sql)
    {
        var connection = session.GetType().GetField("_connection", BindingFlags.Instance | BindingFlags.NonPublic)
            ?? throw new MissingFieldException(session.GetType().Name, "_connection");
        using var command = ((System.Data.Common.DbConnection)connection.GetValue(session)!).CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
