// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Stores;

namespace StatsExchange.Journal.Sqlite;

/// <summary>Blocks within the transaction of the writer: staged, referred to, swept.</summary>
internal static class SqliteStaging
{
    public static int Stage(SqliteSession session, string uploadId, IReadOnlyList<Block> blocks, DateTimeOffset now)
    {
        foreach (var block in blocks)
        {
            session.Execute("INSERT INTO blocks (digest, bytes) VALUES ($1, $2) ON CONFLICT DO NOTHING", block.Digest, block.Bytes);
            session.Execute(
                "INSERT INTO staged_blocks (upload_id, digest, time) VALUES ($1, $2, $3) ON CONFLICT DO UPDATE SET time = $3",
                uploadId,
                block.Digest,
                now);
        }

        return blocks.Count;
    }

    public static void Refer(SqliteSession session, Entry entry, Hash digest)
    {
        if (!session.Exists("SELECT 1 FROM blocks WHERE digest = $1", digest))
        {
            throw new BlockMissingException(entry.Stream, entry.Seq, digest);
        }

        session.Execute(
            "INSERT INTO block_references (digest, stream, seq) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            digest,
            entry.Stream,
            entry.Seq);
    }

    public static int Sweep(SqliteSession session, DateTimeOffset stagedBefore)
    {
        var forgotten = session
            .Rows(row => row.Hash(0), "SELECT DISTINCT digest FROM staged_blocks WHERE time < $1", stagedBefore)
            .ToList();
        session.Execute("DELETE FROM staged_blocks WHERE time < $1", stagedBefore);
        return forgotten.Sum(digest => session.Execute(
            """
            DELETE FROM blocks
            WHERE digest = $1
              AND NOT EXISTS (SELECT 1 FROM block_references WHERE digest = $1)
              AND NOT EXISTS (SELECT 1 FROM staged_blocks WHERE digest = $1)
            """,
            digest));
    }
}
