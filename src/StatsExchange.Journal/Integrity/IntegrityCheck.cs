// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Rows;

namespace StatsExchange.Journal.Integrity;

/// <summary>
/// Reads every column of every table of a snapshot and names all that is not as it was written. It finds edits, gaps and damage; a cut
/// tail, a stream hashed again and a fork show only against a receipt or checkpoint held elsewhere.
/// </summary>
public static class IntegrityCheck
{
    /// <summary>How many findings are named where nothing else is asked for.</summary>
    public const int DefaultFindings = 200;

    /// <summary>Checks a snapshot, in memory that does not grow with the journal but for the names of its streams.</summary>
    /// <param name="snapshot">What to check.</param>
    /// <param name="contents">Looks inside bodies and receipts; null to leave them closed.</param>
    /// <param name="mostFindings">Findings to name; the others are counted.</param>
    /// <param name="progress">Told now and then how far it has come.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <exception cref="JournalUnavailableException">The store is away.</exception>
    public static Task<IntegrityReport> RunAsync(
        JournalSnapshot snapshot,
        IContentCheck? contents,
        int mostFindings,
        IProgress<IntegrityProgress>? progress,
        CancellationToken cancellationToken) =>
        Task.Run(() => ReadAsync(snapshot.Rows, contents, mostFindings, progress, cancellationToken), cancellationToken);

    private static async Task<IntegrityReport> ReadAsync(
        IJournalRows rows, IContentCheck? contents, int mostFindings, IProgress<IntegrityProgress>? progress, CancellationToken cancellationToken)
    {
        var counts = await rows.CountAsync(cancellationToken).ConfigureAwait(false);
        FindingLog log = new(mostFindings, counts.Total, progress);
        EntryCheck entries = new(rows, contents, log, counts.Entries);
        OriginalPlaces places = new(rows, entries.Heads);
        await PassAsync(log, "schema_migrations", MigrationCheck.RunAsync(rows, log, cancellationToken)).ConfigureAwait(false);
        await PassAsync(log, "entries", entries.RunAsync(cancellationToken)).ConfigureAwait(false);
        await PassAsync(log, "entries", PositionCheck.RunAsync(rows, log, counts.Entries, cancellationToken)).ConfigureAwait(false);
        await PassAsync(log, "commands", new CommandCheck(rows, contents, log, places).RunAsync(cancellationToken)).ConfigureAwait(false);
        await PassAsync(log, "blocks", BlockCheck.RunAsync(rows, log, cancellationToken)).ConfigureAwait(false);
        await PassAsync(log, "block_references", ReferenceCheck.RunAsync(rows, log, cancellationToken)).ConfigureAwait(false);
        await PassAsync(log, "saved_states", new StateCheck(rows, log, places).RunAsync(cancellationToken)).ConfigureAwait(false);
        await PassAsync(log, "staged_blocks", StagedCheck.RunAsync(rows, log, cancellationToken)).ConfigureAwait(false);
        await PassAsync(log, "store", StoreAsync(rows, log, cancellationToken)).ConfigureAwait(false);
        progress?.Report(new IntegrityProgress("store", counts.Total, counts.Total));
        return new IntegrityReport(
            new JournalHeads(counts.Entries, [.. entries.Heads]),
            counts.Entries,
            counts.Commands,
            counts.Blocks,
            counts.States,
            log.Problems,
            log.Findings);
    }

    // A file that is damaged in one table is read in the others all the same.
    private static async Task PassAsync(FindingLog log, string table, Task pass)
    {
        try
        {
            await pass.ConfigureAwait(false);
        }
        catch (JournalCorruptException damage)
        {
            log.Add(table, "it cannot be read to its end: " + damage.Message);
        }
    }

    private static async Task StoreAsync(IJournalRows rows, FindingLog log, CancellationToken cancellationToken)
    {
        await foreach (var problem in rows.StoreProblemsAsync(cancellationToken).ConfigureAwait(false))
        {
            log.Add("store", problem);
        }
    }
}
