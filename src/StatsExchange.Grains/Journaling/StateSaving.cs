// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Journal;

namespace StatsExchange.Grains.Journaling;

/// <summary>Decides when a grain's state is saved, and does so beside its turns, one at a time.</summary>
internal sealed class StateSaving
{
    private const int LeastEntries = 64;
    private const int LeastEntriesAtTheEnd = 8;
    private const int BytesPerEntry = 4096;
    private readonly StreamKeeper _keeper;
    private readonly StreamName _stream;
    private Task _running = Task.CompletedTask;
    private long _savedSeq;
    private int _savedSize;

    public StateSaving(StreamKeeper keeper, StreamName stream)
    {
        _keeper = keeper;
        _stream = stream;
    }

    // A large state waits for more entries, so that saving writes a bounded number of bytes for each entry.
    private long EntriesBetween => Math.Max(LeastEntries, _savedSize / BytesPerEntry);

    /// <summary>The state was taken up as it was saved after that entry.</summary>
    public void TakenUp(long seq, int size) => (_savedSeq, _savedSize) = (seq, size);

    /// <summary>Saves the state if enough was folded since the last time. Called on the grain's turn; only the writing leaves it.</summary>
    public void SaveIfDue(IFoldedState state, StreamHead head)
    {
        if (_running.IsCompleted && head.Seq - _savedSeq >= EntriesBetween)
        {
            _running = Begin(state, head);
        }
    }

    /// <summary>Saves what the grain leaves behind, unless it is folded again as fast.</summary>
    public async Task FinishAsync(IFoldedState state, StreamHead head)
    {
        await _running;
        if (head.Seq - _savedSeq >= LeastEntriesAtTheEnd)
        {
            await Begin(state, head);
        }
    }

    private Task Begin(IFoldedState state, StreamHead head)
    {
        var saved = new SavedState(head.Seq, head.Hash, state.Format, state.Save().ToByteArray());
        (_savedSeq, _savedSize) = (head.Seq, saved.Body.Length);
        return Task.Run(() => _keeper.SaveAsync(_stream, saved));
    }
}
