// SPDX-License-Identifier: Apache-2.0
using static StatsExchange.Journal.Tests.JournalWriting;

namespace StatsExchange.Journal.Tests.Postgres;

public sealed class PostgresRowTamperingTests : PostgresTampering
{
    private const string Zeros = "decode(repeat('00', 32), 'hex')";

    [SkippableTheory]
    [InlineData(@"receipt = '\x00'")]
    [InlineData("receipt = ''")]
    [InlineData($"content = {Zeros}")]
    [InlineData(@"content = '\x00'")]
    [InlineData("last_seq = 3")]
    [InlineData($"checksum = {Zeros}")]
    public async Task FindAsync_CommandRowChanged_IsLocatedThoughTheChainIsWhole(string edit)
    {
        await EditAsync($"UPDATE commands SET {edit} WHERE stream = 'country/PHL' AND first_seq = 2");

        var corrupt = await Assert.ThrowsAsync<JournalCorruptException>(
            () => Journal.FindAsync(Philippines, "PHL/submitter", "r2", default));

        Assert.Equal((Philippines, 2), (corrupt.Stream, corrupt.Seq));
        Assert.Equal(Entries, await Journal.AllAsync(Philippines));
        await Assert.ThrowsAsync<JournalCorruptException>(() => Journal.AppendAsync(
            Philippines, 3, Request("r2"), [Next(Philippines, Entries[2].AsHead(), "retry")], default));
        await Journal.WriteAsync(Philippines, "others go on", Request("r4"));
    }

    [SkippableTheory]
    [InlineData(@"UPDATE blocks SET bytes = '\x010204' WHERE bytes = '\x010203'")]
    [InlineData(@"UPDATE blocks SET bytes = '' WHERE bytes = '\x010203'")]
    [InlineData(@$"UPDATE blocks SET digest = {Zeros} WHERE bytes = '\x010203'")]
    [InlineData(@"DELETE FROM blocks WHERE bytes = '\x010203'")]
    public async Task GetBlockAsync_BlockRowChanged_IsLocatedAtTheFirstEntryThatRefersToIt(string edit)
    {
        await EditAsync(edit);

        var corrupt = await Assert.ThrowsAsync<JournalCorruptException>(() => Journal.GetBlockAsync(Older.Digest, default));

        Assert.Equal((Philippines, 2, Older.Digest), (corrupt.Stream, corrupt.Seq, corrupt.Digest));
        Assert.DoesNotContain(Older.Digest.ToString(), corrupt.Message, StringComparison.OrdinalIgnoreCase);
        Assert.NotNull(await Journal.GetBlockAsync(Newer.Digest, default));
    }

    [SkippableTheory]
    [InlineData(@"UPDATE saved_states SET body = '\x00'")]
    [InlineData("UPDATE saved_states SET seq = 1")]
    [InlineData("UPDATE saved_states SET format = 2")]
    [InlineData("UPDATE saved_states SET checksum = ''")]
    [InlineData($"UPDATE saved_states SET hash = {Zeros}")]
    [InlineData($"UPDATE entries SET hash = {Zeros} WHERE seq = 2")]
    public async Task LoadStateAsync_StateOrItsEntryChanged_IsFound(string edit)
    {
        await EditAsync(edit);

        var corrupt = await Assert.ThrowsAsync<JournalCorruptException>(() => Journal.LoadStateAsync(Philippines, default));

        Assert.Equal(Philippines, corrupt.Stream);
    }

    [SkippableTheory]
    [InlineData(@"UPDATE saved_states SET body = '\x00'")]
    [InlineData("UPDATE saved_states SET seq = 3")]
    [InlineData("UPDATE saved_states SET checksum = ''")]
    public async Task SaveStateAsync_TheOneKeptIsDamaged_ReplacesItWhateverSeqItClaims(string edit)
    {
        await EditAsync(edit);

        await Journal.SaveStateAsync(Philippines, new SavedState(1, Entries[0].Hash, 1, new byte[] { 8 }), default);

        Assert.Equal(1, (await Journal.LoadStateAsync(Philippines, default))!.Seq);
    }
}
