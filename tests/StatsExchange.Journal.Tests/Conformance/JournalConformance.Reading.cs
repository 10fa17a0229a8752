// SPDX-License-Identifier: Apache-2.0
using static StatsExchange.Journal.Tests.JournalWriting;

namespace StatsExchange.Journal.Tests.Conformance;

public abstract partial class JournalConformance
{
    [SkippableFact]
    public async Task ReadAsync_FromTheMiddle_GivesTheRest()
    {
        await Journal.WriteAsync(Philippines, "first");
        var second = await Journal.WriteAsync(Philippines, "second");
        var third = await Journal.WriteAsync(Philippines, "third");

        Assert.Equal([second, third], await Journal.AllAsync(Philippines, 2));
        Assert.Equal([third], await Journal.AllAsync(Philippines, 3));
        Assert.Empty(await Journal.AllAsync(Philippines, 4));
        Assert.Empty(await Journal.AllAsync(Philippines, 9));
        Assert.Empty(await Journal.AllAsync(SaudiArabia));
    }

    [SkippableFact]
    public async Task ReadAsync_MoreThanAPage_GivesAllInOrder()
    {
        const int Entries = 700;
        List<Entry> entries = [];
        for (var head = StreamHead.Empty; entries.Count < Entries; head = entries[^1].AsHead())
        {
            entries.Add(Next(Philippines, head, $"{entries.Count}"));
        }

        await Journal.AppendAsync(Philippines, 0, null, entries, default);

        Assert.Equal(entries, await Journal.AllAsync(Philippines));
    }

    [SkippableFact]
    public async Task EntryAsync_AnySeq_GivesThatEntryOrNone()
    {
        var first = await Journal.WriteAsync(Philippines, "first");
        var second = await Journal.WriteAsync(Philippines, "second");

        Assert.Equal(first, await Journal.EntryAsync(Philippines, 1, default));
        Assert.Equal(second, await Journal.EntryAsync(Philippines, 2, default));
        Assert.Null(await Journal.EntryAsync(Philippines, 3, default));
        Assert.Null(await Journal.EntryAsync(SaudiArabia, 1, default));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Journal.EntryAsync(Philippines, 0, default));
    }

    [SkippableFact]
    public void ReadAsync_SeqBelowOne_IsAnArgumentError() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Journal.ReadAsync(Philippines, 0, default));

    [SkippableFact]
    public async Task ReadAsync_Cancelled_Stops()
    {
        await Journal.WriteAsync(Philippines, "first");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Journal.ReadAsync(Philippines, 1, new CancellationToken(canceled: true)).ToListAsync().AsTask());
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(64)]
    public async Task SeqAtAsync_EntriesTogetherAndApart_GivesTheLastAtOrBefore(int count)
    {
        var entries = new List<Entry>();
        for (var head = StreamHead.Empty; entries.Count < count; head = entries[^1].AsHead())
        {
            // Every third entry has the time of the one before it.
            entries.Add(Entry.Seal(Philippines, head, "Submitted", "PHL/submitter", Noon.AddSeconds(entries.Count / 3 * 2), new byte[] { 1 }, []));
        }

        await Journal.AppendAsync(Philippines, 0, null, entries, default);

        foreach (var entry in entries)
        {
            foreach (var time in new[] { entry.Time.AddTicks(-1), entry.Time, entry.Time.AddSeconds(1).ToOffset(TimeSpan.FromHours(8)) })
            {
                Assert.Equal(entries.LastOrDefault(other => other.Time <= time)?.Seq ?? 0, await Journal.SeqAtAsync(Philippines, time, default));
            }
        }

        Assert.Equal(count, await Journal.SeqAtAsync(Philippines, DateTimeOffset.MaxValue, default));
        Assert.Equal(0, await Journal.SeqAtAsync(Philippines, DateTimeOffset.MinValue, default));
    }

    [SkippableFact]
    public async Task SeqAtAsync_EmptyStream_IsZero() => Assert.Equal(0, await Journal.SeqAtAsync(SaudiArabia, Noon, default));

    [SkippableFact]
    public async Task SaveStateAsync_LaterState_ReplacesTheEarlier()
    {
        var first = await Journal.WriteAsync(Philippines, "first");
        var second = await Journal.WriteAsync(Philippines, "second");
        SavedState early = new(1, first.Hash, 1, new byte[] { 1 });
        SavedState late = new(2, second.Hash, 1, new byte[] { 2 });

        await Journal.SaveStateAsync(Philippines, late, default);
        await Journal.SaveStateAsync(Philippines, early, default);

        var loaded = await Journal.LoadStateAsync(Philippines, default);
        Assert.Equal((2, second.Hash, 1), (loaded!.Seq, loaded.Hash, loaded.Format));
        Assert.Equal([2], loaded.Body.ToArray());
        Assert.Null(await Journal.LoadStateAsync(SaudiArabia, default));
    }

    [SkippableFact]
    public async Task SaveStateAsync_NotOfAnEntry_IsAnArgumentError()
    {
        await Journal.WriteAsync(Philippines, "first");

        await Assert.ThrowsAsync<ArgumentException>(
            () => Journal.SaveStateAsync(Philippines, new SavedState(1, Hash.Of([9]), 1, default), default));
        await Assert.ThrowsAsync<ArgumentException>(
            () => Journal.SaveStateAsync(Philippines, new SavedState(2, Hash.Of([9]), 1, default), default));
    }

    [SkippableFact]
    public async Task HeadAsync_AfterDispose_IsRefused()
    {
        await Journal.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => Journal.HeadAsync(Philippines, default));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Journal.AppendAsync(
            Philippines, 0, null, [Next(Philippines, StreamHead.Empty, "late")], default));
    }
}
