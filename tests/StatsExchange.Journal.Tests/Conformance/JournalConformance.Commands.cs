// SPDX-License-Identifier: Apache-2.0
using System.Text;
using static StatsExchange.Journal.Tests.JournalWriting;

namespace StatsExchange.Journal.Tests.Conformance;

public abstract partial class JournalConformance
{
    [SkippableFact]
    public async Task AppendAsync_SameRequestSameContent_GivesTheStoredReceiptAndWritesNothing()
    {
        var entry = await Journal.WriteAsync(Philippines, "first", Request("r1", receipt: "signed once"));

        // ES256 is not deterministic: a retry comes with another signature, on a head that has moved on.
        var retry = await Journal.AppendAsync(
            Philippines, 1, Request("r1", receipt: "signed again"), [Next(Philippines, entry.AsHead(), "first")], default);

        var repeated = Assert.IsType<AppendResult.Repeated>(retry);
        Assert.Equal("signed once", Encoding.UTF8.GetString(repeated.Command.Receipt.Span));
        Assert.Equal((1, 1), (repeated.Command.FirstSeq, repeated.Command.LastSeq));
        Assert.Equal([entry], await Journal.AllAsync(Philippines));
    }

    [SkippableFact]
    public async Task AppendAsync_RetryWithOutdatedSeq_IsARepetitionNotAConflict()
    {
        await Journal.WriteAsync(Philippines, "first", Request("r1"));

        var retry = await Journal.AppendAsync(
            Philippines, 0, Request("r1"), [Next(Philippines, StreamHead.Empty, "first")], default);

        Assert.IsType<AppendResult.Repeated>(retry);
    }

    [SkippableFact]
    public async Task AppendAsync_SameRequestOtherContent_IsRefused()
    {
        var entry = await Journal.WriteAsync(Philippines, "first", Request("r1"));

        var reuse = await Journal.AppendAsync(
            Philippines, 1, Request("r1", content: "other"), [Next(Philippines, entry.AsHead(), "second")], default);

        Assert.Equal(1, Assert.IsType<AppendResult.RequestIdReused>(reuse).Command.FirstSeq);
        Assert.Equal([entry], await Journal.AllAsync(Philippines));
    }

    [SkippableFact]
    public async Task AppendAsync_AfterARefusedWrite_TheRequestIdIsStillFree()
    {
        await Journal.WriteAsync(Philippines, "winner");
        var conflict = await Journal.AppendAsync(
            Philippines, 0, Request("r1"), [Next(Philippines, StreamHead.Empty, "loser")], default);

        Assert.IsType<AppendResult.Conflict>(conflict);
        Assert.Null(await Journal.FindAsync(Philippines, "PHL/submitter", "r1", default));
        Assert.Equal(2, (await Journal.WriteAsync(Philippines, "again", Request("r1"))).Seq);
    }

    [SkippableFact]
    public async Task AppendAsync_SameRequestIdOfAnotherActorOrStream_IsAnotherRequest()
    {
        await Journal.WriteAsync(Philippines, "first", Request("r1"));
        await Journal.WriteAsync(SaudiArabia, "first", Request("r1", content: "other"));
        await Journal.WriteAsync(Philippines, "second", new Command("PHL/analyst", "r1", Hash.Of([3]), default));

        Assert.Equal(1, (await Journal.FindAsync(Philippines, "PHL/submitter", "r1", default))!.FirstSeq);
        Assert.Equal(2, (await Journal.FindAsync(Philippines, "PHL/analyst", "r1", default))!.FirstSeq);
        Assert.Null(await Journal.FindAsync(Philippines, "PHL/signatory", "r1", default));
    }

    [SkippableFact]
    public async Task AppendAsync_HundredRetriesInParallel_OneEntryAndOneReceipt()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(attempt => Task.Run(() => Journal.AppendAsync(
            Philippines,
            0,
            Request("r1", receipt: $"signature {attempt}"),
            [Next(Philippines, StreamHead.Empty, "once")],
            default))));

        var stored = await Journal.FindAsync(Philippines, "PHL/submitter", "r1", default);
        Assert.Single(results.OfType<AppendResult.Appended>());
        Assert.All(
            results.OfType<AppendResult.Repeated>(),
            repeated => Assert.Equal(stored!.Receipt.ToArray(), repeated.Command.Receipt.ToArray()));
        Assert.Equal(99, results.OfType<AppendResult.Repeated>().Count());
        Assert.Single(await Journal.AllAsync(Philippines));
    }
}
