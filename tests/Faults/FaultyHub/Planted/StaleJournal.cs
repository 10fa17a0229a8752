// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using StatsExchange.Journal;

namespace StatsExchange.FaultyHub.Planted;

/// <summary>Remembers heads for a while, so that what other processes wrote is not seen.</summary>
internal sealed class StaleJournal(IJournal inner, TimeProvider time) : JournalWrapper(inner)
{
    private static readonly TimeSpan Age = TimeSpan.FromMilliseconds(300);
    private readonly ConcurrentDictionary<StreamName, (StreamHead Head, DateTimeOffset Taken)> _heads = new();

    public override async Task<StreamHead> HeadAsync(StreamName stream, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_heads.TryGetValue(stream, out var kept) && now - kept.Taken < Age)
        {
            return kept.Head;
        }

        var head = await Inner.HeadAsync(stream, cancellationToken);
        _heads[stream] = (head, now);
        return head;
    }
}
