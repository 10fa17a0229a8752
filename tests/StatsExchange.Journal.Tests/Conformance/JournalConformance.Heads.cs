// SPDX-License-Identifier: Apache-2.0
using static StatsExchange.Journal.Tests.JournalWriting;

namespace StatsExchange.Journal.Tests.Conformance;

public abstract partial class JournalConformance
{
    [SkippableFact]
    public async Task HeadsAtAsync_SeveralStreams_AreInOrdinalOrder()
    {
        StreamName[] streams =
        [
            StreamName.Region("ASEAN"), SaudiArabia, StreamName.Hub, Philippines, StreamName.Dossier("SAU", "PHL"), StreamName.Evidence("n1"),
        ];
        List<Entry> last = [];
        foreach (var stream in streams)
        {
            await Journal.WriteAsync(stream, "first");
            last.Add(await Journal.WriteAsync(stream, "second"));
        }

        var (cursor, heads) = await Journal.HeadsAtAsync(null, default);

        Assert.Equal(12, cursor);
        Assert.Equal(
            ["country/PHL", "country/SAU", "dossier/PHL-SAU", "evidence/n1", "hub", "region/ASEAN"],
            heads.Select(head => head.Key.ToString()));
        Assert.Equal(last.Select(entry => entry.AsHead()).ToHashSet(), heads.Select(head => head.Value).ToHashSet());
    }

    [SkippableFact]
    public async Task HeadsAtAsync_EmptyJournal_GivesNone()
    {
        Assert.Empty((await Journal.HeadsAtAsync(null, default)).Streams);
        Assert.Empty((await Journal.HeadsAtAsync(7, default)).Streams);
        Assert.Equal(0, (await Journal.HeadsAtAsync(7, default)).Cursor);
    }

    [SkippableFact]
    public async Task HeadsAtAsync_AnyEarlierCursor_GivesTheHeadsOfThatMoment()
    {
        StreamName[] streams = [Philippines, SaudiArabia, Philippines, StreamName.Hub, SaudiArabia, SaudiArabia, Philippines];
        List<JournalHeads> moments = [await Journal.HeadsAtAsync(null, default)];
        foreach (var stream in streams)
        {
            await Journal.WriteAsync(stream, $"{moments.Count}");
            moments.Add(await Journal.HeadsAtAsync(null, default));
        }

        for (var cursor = 0; cursor < moments.Count; cursor++)
        {
            var then = await Journal.HeadsAtAsync(cursor, default);

            Assert.Equal(cursor, then.Cursor);
            Assert.Equal(moments[cursor].Streams.ToArray(), then.Streams.ToArray());
        }
    }

    [SkippableFact]
    public async Task HeadsAtAsync_InsideACommand_CountsTheEntriesUpToTheCursor()
    {
        var first = Next(Philippines, StreamHead.Empty, "first");
        var second = Next(Philippines, first.AsHead(), "second");
        await Journal.AppendAsync(Philippines, 0, null, [first, second], default);

        Assert.Equal(first.AsHead(), Assert.Single((await Journal.HeadsAtAsync(1, default)).Streams).Value);
    }

    [SkippableFact]
    public async Task HeadsAtAsync_BeyondTheEnd_TellsWhereTheJournalEnds()
    {
        await Journal.WriteAsync(Philippines, "first");
        await Journal.WriteAsync(SaudiArabia, "second");

        var heads = await Journal.HeadsAtAsync(9, default);

        Assert.Equal(2, heads.Cursor);
        Assert.Equal((await Journal.AllHeadsAsync()).ToArray(), heads.Streams.ToArray());
    }

    [SkippableFact]
    public async Task HeadsAtAsync_CursorOfTheTail_IsThatMoment()
    {
        await Journal.WriteAsync(Philippines, "first");
        await Journal.WriteAsync(SaudiArabia, "second");
        using CancellationTokenSource patience = new(Patience);
        await foreach (var tailed in Journal.TailAsync(0, patience.Token).Take(2))
        {
            Assert.Contains(
                KeyValuePair.Create(tailed.Entry.Stream, tailed.Entry.AsHead()),
                (await Journal.HeadsAtAsync(tailed.Cursor, default)).Streams);
        }
    }

    [SkippableFact]
    public async Task HeadsAtAsync_NegativeCursor_IsAnArgumentError() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Journal.HeadsAtAsync(-1, default));
}
