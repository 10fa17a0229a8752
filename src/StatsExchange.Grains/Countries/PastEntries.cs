// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>A country's entries, read again for what its state does not hold.</summary>
internal sealed class PastEntries
{
    private readonly IJournal _journal;
    private readonly StreamName _stream;

    public PastEntries(IJournal journal, StreamName stream)
    {
        _journal = journal;
        _stream = stream;
    }

    /// <summary>An entry the state rests on.</summary>
    /// <exception cref="JournalCorruptException">It is not what was written.</exception>
    /// <exception cref="RefusedException">It is gone with the end of the stream.</exception>
    public async Task<Entry> ReadAsync(long seq) => await _journal.EntryAsync(_stream, seq, CancellationToken.None)
        ?? throw new RefusedException(ErrorReason.JournalCorrupt, $"The journal is corrupt at {_stream}, seq {seq}: the entry is missing.");

    /// <summary>The entries from one to another, both inclusive.</summary>
    /// <exception cref="JournalCorruptException">One is not what was written.</exception>
    public IAsyncEnumerable<Entry> ReadAsync(long from, long to) =>
        _journal.ReadAsync(_stream, from, CancellationToken.None).TakeWhile(entry => entry.Seq <= to);

    /// <summary>The last seq at or before a time.</summary>
    /// <exception cref="JournalCorruptException">The entries at the border are not what was written.</exception>
    public Task<long> SeqAtAsync(DateTimeOffset time) => _journal.SeqAtAsync(_stream, time, CancellationToken.None);

    /// <summary>The command that an actor committed under a request id; null if there is none.</summary>
    /// <exception cref="JournalCorruptException">A column of it was changed.</exception>
    public Task<StoredCommand?> FindAsync(string actor, string requestId) =>
        _journal.FindAsync(_stream, actor, requestId, CancellationToken.None);
}
