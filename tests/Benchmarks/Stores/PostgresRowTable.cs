// SPDX-License-Identifier: Apache-2.0
using Npgsql;
using NpgsqlTypes;
using StatsExchange.Benchmarks.Data;

namespace StatsExchange.Benchmarks.Stores;

/// <summary>A row per observation under its key.</summary>
internal sealed class PostgresRowTable(string connectionString) : PostgresTable(connectionString, "PostgreSQL rows", $"""
    {string.Join(", ", ObservationRow.KeyColumns.Select(column => $"{column} text NOT NULL"))},
    obs_value double precision,
    PRIMARY KEY ({string.Join(", ", ObservationRow.KeyColumns)})
    """)
{
    public override bool HasKeys => true;

    protected override async Task<long> WriteAsync(NpgsqlBinaryImporter copy, BlockSet set)
    {
        foreach (var row in set.Rows())
        {
            await copy.StartRowAsync();
            foreach (var code in row.Key)
            {
                await copy.WriteAsync(code, NpgsqlDbType.Text);
            }

            await copy.WriteAsync(row.Value, NpgsqlDbType.Double);
        }

        return set.Observations;
    }
}
