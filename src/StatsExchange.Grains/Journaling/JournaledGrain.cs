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

    /// <summary>Takes the journal and the clock.</summary>
    protected JournaledGrain(IJournal journal, TimeProvider time)
    {
        _journal = journal;
        _time = time;
    }

    /// <summary>The stream of this grain.</summary>
    protected abstract StreamName Stream { get; }

    /// <summary>The state after <see cref="Revision"/>.</summary>
    protected TState State { get; private set; } = new();

    /// <summary>The time now, UTC.</summary>
    protected DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>Seq of the last entry applied.</summary>
    protected long Revision => Head.Seq;

    private StreamHead Head { get; set; } = StreamHead.Empty;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await CatchUpAsync(cancellationToken);
        }
        catch (JournalException fault)
        {
            throw JournalFaults.ToRefusal(fault);
        }
    }

    /// <summary>Applies what other processes appended since.</summary>
    protected async Task CatchUpAsync(CancellationToken cancellationToken = default)
    {
        var head = await _journal.HeadAsync(Stream, cancellationToken);
        if (head.Seq > Head.Seq)
        {
            await foreach (var entry in _journal.ReadAsync(Stream, Head.Seq + 1, cancellationToken))
            {
                Take(entry);
            }
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
            Take(entry);
        }
    }

    private void Take(Entry entry)
    {
        try
        {
            State.Apply(entry);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or InvalidProtocolBufferException)
        {
            throw new RefusedException(ErrorReason.JournalCorrupt, $"The entry {entry.Seq} of {entry.Stream} is not one this version can read.");
        }

        Head = entry.AsHead();
    }

    private static RefusedException Reused(string requestId) =>
        new(ErrorReason.RequestIdReused, $"request_id '{requestId}' was used for other content; use a new one.");

    private static RefusedException Contention() =>
        new(ErrorReason.Contention, "Others were faster many times in a row; nothing was written. Retry with the same request_id.");
}
