// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Orleans;
using StatsExchange.Grains.Callers;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Grains.Journaling;

/// <summary>
/// A grain whose state is its journal, folded. A command is decided on the state, sealed, appended with the seq it was decided on, and
/// applied once it is durable; if another process was faster, it is decided again.
/// </summary>
/// <typeparam name="TState">The folded state.</typeparam>
public abstract class JournaledGrain<TState> : Grain
    where TState : class, IFoldedState, new()
{
    private const int MaxAttempts = 100;
    private readonly IJournal _journal;
    private readonly TimeProvider _time;
    private readonly StreamKeeper _keeper;
    private StateSaving? _saving;

    /// <summary>Takes the journal, the clock and what keeps states and alarms.</summary>
    protected JournaledGrain(IJournal journal, TimeProvider time, StreamKeeper keeper)
    {
        _journal = journal;
        _time = time;
        _keeper = keeper;
    }

    /// <summary>The stream of this grain.</summary>
    protected abstract StreamName Stream { get; }

    /// <summary>The state after <see cref="Revision"/>.</summary>
    protected TState State { get; private set; } = new();

    /// <summary>The time now, UTC.</summary>
    protected DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>Seq of the last entry applied.</summary>
    protected long Revision => Head.Seq;

    /// <summary>Where the stream stops being readable; null while it is whole.</summary>
    protected StreamDamage? Damage { get; private set; }

    private StreamHead Head { get; set; } = StreamHead.Empty;

    private StateSaving Saving => _saving ??= new StateSaving(_keeper, Stream);

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await _keeper.LoadAsync<TState>(Stream, cancellationToken) is { } kept)
            {
                (State, Head) = (kept.State, kept.Head);
                Saving.TakenUp(kept.Head.Seq, kept.Size);
            }

            await FoldAsync(cancellationToken);
        }
        catch (JournalException fault)
        {
            throw JournalFaults.ToRefusal(fault);
        }
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Saving.FinishAsync(State, Head);

    /// <summary>Applies what other processes appended since, so that the state is that of now.</summary>
    /// <exception cref="RefusedException">The stream is damaged: what is now cannot be told.</exception>
    protected async Task CatchUpAsync()
    {
        await FoldAsync(CancellationToken.None);
        if (Damage is { } damage)
        {
            throw damage.ToRefusal();
        }
    }

    /// <summary>The same, for an answer about the state after an entry of the past, which later damage does not touch.</summary>
    /// <param name="asOf">Seq of that entry; null for the state of now.</param>
    /// <exception cref="RefusedException">The stream is damaged at or before that entry.</exception>
    protected async Task CatchUpAsync(long? asOf)
    {
        await FoldAsync(CancellationToken.None);
        if (Damage is { } damage && (asOf is not { } past || past >= damage.Seq || past > Revision))
        {
            throw damage.ToRefusal();
        }
    }

    /// <summary>The answer a request had before, or null.</summary>
    /// <exception cref="RefusedException">The id was used for other content.</exception>
    protected async Task<Proto<TResponse>?> FindRepeatedAsync<TResponse>(string requestId, Hash content)
        where TResponse : class, IMessage<TResponse>, new()
    {
        RequestIds.Check(requestId);
        var stored = await _journal.FindAsync(Stream, CallerContext.Required.Actor, requestId, CancellationToken.None);
        return stored is null ? null
            : stored.Content == content ? new Proto<TResponse>(stored.Receipt.ToArray())
            : throw Reused(requestId);
    }

    /// <summary>Carries a command of the current caller out once, however often it is sent.</summary>
    /// <param name="requestId">The id it is sent under.</param>
    /// <param name="content">SHA-256 of what is asked, so that an id cannot stand for two things.</param>
    /// <param name="decide">Decides on <see cref="State"/>; called again if another process was faster. Throws to refuse.</param>
    protected async Task<Proto<TResponse>> ExecuteAsync<TResponse>(string requestId, Hash content, Func<Task<Decision<TResponse>>> decide)
        where TResponse : class, IMessage<TResponse>, new()
    {
        var actor = CallerContext.Required.Actor;
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            // Looked up each time: whoever was faster may have been the same request on another process.
            await CatchUpAsync();
            if (await FindRepeatedAsync<TResponse>(requestId, content) is { } repeated)
            {
                return repeated;
            }

            var decision = await decide();
            var entries = Seal(decision.Entries, actor);
            var answer = decision.Answer(entries).ToProto();
            if (entries.Count == 0)
            {
                return answer;
            }

            switch (await _journal.AppendAsync(Stream, Head.Seq, new Command(actor, requestId, content, answer.Bytes), entries, CancellationToken.None))
            {
                case AppendResult.Appended:
                    TakeAll(entries);
                    return answer;
                case AppendResult.Repeated again:
                    return new Proto<TResponse>(again.Command.Receipt.ToArray());
                case AppendResult.RequestIdReused:
                    throw Reused(requestId);
            }
        }

        throw Contention();
    }

    /// <summary>Appends what the hub itself decides: no caller waits for an answer, and epochs, not request ids, make it safe to repeat.</summary>
    /// <param name="decide">Decides on <see cref="State"/>; no entries where nothing is left to do.</param>
    protected async Task AppendOwnAsync(Func<IReadOnlyList<NewEntry>> decide)
    {
        await CatchUpAsync();
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var entries = Seal(decide(), CallerContext.Required.Actor);
            if (entries.Count == 0)
            {
                return;
            }

            if (await _journal.AppendAsync(Stream, Head.Seq, command: null, entries, CancellationToken.None) is AppendResult.Appended)
            {
                TakeAll(entries);
                return;
            }

            await CatchUpAsync();
        }

        throw Contention();
    }

    // A damaged stream is looked at again by every call, so that it is whole as soon as it was restored.
    private async Task FoldAsync(CancellationToken cancellationToken)
    {
        Damage = await FindDamageAsync(cancellationToken);
        if (Damage is { } damage)
        {
            _keeper.Report(Stream, damage);
        }
        else
        {
            _keeper.ReportWhole(Stream);
        }

        Saving.SaveIfDue(State, Head);
    }

    private async Task<StreamDamage?> FindDamageAsync(CancellationToken cancellationToken)
    {
        var (head, unreadable) = await HeadAsync(cancellationToken);
        if (head is { } known && (known.Seq < Head.Seq || (known.Seq == Head.Seq && known.Hash != Head.Hash)))
        {
            // What the state rests on is gone: the next activation folds what is there.
            DeactivateOnIdle();
            var first = Math.Min(known.Seq + 1, Head.Seq);
            return new StreamDamage(first, $"The journal is corrupt at {Stream}, seq {first}: it is not the entry that was there before.");
        }

        if (head is null || head.Value.Seq > Head.Seq)
        {
            try
            {
                await foreach (var entry in _journal.ReadAsync(Stream, Head.Seq + 1, cancellationToken))
                {
                    if (!TryTake(entry))
                    {
                        return new StreamDamage(entry.Seq, $"The entry {entry.Seq} of {Stream} is not one this version can read.");
                    }
                }
            }
            catch (JournalCorruptException found)
            {
                return StreamDamage.Of(Stream, Head.Seq + 1, found);
            }
        }

        return unreadable is null ? null : StreamDamage.Of(Stream, Head.Seq + 1, unreadable);
    }

    private async Task<(StreamHead? Head, JournalCorruptException? Unreadable)> HeadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await _journal.HeadAsync(Stream, cancellationToken), null);
        }
        catch (JournalCorruptException unreadable)
        {
            return (null, unreadable);
        }
    }

    private List<Entry> Seal(IReadOnlyList<NewEntry> decided, string actor)
    {
        var head = Head;
        var entries = new List<Entry>(decided.Count);
        foreach (var entry in decided)
        {
            entries.Add(Entry.Seal(Stream, head, entry.Kind, actor, Now, entry.Body.ToByteArray(), entry.Blocks));
            head = entries[^1].AsHead();
        }

        return entries;
    }

    private void TakeAll(List<Entry> entries)
    {
        foreach (var entry in entries)
        {
            State.Apply(entry);
            Head = entry.AsHead();
        }

        Saving.SaveIfDue(State, Head);
    }

    private bool TryTake(Entry entry)
    {
        try
        {
            State.Apply(entry);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or InvalidProtocolBufferException)
        {
            return false;
        }

        Head = entry.AsHead();
        return true;
    }

    private static RefusedException Reused(string requestId) =>
        new(ErrorReason.RequestIdReused, $"request_id '{requestId}' was used for other content; use a new one.");

    private static RefusedException Contention() =>
        new(ErrorReason.Contention, "Others were faster many times in a row; nothing was written. Retry with the same request_id.");
}
