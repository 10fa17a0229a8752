// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Integrity;
using StatsExchange.Journal.Rows;

namespace StatsExchange.Journal.Stores;

/// <summary>
/// Writes what a snapshot holds into an empty store, within a transaction that is the caller's: entries with their positions, commands
/// with their receipts, the blocks that entries refer to. What uploads have staged is no state and stays behind; so do saved states, which
/// no hash covers and which are folded again.
/// </summary>
internal sealed class StoredCopy(IJournalRows source, IStoreSession target, IProgress<IntegrityProgress>? progress)
{
    private const int RowsBetweenReports = 1000;

    private long _done;
    private long _total;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var counts = await source.CountAsync(cancellationToken).ConfigureAwait(false);
        _total = counts.Entries + counts.Commands + counts.Blocks + counts.References;
        await CopyEntriesAsync(cancellationToken).ConfigureAwait(false);
        await CopyBlocksAsync(cancellationToken).ConfigureAwait(false);
        await CopyCommandsAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task CopyEntriesAsync(CancellationToken cancellationToken)
    {
        await foreach (var row in source.EntriesAsync(cancellationToken).ConfigureAwait(false))
        {
            var entry = row.Entry ?? throw Unreadable("entries");
            await WriteAsync(
                "entries",
                $"INSERT INTO entries ({StoredRows.EntryColumns}, position) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                entry.Stream,
                entry.Seq,
                entry.Kind,
                entry.Actor,
                entry.Time,
                entry.Body,
                StoredValue.Bytes(entry.Blocks),
                entry.PreviousHash,
                entry.Hash,
                row.Position).ConfigureAwait(false);
        }
    }

    private async Task CopyBlocksAsync(CancellationToken cancellationToken)
    {
        await foreach (var row in source.BlocksAsync(cancellationToken).Where(block => block.IsReferred).ConfigureAwait(false))
        {
            await WriteAsync(
                "blocks", "INSERT INTO blocks (digest, bytes) VALUES ($1, $2)", row.Digest ?? throw Unreadable("blocks"), row.Bytes)
                .ConfigureAwait(false);
        }

        await foreach (var row in source.ReferencesAsync(cancellationToken).ConfigureAwait(false))
        {
            var place = row.Place ?? throw Unreadable("block_references");
            await WriteAsync(
                "block_references",
                "INSERT INTO block_references (digest, stream, seq) VALUES ($1, $2, $3)",
                row.Digest ?? throw Unreadable("block_references"),
                place.Stream,
                place.Seq).ConfigureAwait(false);
        }
    }

    private async Task CopyCommandsAsync(CancellationToken cancellationToken)
    {
        await foreach (var row in source.CommandsAsync(cancellationToken).ConfigureAwait(false))
        {
            var command = row.Command ?? throw Unreadable("commands");
            await WriteAsync(
                "commands",
                $"INSERT INTO commands ({StoredRows.CommandColumns}, stream) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                command.Actor,
                command.RequestId,
                command.Content,
                command.FirstSeq,
                command.LastSeq,
                command.Receipt,
                row.Checksum ?? throw Unreadable("commands"),
                row.Stream ?? throw Unreadable("commands")).ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(string table, string sql, params object[] values)
    {
        await target.ExecuteAsync(sql, values).ConfigureAwait(false);
        if (_done++ % RowsBetweenReports == 0)
        {
            progress?.Report(new IntegrityProgress(table, _done, _total));
        }
    }

    private static JournalCorruptException Unreadable(string table) =>
        new($"a row of {table} holds what cannot stand there, and is not copied; check the journal to see which");
}
