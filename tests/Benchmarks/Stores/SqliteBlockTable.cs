// SPDX-License-Identifier: Apache-2.0
using Microsoft.Data.Sqlite;
using StatsExchange.Benchmarks.Data;

namespace StatsExchange.Benchmarks.Stores;

/// <summary>The blocks as they are sent, one row each.</summary>
internal sealed class SqliteBlockTable(string directory)
    : SqliteTable(directory, "SQLite blocks", "CREATE TABLE stored (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT")
{
    public override bool HasKeys => false;

    protected override bool Insert(SqliteConnection connection, SqliteTransaction transaction, BlockSet set)
    {
        using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO stored (bytes) VALUES ($bytes)";
        var bytes = insert.Parameters.Add("$bytes", SqliteType.Blob);
        var inserted = 0;
        foreach (var block in set.BlockBytes)
        {
            bytes.Value = block;
            inserted += insert.ExecuteNonQuery();
        }

        return inserted == set.BlockBytes.Count;
    }
}
