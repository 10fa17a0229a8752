// SPDX-License-Identifier: Apache-2.0
using static StatsExchange.Journal.Tests.JournalWriting;

namespace StatsExchange.Journal.Tests.Conformance;

public abstract partial class JournalConformance
{
    private static readonly Block Older = Block.Of(new byte[] { 1, 2, 3 });
    private static readonly Block Newer = Block.Of(new byte[] { 4, 5 });

    [SkippableFact]
    public async Task StageAsync_Twice_KeepsTheBytesOnce()
    {
        await Journal.StageAsync("u1", [Older, Newer, Block.Of(default)], default);
        await Journal.StageAsync("u1", [Older], default);

        Assert.Equal(Older.Bytes.ToArray(), (await Journal.GetBlockAsync(Older.Digest, default))!.Value.ToArray());
        Assert.True((await Journal.GetBlockAsync(Hash.Of([]), default))!.Value.IsEmpty);
        Assert.Null(await Journal.GetBlockAsync(Hash.Of([9]), default));
        Assert.Equal(3, await Journal.SweepAsync(Clock.Now.AddHours(1), default));
    }

    [SkippableFact]
    public async Task AppendAsync_BlocksInOrder_AreReadInThatOrder()
    {
        await Journal.StageAsync("u1", [Older, Newer], default);

        await Journal.WriteAsync(Philippines, "first", null, Newer.Digest, Older.Digest, Newer.Digest);

        Assert.Equal(
            [Newer.Digest, Older.Digest, Newer.Digest],
            (await Journal.AllAsync(Philippines)).Single().Blocks.AsEnumerable());
    }

    [SkippableFact]
    public async Task AppendAsync_BlockNotStaged_IsRefusedWholly()
    {
        await Journal.StageAsync("u1", [Older], default);
        var entry = Next(Philippines, StreamHead.Empty, "first", Older.Digest, Newer.Digest);

        var missing = await Assert.ThrowsAsync<BlockMissingException>(
            () => Journal.AppendAsync(Philippines, 0, Request("r1"), [entry], default));

        Assert.Equal((Philippines, 1, Newer.Digest), (missing.Stream, missing.Seq, missing.Digest));
        Assert.Equal(StreamHead.Empty, await Journal.HeadAsync(Philippines, default));
        Assert.Null(await Journal.FindAsync(Philippines, "PHL/submitter", "r1", default));
        Assert.Equal(1, await Journal.SweepAsync(Clock.Now.AddHours(1), default));
    }

    [SkippableFact]
    public async Task SweepAsync_ReferredBlocks_AreKept()
    {
        await Journal.StageAsync("u1", [Older, Newer], default);
        await Journal.WriteAsync(Philippines, "first", null, Older.Digest);

        Assert.Equal(1, await Journal.SweepAsync(Clock.Now.AddHours(1), default));
        Assert.NotNull(await Journal.GetBlockAsync(Older.Digest, default));
        Assert.Null(await Journal.GetBlockAsync(Newer.Digest, default));

        // A later vintage refers to an unchanged block without staging it again.
        await Journal.WriteAsync(Philippines, "second", null, Older.Digest);
    }

    [SkippableFact]
    public async Task SweepAsync_BlockOfAnUploadStillUnderWay_IsKept()
    {
        var hour = TimeSpan.FromHours(1);
        await Journal.StageAsync("u1", [Older, Newer], default);
        Clock.Now += hour;
        await Journal.StageAsync("u2", [Older], default);

        Assert.Equal(1, await Journal.SweepAsync(Clock.Now, default));
        Assert.NotNull(await Journal.GetBlockAsync(Older.Digest, default));
        Assert.Equal(1, await Journal.SweepAsync(Clock.Now + hour, default));
    }
}
