// SPDX-License-Identifier: Apache-2.0
using static StatsExchange.Journal.Tests.JournalWriting;

namespace StatsExchange.Journal.Tests.Postgres;

public sealed class PostgresEntryTamperingTests : PostgresTampering
{
    private const string Second = "WHERE stream = 'country/PHL' AND seq = 2";
    private const string Zeros = "decode(repeat('00', 32), 'hex')";

    [SkippableTheory]
    [InlineData(@$"UPDATE entries SET body = '\x00' {Second}", 2)]
    [InlineData($"UPDATE entries SET body = substring(body FROM 1 FOR 5) {Second}", 2)]
    [InlineData($"UPDATE entries SET kind = 'Withdrawn' {Second}", 2)]
    [InlineData($"UPDATE entries SET kind = kind || chr(1) || 'x' {Second}", 2)]
    [InlineData($"UPDATE entries SET kind = '' {Second}", 2)]
    [InlineData($"UPDATE entries SET actor = 'SAU/submitter' {Second}", 2)]
    [InlineData($"UPDATE entries SET time = time + 1 {Second}", 2)]
    [InlineData($"UPDATE entries SET time = -9223372036854775807 - 1 {Second}", 2)]
    [InlineData($"UPDATE entries SET time = 9223372036854775807 {Second}", 2)]
    [InlineData($"UPDATE entries SET blocks = substring(blocks FROM 33) || substring(blocks FROM 1 FOR 32) {Second}", 2)]
    [InlineData($"UPDATE entries SET blocks = substring(blocks FROM 1 FOR 32) {Second}", 2)]
    [InlineData($"UPDATE entries SET blocks = substring(blocks FROM 1 FOR 33) {Second}", 2)]
    [InlineData($"UPDATE entries SET previous_hash = {Zeros} {Second}", 2)]
    [InlineData($"UPDATE entries SET previous_hash = '' {Second}", 2)]
    [InlineData($"UPDATE entries SET hash = {Zeros} {Second}", 2)]
    [InlineData(@$"UPDATE entries SET hash = '\x00' {Second}", 2)]
    [InlineData($"UPDATE entries SET seq = 9 {Second}", 2)]
    [InlineData($"UPDATE entries SET stream = 'country/SAU' {Second}", 2)]
    [InlineData($"UPDATE entries SET stream = 'country/nowhere' {Second}", 2)]
    [InlineData($"DELETE FROM entries {Second}", 2)]
    [InlineData("DELETE FROM entries WHERE seq = 1", 1)]
    public async Task ReadAsync_EntryRowChanged_IsLocated(string edit, long seq)
    {
        await EditAsync(edit);

        var corrupt = await Assert.ThrowsAsync<JournalCorruptException>(() => Journal.AllAsync(Philippines).AsTask());
        var alone = await Assert.ThrowsAsync<JournalCorruptException>(() => Journal.EntryAsync(Philippines, 2, default));

        Assert.Equal((Philippines, seq), (corrupt.Stream, corrupt.Seq));
        Assert.Equal((Philippines, seq), (alone.Stream, alone.Seq));
    }

    [SkippableTheory]
    [InlineData($"UPDATE entries SET time = time + 2000000 {Second}", 2)]
    [InlineData($"DELETE FROM entries {Second}", 2)]
    [InlineData("UPDATE entries SET time = time - 2000000 WHERE seq = 3", 3)]
    public async Task SeqAtAsync_EntryRowChanged_IsLocatedAndNothingElseAnswered(string edit, long seq)
    {
        await EditAsync(edit);

        var corrupt = await Assert.ThrowsAsync<JournalCorruptException>(() => Journal.SeqAtAsync(Philippines, Noon, default));

        Assert.Equal((Philippines, seq), (corrupt.Stream, corrupt.Seq));
    }

    [SkippableFact]
    public async Task ReadAsync_EntryRewrittenWithItsHash_IsLocatedAtTheNext()
    {
        var forged = Next(Philippines, Entries[0].AsHead(), "forged");
        await EditAsync($@"UPDATE entries SET body = '\x{Convert.ToHexString(forged.Body.Span)}', blocks = '', hash = '\x{forged.Hash}' {Second}");

        var corrupt = await Assert.ThrowsAsync<JournalCorruptException>(() => Journal.AllAsync(Philippines).AsTask());

        Assert.Equal((Philippines, 3), (corrupt.Stream, corrupt.Seq));
    }

    [SkippableTheory]
    [InlineData("UPDATE entries SET position = 7 WHERE seq = 2", 3)]
    [InlineData(@"UPDATE entries SET body = '\x00' WHERE seq = 2", 2)]
    public async Task TailAsync_EntryRowChanged_IsFound(string edit, long seq)
    {
        await EditAsync(edit);

        var corrupt = await Assert.ThrowsAsync<JournalCorruptException>(
            () => Journal.TailAsync(0, default).Take(3).ToListAsync().AsTask());

        Assert.Equal((Philippines, seq), (corrupt.Stream, corrupt.Seq));
    }
}
