// SPDX-License-Identifier: Apache-2.0
using Microsoft.Data.Sqlite;

namespace StatsExchange.Hub.Tests.Health;

/// <summary>Makes the next write to a stream lose its transaction, as a failing disk does.</summary>
internal static class JournalFault
{
    public static void Plant(string data, string stream)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(data, "journal.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            $"CREATE TRIGGER fault BEFORE INSERT ON entries WHEN NEW.stream = '{stream}' BEGIN SELECT RAISE(ROLLBACK, 'fault'); END";
        command.ExecuteNonQuery();
    }
}
