// SPDX-License-Identifier: Apache-2.0
using Microsoft.Data.Sqlite;
using StatsExchange.Benchmarks.Data;

namespace StatsExchange.Benchmarks.Stores;

/// <summary>A row per observation under its key.</summary>
internal sealed class SqliteRowTable(string directory) : SqliteTable(directory, "SQLite rows", $"""
    CREATE TABLE stored (
        {string.Join(", ", ObservationRow.KeyColumns.Select(column => $"{column} TEXT NOT NULL"))},
        obs_value REAL,
        PRIMARY KEY ({string.Join(", ", ObservationRow.KeyColumns)})
    ) STRICT
    """)
{
    public override bool HasKeys => true;

    protected override bool Insert(SqliteConnection connection, SqliteTransaction transaction, BlockSet set)
    {
        using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        SqliteParameter[] key = [.. ObservationRow.KeyColumns.Select(column => insert.Parameters.Add("$" + column, SqliteType.Text))];
        var value = insert.Parameters.Add("$obs_value", SqliteType.Real);
        insert.CommandText = $"INSERT INTO stored VALUES ({string.Join(", ", key.Append(value).Select(parameter => parameter.ParameterName))})";
        insert.Prepare();
        long inserted = 0;
        foreach (var row in set.Rows())
        {
            for (var i = 0; i < key.Length; i++)
            {
                key[i].Value = row.Key[i];
            }

            value.Value = row.Value;
            inserted += insert.ExecuteNonQuery();
        }

        return inserted == set.Observations;
    }
}
