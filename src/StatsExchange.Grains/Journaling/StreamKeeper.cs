// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using Google.Protobuf;
using Microsoft.Extensions.Logging;
using StatsExchange.Journal;

namespace StatsExchange.Grains.Journaling;

/// <summary>What the grains of a process share about their streams: states saved and taken up again, and the alarm where a stream is damaged.</summary>
public sealed class StreamKeeper
{
    private readonly IJournal _journal;
    private readonly ILogger<StreamKeeper> _logger;
    private readonly ConcurrentDictionary<StreamName, long> _damaged = new();

    /// <summary>Takes the journal and the log.</summary>
    public StreamKeeper(IJournal journal, ILogger<StreamKeeper> logger)
    {
        _journal = journal;
        _logger = logger;
    }

    /// <summary>The state saved for a stream; null where there is none that can be used, and the stream is to be folded from the start.</summary>
    internal async Task<KeptState<TState>?> LoadAsync<TState>(StreamName stream, CancellationToken cancellationToken)
        where TState : class, IFoldedState, new()
    {
        try
        {
            return await _journal.LoadStateAsync(stream, cancellationToken) is { } saved ? await TakeUpAsync<TState>(stream, saved, cancellationToken) : null;
        }
        catch (Exception damage) when (damage is JournalCorruptException or InvalidProtocolBufferException or InvalidDataException)
        {
            LogMessages.SavedStateUnusable(_logger, stream, damage);
            return null;
        }
    }

    /// <summary>Saves a state. Failing to is no error for anybody: it can be folded again.</summary>
    internal async Task SaveAsync(StreamName stream, SavedState state)
    {
        try
        {
            await _journal.SaveStateAsync(stream, state, CancellationToken.None);
        }
        catch (Exception failure) when (failure is JournalException or ArgumentException or ObjectDisposedException)
        {
            LogMessages.StateNotSaved(_logger, stream, failure);
        }
    }

    /// <summary>Raises the alarm, once for as long as a stream stays damaged.</summary>
    internal void Report(StreamName stream, StreamDamage damage)
    {
        if (_damaged.TryAdd(stream, damage.Seq))
        {
            LogMessages.StreamDamaged(_logger, stream, damage.Seq, damage.Message);
        }
    }

    /// <summary>Ends the alarm, if there was one.</summary>
    internal void ReportWhole(StreamName stream)
    {
        if (_damaged.TryRemove(stream, out var seq))
        {
            LogMessages.StreamWhole(_logger, stream, seq);
        }
    }

    private async Task<KeptState<TState>?> TakeUpAsync<TState>(StreamName stream, SavedState saved, CancellationToken cancellationToken)
        where TState : class, IFoldedState, new()
    {
        var state = new TState();
        if (saved.Format != state.Format)
        {
            LogMessages.SavedStateOfAnotherForm(_logger, stream, saved.Format, state.Format);
            return null;
        }

        if (await _journal.EntryAsync(stream, saved.Seq, cancellationToken) is not { } entry || entry.Hash != saved.Hash)
        {
            throw new InvalidDataException($"The saved state rests on another entry than seq {saved.Seq}.");
        }

        state.Load(saved.Body.Span);
        return new KeptState<TState>(state, entry.AsHead(), saved.Body.Length);
    }
}
