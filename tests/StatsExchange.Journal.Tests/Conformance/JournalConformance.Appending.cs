// SPDX-License-Identifier: Apache-2.0
using static StatsExchange.Journal.Tests.JournalWriting;

namespace StatsExchange.Journal.Tests.Conformance;

public abstract partial class JournalConformance
{
    [SkippableFact]
    public async Task AppendAsync_EmptyStream_GivesHeadAndReadsBackTheSame()
    {
        var entry = Next(Philippines, StreamHead.Empty, "first");

        var result = await Journal.AppendAsync(Philippines, 0, null, [entry], default);

        Assert.Equal(new AppendResult.Appended(entry.AsHead()), result);
        Assert.Equal(entry.AsHead(), await Journal.HeadAsync(Philippines, default));
        Assert.Equal([entry], await Journal.AllAsync(Philippines));
    }

    [SkippableFact]
    public async Task AppendAsync_EmptyBody_ReadsBackEmpty()
    {
        await Journal.WriteAsync(Philippines, "");

        Assert.True((await Journal.AllAsync(Philippines)).Single().Body.IsEmpty);
    }

    [SkippableFact]
    public async Task AppendAsync_SeveralEntries_AreOneCommand()
    {
        var first = Next(Philippines, StreamHead.Empty, "first");
        var second = Next(Philippines, first.AsHead(), "second");

        await Journal.AppendAsync(Philippines, 0, Request("r1"), [first, second], default);

        var stored = await Journal.FindAsync(Philippines, "PHL/submitter", "r1", default);
        Assert.Equal((1, 2), (stored!.FirstSeq, stored.LastSeq));
        Assert.Equal([first, second], await Journal.AllAsync(Philippines));
    }

    [SkippableFact]
    public async Task AppendAsync_OutdatedSeq_IsAConflictWithTheHead()
    {
        var winner = await Journal.WriteAsync(Philippines, "winner");

        var result = await Journal.AppendAsync(
            Philippines, 0, null, [Next(Philippines, StreamHead.Empty, "loser")], default);

        Assert.Equal(new AppendResult.Conflict(winner.AsHead()), result);
        Assert.Equal([winner], await Journal.AllAsync(Philippines));
    }

    [SkippableFact]
    public async Task AppendAsync_SeqAhead_IsAConflict()
    {
        var entry = Next(Philippines, new StreamHead(4, Noon, Hash.Zero), "early");

        Assert.Equal(
            new AppendResult.Conflict(StreamHead.Empty),
            await Journal.AppendAsync(Philippines, 4, null, [entry], default));
    }

    [SkippableFact]
    public async Task AppendAsync_NoEntries_IsAnArgumentError() => await Assert.ThrowsAsync<ArgumentException>(
        () => Journal.AppendAsync(Philippines, 0, null, [], default));

    [SkippableTheory]
    [MemberData(nameof(Unfit))]
    public async Task AppendAsync_EntryThatDoesNotContinue_IsRejectedAndLeavesNothing(string what, Func<Entry, Entry> spoil)
    {
        var first = await Journal.WriteAsync(Philippines, "first");
        var second = spoil(Next(Philippines, first.AsHead(), "second"));

        var rejection = await Assert.ThrowsAsync<EntryRejectedException>(
            () => Journal.AppendAsync(Philippines, 1, Request("r2"), [second], default));

        Assert.Equal(Philippines, rejection.Stream);
        Assert.True(await Journal.FindAsync(Philippines, "PHL/submitter", "r2", default) is null, what);
        Assert.Equal([first], await Journal.AllAsync(Philippines));
    }

    [SkippableFact]
    public async Task AppendAsync_CancelledBefore_WritesNothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Journal.AppendAsync(
            Philippines, 0, null, [Next(Philippines, StreamHead.Empty, "x")], new CancellationToken(canceled: true)));

        Assert.Equal(StreamHead.Empty, await Journal.HeadAsync(Philippines, default));
    }

    [SkippableFact]
    public async Task AppendAsync_EightWriters_ExactlyOneWinsEachSeq()
    {
        const int Writers = 8;
        const int Each = 25;

        var written = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            List<Entry> won = [];
            while (won.Count < Each)
            {
                var head = await Journal.HeadAsync(Philippines, default);
                var entry = Next(Philippines, head, $"{writer}/{won.Count}");
                if (await Journal.AppendAsync(Philippines, head.Seq, null, [entry], default) is AppendResult.Appended)
                {
                    won.Add(entry);
                }
            }

            return won;
        })));

        var stored = await Journal.AllAsync(Philippines);
        Assert.Equal(Enumerable.Range(1, Writers * Each).Select(seq => (long)seq), stored.Select(entry => entry.Seq));
        Assert.Equal(written.SelectMany(won => won).OrderBy(entry => entry.Seq), stored);
    }

    public static TheoryData<string, Func<Entry, Entry>> Unfit() => new()
    {
        { "another stream", entry => Resealed(entry with { Stream = SaudiArabia }) },
        { "a gap", entry => Resealed(entry with { Seq = 3 }) },
        { "another past", entry => Resealed(entry with { PreviousHash = Hash.Of([1]) }) },
        { "a time before the last", entry => Resealed(entry with { Time = Noon.AddMicroseconds(-1) }) },
        { "a time finer than a microsecond", entry => Resealed(entry with { Time = Noon.AddTicks(1) }) },
        { "a time not in UTC", entry => Resealed(entry with { Time = Noon.ToOffset(TimeSpan.FromHours(3)) }) },
        { "an empty kind", entry => Resealed(entry with { Kind = "" }) },
        { "an actor that is not text", entry => Resealed(entry with { Actor = "\uD800" }) },
        { "a body other than sealed", entry => entry with { Body = new byte[] { 1 } } },
        { "a hash of something else", entry => entry with { Hash = Hash.Of([2]) } },
    };

    private static Entry Resealed(Entry entry) => entry with { Hash = entry.ComputeHash() };
}
