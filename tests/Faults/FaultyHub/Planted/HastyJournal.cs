// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using StatsExchange.Journal;

namespace StatsExchange.FaultyHub.Planted;

/// <summary>Says that entries are durable and writes them a moment later, one after the other per stream.</summary>
internal sealed class HastyJournal(IJournal inner) : JournalWrapper(inner)
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(30);
    private readonly ConcurrentDictionary<StreamName, Task> _last = new();

    public override Task<AppendResult> AppendAsync(
        StreamName stream, long expectedSeq, Command? command, IReadOnlyList<Entry> entries, CancellationToken cancellationToken)
    {
        _last.AddOrUpdate(
            stream,
            _ => WriteAsync(Task.CompletedTask, stream, expectedSeq, command, entries),
            (_, last) => WriteAsync(last, stream, expectedSeq, command, entries));
        return Task.FromResult<AppendResult>(new AppendResult.Appended(entries[^1].AsHead()));
    }

    private async Task WriteAsync(Task last, StreamName stream, long expectedSeq, Command? command, IReadOnlyList<Entry> entries)
    {
        await Task.Delay(Delay);
        await last;
        await Inner.AppendAsync(stream, expectedSeq, command, entries, CancellationToken.None);
    }
}
