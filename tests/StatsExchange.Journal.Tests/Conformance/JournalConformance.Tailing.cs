// SPDX-License-Identifier: Apache-2.0
using static StatsExchange.Journal.Tests.JournalWriting;

namespace StatsExchange.Journal.Tests.Conformance;

public abstract partial class JournalConformance
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [SkippableFact]
    public async Task TailAsync_ConcurrentWriters_GivesEveryCommitOnceAndStreamsInOrder()
    {
        const int Each = 100;
        StreamName[] streams = [Philippines, SaudiArabia, StreamName.Country("KWT"), StreamName.Region("ASEAN")];
        using CancellationTokenSource patience = new(Patience);
        var tail = Task.Run(() => Journal.TailAsync(0, patience.Token).Take(streams.Length * Each).ToListAsync().AsTask());

        await Task.WhenAll(streams.Select(stream => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++)
            {
                await Journal.WriteAsync(stream, $"{i}");
            }
        })));

        var seen = await tail;
        Assert.All(streams, stream => Assert.Equal(
            Enumerable.Range(1, Each).Select(seq => (long)seq),
            seen.Select(tailed => tailed.Entry).Where(entry => entry.Stream == stream).Select(entry => entry.Seq)));
        Assert.Equal(seen.Select(tailed => tailed.Cursor).Order(), seen.Select(tailed => tailed.Cursor));
    }

    [SkippableFact]
    public async Task TailAsync_FromACursor_GoesOnAfterIt()
    {
        await Journal.WriteAsync(Philippines, "first");
        await Journal.WriteAsync(SaudiArabia, "second");
        var third = await Journal.WriteAsync(Philippines, "third");
        using CancellationTokenSource patience = new(Patience);
        var seen = await Journal.TailAsync(0, patience.Token).Take(2).ToListAsync();

        var next = await Journal.TailAsync(seen[^1].Cursor, patience.Token).FirstAsync();

        Assert.Equal(third, next.Entry);
    }

    [SkippableFact]
    public async Task TailAsync_NothingNew_WaitsForTheNextCommit()
    {
        using CancellationTokenSource patience = new(Patience);
        await using var tail = Journal.TailAsync(0, patience.Token).GetAsyncEnumerator();
        var waiting = tail.MoveNextAsync().AsTask();
        Assert.False(waiting.IsCompleted);

        var entry = await Journal.WriteAsync(Philippines, "first");

        Assert.True(await waiting);
        Assert.Equal(entry, tail.Current.Entry);
    }

    [SkippableFact]
    public async Task TailAsync_Cancelled_Ends()
    {
        using CancellationTokenSource cancel = new();
        await using var tail = Journal.TailAsync(0, cancel.Token).GetAsyncEnumerator();
        var waiting = tail.MoveNextAsync().AsTask();

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
