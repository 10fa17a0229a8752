// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal;

/// <summary>
/// Append-only, hash-chained streams, and the content-addressed blocks their entries refer to. Several processes may
/// share one store: who appends with an outdated seq gets <see cref="AppendResult.Conflict"/>.
/// The chain finds and locates edits, gaps and reordering inside a stream. It cannot find a cut tail, a whole
/// stream hashed again, or a fork: only a receipt or checkpoint held elsewhere shows those.
/// </summary>
/// <remarks>
/// Every method throws <see cref="JournalUnavailableException"/> while the store is away,
/// <see cref="ObjectDisposedException"/> after disposal and <see cref="OperationCanceledException"/> when cancelled.
/// </remarks>
public interface IJournal : IStreamEnds, IAsyncDisposable
{
    /// <summary>Returns if the store answers and takes writes, as far as can be told without writing.</summary>
    Task CheckAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Appends sealed entries and their command in one transaction, all or nothing, and returns
    /// <see cref="AppendResult.Appended"/> only once they are durable. The command is looked up first, then
    /// <paramref name="expectedSeq"/> is compared. Blocks referred to must be staged or stored.
    /// </summary>
    /// <param name="stream">The stream to append to.</param>
    /// <param name="expectedSeq">Seq of the head the entries were sealed on; 0 for an empty stream.</param>
    /// <param name="command">Makes the append safe to repeat; null for what no caller asked for.</param>
    /// <param name="entries">At least one, sealed one after the other (<see cref="Entry.Seal"/>), so that a receipt can be signed over the hash first.</param>
    /// <param name="cancellationToken">Honoured until the write begins; from then on the outcome is awaited.</param>
    /// <exception cref="ArgumentException">There are no entries.</exception>
    /// <exception cref="EntryRejectedException">An entry does not continue the stream or its hash is not that of its fields.</exception>
    /// <exception cref="BlockMissingException">A block is neither staged nor stored.</exception>
    Task<AppendResult> AppendAsync(
        StreamName stream,
        long expectedSeq,
        Command? command,
        IReadOnlyList<Entry> entries,
        CancellationToken cancellationToken);

    /// <summary>
    /// The entries of a stream in order, up to its end at the time. Verifies seq, chain and hash of each, and that
    /// the first follows the entry before it.
    /// </summary>
    /// <param name="stream">The stream; one without entries gives nothing.</param>
    /// <param name="fromSeq">First seq to read, from 1.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fromSeq"/> is below 1.</exception>
    /// <exception cref="JournalCorruptException">The first entry that does not verify, by stream and seq; those before it are given first.</exception>
    IAsyncEnumerable<Entry> ReadAsync(StreamName stream, long fromSeq, CancellationToken cancellationToken);

    /// <summary>One entry of a stream; null beyond its end. Verified like a run of entries, and that the next, if it is whole, follows it.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="seq"/> is below 1.</exception>
    /// <exception cref="JournalCorruptException">It does not verify, or a whole entry after it does not follow it, by stream and seq.</exception>
    Task<Entry?> EntryAsync(StreamName stream, long seq, CancellationToken cancellationToken);

    async Task<Hash?> IStreamEnds.HashAtAsync(StreamName stream, long seq, CancellationToken cancellationToken) =>
        (await EntryAsync(stream, seq, cancellationToken).ConfigureAwait(false))?.Hash;

    /// <summary>The head of a stream as stored, not verified; <see cref="StreamHead.Empty"/> if it has no entries.</summary>
    Task<StreamHead> HeadAsync(StreamName stream, CancellationToken cancellationToken);

    /// <summary>
    /// The last seq of a stream with a time at or before <paramref name="time"/>; 0 where there is none. The entries on both sides of that
    /// border are verified, and with them the answer.
    /// </summary>
    /// <exception cref="JournalCorruptException">An entry at the border was changed, or one that had to be looked at is missing.</exception>
    Task<long> SeqAtAsync(StreamName stream, DateTimeOffset time, CancellationToken cancellationToken);

    /// <summary>The command an actor once committed to a stream under a request id; null if there is none.</summary>
    /// <exception cref="JournalCorruptException">A column of the stored command was changed.</exception>
    Task<StoredCommand?> FindAsync(StreamName stream, string actor, string requestId, CancellationToken cancellationToken);

    /// <summary>
    /// Stores blocks under an upload id, so that an append can refer to them. Staged blocks are not state and are swept
    /// unless referred to. Staging a block again, by the same or another upload, keeps one copy and renews its time.
    /// </summary>
    Task StageAsync(string uploadId, IReadOnlyList<Block> blocks, CancellationToken cancellationToken);

    /// <summary>The bytes of a block, staged or stored, its digest verified; null if there is none.</summary>
    /// <exception cref="JournalCorruptException">Its content is not that of the digest, or it is missing though an entry refers to it.</exception>
    Task<ReadOnlyMemory<byte>?> GetBlockAsync(Hash digest, CancellationToken cancellationToken);

    /// <summary>Forgets uploads staged before a time and removes their blocks, unless an entry or a later upload refers to them.</summary>
    /// <returns>The number of blocks removed.</returns>
    Task<int> SweepAsync(DateTimeOffset stagedBefore, CancellationToken cancellationToken);

    /// <summary>
    /// Every committed entry of all streams after a cursor, once each, the entries of a stream in order; then waits for
    /// more until cancelled. Never skips a commit. The hash of each is verified, the chain is not.
    /// </summary>
    /// <param name="cursor">0 for the beginning, or the <see cref="TailedEntry.Cursor"/> of the last entry seen.</param>
    /// <param name="cancellationToken">Ends the tail, by <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="JournalCorruptException">An entry does not verify.</exception>
    IAsyncEnumerable<TailedEntry> TailAsync(long cursor, CancellationToken cancellationToken);

    /// <summary>Keeps the state of a grain, replacing an older one; a state older than the one kept, in the same format, is ignored, unless the one kept is damaged.</summary>
    /// <exception cref="ArgumentException">The stream has no entry of that seq and hash.</exception>
    Task SaveStateAsync(StreamName stream, SavedState state, CancellationToken cancellationToken);

    /// <summary>The state kept for a stream; null if there is none.</summary>
    /// <exception cref="JournalCorruptException">A column was changed, or the stream has another entry at its seq. Folding from the start remains possible.</exception>
    Task<SavedState?> LoadStateAsync(StreamName stream, CancellationToken cancellationToken);
}
