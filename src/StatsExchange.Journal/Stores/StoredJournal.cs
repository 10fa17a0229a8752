// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;

namespace StatsExchange.Journal.Stores;

/// <summary>What is the same for every store that keeps rows: how they are read and verified.</summary>
public abstract class StoredJournal : IJournal
{
    private protected StoredJournal()
    {
    }

    private protected CommitSignal Committed { get; } = new();

    /// <inheritdoc/>
    public abstract Task CheckAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract Task<AppendResult> AppendAsync(
        StreamName stream,
        long expectedSeq,
        Command? command,
        IReadOnlyList<Entry> entries,
        CancellationToken cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<Entry> ReadAsync(StreamName stream, long fromSeq, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fromSeq, 1);
        return Read(stream, fromSeq, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Entry?> EntryAsync(StreamName stream, long seq, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seq, 1);
        return QueryAsync(session => StoredReading.VerifiedEntryAsync(session, stream, seq), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StreamHead> HeadAsync(StreamName stream, CancellationToken cancellationToken) =>
        QueryAsync(session => StoredReading.HeadAsync(session, stream), cancellationToken);

    /// <inheritdoc/>
    public Task<long> SeqAtAsync(StreamName stream, DateTimeOffset time, CancellationToken cancellationToken) =>
        QueryAsync(session => StoredReading.SeqAtAsync(session, stream, time), cancellationToken);

    /// <inheritdoc/>
    public Task<JournalHeads> HeadsAtAsync(long? cursor, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cursor ?? 0, nameof(cursor));
        return QueryAsync(session => StoredReading.HeadsAtAsync(session, cursor ?? long.MaxValue), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StoredCommand?> FindAsync(
        StreamName stream, string actor, string requestId, CancellationToken cancellationToken) =>
        QueryAsync(session => StoredReading.FindAsync(session, stream, actor, requestId), cancellationToken);

    /// <inheritdoc/>
    public abstract Task StageAsync(string uploadId, IReadOnlyList<Block> blocks, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>?> GetBlockAsync(Hash digest, CancellationToken cancellationToken) =>
        QueryAsync(session => StoredReading.BlockAsync(session, digest), cancellationToken);

    /// <inheritdoc/>
    public abstract Task<int> SweepAsync(DateTimeOffset stagedBefore, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<TailedEntry> TailAsync(long cursor, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cursor);
        return Tail(cursor, cancellationToken);
    }

    /// <inheritdoc/>
    public abstract Task SaveStateAsync(StreamName stream, SavedState state, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public Task<SavedState?> LoadStateAsync(StreamName stream, CancellationToken cancellationToken) =>
        QueryAsync(session => StoredStates.LoadAsync(session, stream), cancellationToken);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    private protected abstract Task<T> QueryAsync<T>(Func<IStoreSession, Task<T>> query, CancellationToken cancellationToken);

    /// <summary>Waits for a commit that this process was told of, or until it is time to look without having been told.</summary>
    private protected abstract Task NextCommitAsync(Task next, CancellationToken cancellationToken);

    private async IAsyncEnumerable<Entry> Read(
        StreamName stream, long fromSeq, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        StreamHead? head = null;
        var length = StoredReading.PageLength;
        while (true)
        {
            var from = head?.Seq + 1 ?? fromSeq;
            List<Entry> page;
            try
            {
                page = await QueryAsync(session => StoredReading.PageAsync(session, stream, from, length), cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (JournalCorruptException) when (length > 1)
            {
                // Any entry of the page may be the damaged one: those before it are read one by one.
                length = 1;
                continue;
            }

            if (page.Count == 0)
            {
                yield break;
            }

            var previous = head ?? await QueryAsync(
                session => StoredReading.HeadBeforeAsync(session, stream, fromSeq), cancellationToken).ConfigureAwait(false);
            foreach (var entry in page)
            {
                Chain.Verify(stream, previous, entry);
                previous = entry.AsHead();
                head = previous;
                yield return entry;
            }
        }
    }

    private async IAsyncEnumerable<TailedEntry> Tail(
        long cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = Committed.Next;
            var after = cursor;
            var page = await QueryAsync(session => StoredReading.TailPageAsync(session, after), cancellationToken).ConfigureAwait(false);
            foreach (var tailed in page)
            {
                cursor = tailed.Cursor;
                yield return tailed;
            }

            if (page.Count == 0)
            {
                await NextCommitAsync(next, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
