// SPDX-License-Identifier: Apache-2.0
using Npgsql;
using NpgsqlTypes;
using StatsExchange.Benchmarks.Data;

namespace StatsExchange.Benchmarks.Stores;

/// <summary>The blocks as they are sent, one row each, and not compressed by the server, as those of the journal are not.</summary>
internal sealed class PostgresBlockTable : PostgresTable
{
    public PostgresBlockTable(string connectionString)
        : base(connectionString, "PostgreSQL blocks", "bytes bytea NOT NULL") => Execute($"ALTER TABLE {Table} ALTER COLUMN bytes SET STORAGE EXTERNAL");

    public override bool HasKeys => false;

    protected override async Task<long> WriteAsync(NpgsqlBinaryImporter copy, BlockSet set)
    {
        foreach (var block in set.BlockBytes)
        {
            await copy.StartRowAsync();
            await copy.WriteAsync(block, NpgsqlDbType.Bytea);
        }

        return set.BlockBytes.Count;
    }
}
