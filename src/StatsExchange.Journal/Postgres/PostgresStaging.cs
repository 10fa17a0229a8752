// SPDX-License-Identifier: Apache-2.0
using Npgsql;
using StatsExchange.Journal.Stores;

namespace StatsExchange.Journal.Postgres;

/// <summary>Blocks staged and swept, in steps that each are bounded and a transaction of their own.</summary>
internal static class PostgresStaging
{
    private const long StageSize = 8 << 20;
    private const int SweepLength = 1000;

    public static async Task StageAsync(
        PostgresDatabase database,
        string uploadId,
        IReadOnlyList<Block> blocks,
        DateTimeOffset now,
        Action underWay,
        CancellationToken cancellationToken)
    {
        foreach (var part in Parts(blocks.DistinctBy(block => block.Digest).OrderBy(block => block.Digest.ToString(), StringComparer.Ordinal)))
        {
            await database.RunAsync(
                session =>
                {
                    var staged = session.RowsAsync(
                        _ => true,
                        "SELECT journal_stage($1, $2, $3, $4)",
                        [
                            new NpgsqlParameter<string> { TypedValue = uploadId },
                            new NpgsqlParameter<byte[][]> { TypedValue = [.. part.Select(block => block.Digest.ToArray())] },
                            new NpgsqlParameter<byte[][]> { TypedValue = [.. part.Select(block => StoredValue.Bytes(block.Bytes))] },
                            new NpgsqlParameter<long> { TypedValue = Microseconds.From(now) },
                        ]);
                    underWay();
                    return staged;
                },
                cancellationToken).ConfigureAwait(false);
        }
    }

    public static async Task<int> SweepAsync(PostgresDatabase database, DateTimeOffset stagedBefore, CancellationToken cancellationToken)
    {
        for (var removed = 0L; ;)
        {
            var step = await database.RunAsync(
                session => session.FirstAsync(
                    row => (Forgotten: row.GetInt64(0), Removed: row.GetInt64(1)),
                    $"SELECT forgotten, removed FROM journal_sweep($1, {SweepLength})",
                    stagedBefore),
                cancellationToken).ConfigureAwait(false);
            removed += step.Removed;
            if (step.Forgotten < SweepLength)
            {
                return checked((int)removed);
            }
        }
    }

    private static IEnumerable<List<Block>> Parts(IEnumerable<Block> blocks)
    {
        List<Block> part = [];
        var size = 0L;
        foreach (var block in blocks)
        {
            part.Add(block);
            size += block.Bytes.Length;
            if (size >= StageSize)
            {
                yield return part;
                part = [];
                size = 0;
            }
        }

        if (part.Count > 0)
        {
            yield return part;
        }
    }
}
