// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Integrity;
using StatsExchange.Journal.Stores;

namespace StatsExchange.Journal.Postgres;

/// <summary>Writes a snapshot into an empty schema in one transaction, checks within it what was written, and only then commits.</summary>
internal static class PostgresCopy
{
    public static async Task<IntegrityReport> WriteAsync(
        JournalSnapshot source,
        PostgresOptions options,
        TimeProvider time,
        IContentCheck? contents,
        IProgress<IntegrityProgress>? progress,
        CancellationToken cancellationToken)
    {
        var connection = await PostgresSteady.OpenAsync(options, cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            try
            {
                PostgresSession session = new(connection, cancellationToken);
                await PostgresMigrations.ApplyAsync(session, options.Schema, time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
                await session.ExecuteAsync("BEGIN").ConfigureAwait(false);
                // Beside a copy nothing is appended and nothing staged.
                await session.ExecuteAsync(
                    "LOCK TABLE entries, commands, blocks, block_references, staged_blocks, saved_states IN EXCLUSIVE MODE NOWAIT").ConfigureAwait(false);
                if (await session.FirstAsync(
                    row => row.GetBoolean(0), "SELECT EXISTS (SELECT FROM entries) OR EXISTS (SELECT FROM blocks)").ConfigureAwait(false))
                {
                    throw new JournalNotEmptyException($"the schema '{options.Schema}'");
                }

                await new StoredCopy(source.Rows, session, progress).RunAsync(cancellationToken).ConfigureAwait(false);
                JournalSnapshot written = new(PostgresSnapshot.Within(connection));
                var report = await IntegrityCheck.RunAsync(written, contents, IntegrityCheck.DefaultFindings, progress, cancellationToken)
                    .ConfigureAwait(false);
                await session.ExecuteAsync(report.IsWhole ? "COMMIT" : "ROLLBACK").ConfigureAwait(false);
                return report;
            }
            catch (Exception error) when (error.IsOfTheServer())
            {
                throw error.ToJournalException(isSent: true);
            }
        }
    }
}
