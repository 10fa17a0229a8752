// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Sqlite;

/// <summary>Queries shared with other stores are written as tasks; on a connection of SQLite they are done when they return.</summary>
internal static class SqliteTasks
{
    public static T Done<T>(this Task<T> task) => task.IsCompleted
        ? task.GetAwaiter().GetResult()
        : throw new InvalidOperationException("A query of SQLite went on after it returned.");
}
