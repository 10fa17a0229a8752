// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Threading.Channels;
using StatsExchange.Grains.Following;
using StatsExchange.Journal;

namespace StatsExchange.Grains.Tests.Following;

/// <summary>A duty to look at every stream that has entries, which tells what it was asked to look at.</summary>
internal sealed class RecordingDuty(Func<string, int, DateTimeOffset?> attend) : IDuty
{
    private readonly Channel<string> _attended = Channel.CreateUnbounded<string>();
    private readonly ConcurrentDictionary<string, int> _times = new(StringComparer.Ordinal);

    public IEnumerable<string> Begin(JournalHeads heads) => heads.Streams.Select(stream => stream.Key.ToString());

    public IEnumerable<string> After(Entry entry) => [entry.Stream.ToString()];

    public Task<DateTimeOffset?> AttendAsync(string thing)
    {
        _attended.Writer.TryWrite(thing);
        return Task.FromResult(attend(thing, _times.AddOrUpdate(thing, 1, (_, times) => times + 1)));
    }

    public async Task<string> NextAsync() => await _attended.Reader.ReadAsync(new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token);

    public bool TryNext(out string? thing) => _attended.Reader.TryRead(out thing);
}
