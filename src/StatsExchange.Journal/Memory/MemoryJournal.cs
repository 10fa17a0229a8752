// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;

namespace StatsExchange.Journal.Memory;

/// <summary>
/// A journal that ends with the process, for the conformance suite and for seeded simulations of grains. No option of
/// the hub selects it.
/// </summary>
/// <param name="time">Gives the time of staging.</param>
public sealed class MemoryJournal(TimeProvider time) : IJournal
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<StreamName, MemoryStreamRecord> _streams = [];
    private readonly List<Entry> _tail = [];
    private readonly MemoryBlocks _blocks = new();
    private readonly CommitSignal _committed = new();
    private bool _disposed;

    /// <inheritdoc/>
    public Task CheckAsync(CancellationToken cancellationToken) => HeadAsync(StreamName.Hub, cancellationToken);

    /// <inheritdoc/>
    public Task<AppendResult> AppendAsync(
        StreamName stream,
        long expectedSeq,
        Command? command,
        IReadOnlyList<Entry> entries,
        CancellationToken cancellationToken)
    {
        Chain.CheckSealed(stream, expectedSeq, entries);
        return UnderLock(() => Append(stream, expectedSeq, command, entries), cancellationToken);
    }

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
        return UnderLock(() => _streams.GetValueOrDefault(stream)?.At(seq), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StreamHead> HeadAsync(StreamName stream, CancellationToken cancellationToken) =>
        UnderLock(() => _streams.GetValueOrDefault(stream)?.Head ?? StreamHead.Empty, cancellationToken);

    /// <inheritdoc/>
    public Task<long> SeqAtAsync(StreamName stream, DateTimeOffset time, CancellationToken cancellationToken) =>
        UnderLock(() => _streams.GetValueOrDefault(stream)?.SeqAt(time) ?? 0, cancellationToken);

    /// <inheritdoc/>
    public Task<JournalHeads> HeadsAtAsync(long? cursor, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cursor ?? 0, nameof(cursor));
        return UnderLock(
            () =>
            {
                SortedDictionary<StreamName, StreamHead> heads = [];
                var end = Math.Min(cursor ?? _tail.Count, _tail.Count);
                foreach (var entry in _tail[..(int)end])
                {
                    heads[entry.Stream] = entry.AsHead();
                }

                return new JournalHeads(end, [.. heads]);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StoredCommand?> FindAsync(
        StreamName stream, string actor, string requestId, CancellationToken cancellationToken) =>
        UnderLock(() => _streams.GetValueOrDefault(stream)?.Find(actor, requestId), cancellationToken);

    /// <inheritdoc/>
    public Task StageAsync(string uploadId, IReadOnlyList<Block> blocks, CancellationToken cancellationToken)
    {
        Label.Check(uploadId, nameof(uploadId));
        return UnderLock(() => _blocks.Stage(uploadId, blocks, time.GetUtcNow()), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>?> GetBlockAsync(Hash digest, CancellationToken cancellationToken) =>
        UnderLock(() => _blocks.Get(digest), cancellationToken);

    /// <inheritdoc/>
    public Task<int> SweepAsync(DateTimeOffset stagedBefore, CancellationToken cancellationToken) =>
        UnderLock(() => _blocks.Sweep(stagedBefore), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<TailedEntry> TailAsync(long cursor, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cursor);
        return Tail(cursor, cancellationToken);
    }

    /// <inheritdoc/>
    public Task SaveStateAsync(StreamName stream, SavedState state, CancellationToken cancellationToken) => UnderLock(
        () =>
        {
            if (_streams.GetValueOrDefault(stream) is not { } record || !record.TrySave(state))
            {
                throw new ArgumentException($"{stream} has no entry {state.Seq} of that hash.", nameof(state));
            }

            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<SavedState?> LoadStateAsync(StreamName stream, CancellationToken cancellationToken) =>
        UnderLock(() => _streams.GetValueOrDefault(stream)?.State, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _disposed = true;
        }

        _committed.Raise();
        return ValueTask.CompletedTask;
    }

    private AppendResult Append(StreamName stream, long expectedSeq, Command? command, IReadOnlyList<Entry> entries)
    {
        var record = _streams.GetValueOrDefault(stream) ?? new MemoryStreamRecord();
        if (command is not null && record.Find(command.Actor, command.RequestId) is { } stored)
        {
            return stored.AnswerTo(command);
        }

        if (record.Head.Seq != expectedSeq)
        {
            return new AppendResult.Conflict(record.Head);
        }

        Chain.CheckFollows(record.Head, entries[0]);
        _blocks.CheckPresent(entries);

        var copies = entries.Select(entry => entry with { Body = entry.Body.ToArray() }).ToArray();
        _blocks.Refer(copies);
        record.Add(copies, command);
        _streams[stream] = record;
        _tail.AddRange(copies);
        _committed.Raise();
        return new AppendResult.Appended(record.Head);
    }

    private async IAsyncEnumerable<Entry> Read(
        StreamName stream, long fromSeq, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var entries = await UnderLock(
            () => _streams.GetValueOrDefault(stream)?.From(fromSeq) ?? [], cancellationToken).ConfigureAwait(false);
        foreach (var entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return entry;
        }
    }

    private async IAsyncEnumerable<TailedEntry> Tail(
        long cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = _committed.Next;
            var entries = await UnderLock(() => _tail.Skip((int)cursor).ToArray(), cancellationToken).ConfigureAwait(false);
            foreach (var entry in entries)
            {
                yield return new TailedEntry(++cursor, entry);
            }

            if (entries.Length == 0)
            {
                await next.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private Task<T> UnderLock<T>(Func<T> action, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        lock (_gate)
        {
            try
            {
                ObjectDisposedException.ThrowIf(_disposed, this);
                return Task.FromResult(action());
            }
            catch (Exception error) when (error is JournalException or ArgumentException or ObjectDisposedException)
            {
                return Task.FromException<T>(error);
            }
        }
    }
}
