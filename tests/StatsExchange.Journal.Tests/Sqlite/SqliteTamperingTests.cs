// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Sqlite;
using static StatsExchange.Journal.Tests.JournalWriting;

namespace StatsExchange.Journal.Tests.Sqlite;

/// <summary>
/// Edits of the file behind the journal's back: what is found, where it is said to be, and what only evidence held
/// elsewhere can show.
/// </summary>
public sealed class SqliteTamperingTests : IAsyncLifetime, IDisposable
{
    private const string Second = "WHERE stream = 'country/PHL' AND seq = 2";

    private static readonly StreamName Philippines = StreamName.Country("PHL");
    private static readonly Block Older = Block.Of(new byte[] { 1, 2, 3 });
    private static readonly Block Newer = Block.Of(new byte[] { 4, 5 });

    private readonly DataDirectory _directory = new();
    private readonly List<Entry> _entries = [];

    public async Task InitializeAsync()
    {
        await using var journal = await OpenAsync();
        await journal.StageAsync("u1", [Older, Newer], default);
        _entries.Add(await journal.WriteAsync(Philippines, "first", Request("r1")));
        _entries.Add(await journal.WriteAsync(Philippines, "second", Request("r2"), Older.Digest, Newer.Digest));
        _entries.Add(await journal.WriteAsync(Philippines, "third", Request("r3"), Newer.Digest));
        await journal.SaveStateAsync(Philippines, new SavedState(2, _entries[1].Hash, 1, new byte[] { 7 }), default);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData($"UPDATE entries SET body = x'00' {Second}", 2)]
    [InlineData($"UPDATE entries SET body = substr(body, 1, 5) {Second}", 2)]
    [InlineData($"UPDATE entries SET kind = 'Withdrawn' {Second}", 2)]
    [InlineData($"UPDATE entries SET kind = kind || char(0) || 'x' {Second}", 2)]
    [InlineData($"UPDATE entries SET kind = CAST(x'FF' AS TEXT) {Second}", 2)]
    [InlineData($"UPDATE entries SET kind = '' {Second}", 2)]
    [InlineData($"UPDATE entries SET actor = 'SAU/submitter' {Second}", 2)]
    [InlineData($"UPDATE entries SET time = time + 1 {Second}", 2)]
    [InlineData($"UPDATE entries SET time = time - 9223372036854775807 - 1 {Second}", 2)]
    [InlineData($"UPDATE entries SET time = 9223372036854775807 {Second}", 2)]
    [InlineData($"UPDATE entries SET blocks = CAST(substr(blocks, 33) || substr(blocks, 1, 32) AS BLOB) {Second}", 2)]
    [InlineData($"UPDATE entries SET blocks = substr(blocks, 1, 32) {Second}", 2)]
    [InlineData($"UPDATE entries SET blocks = substr(blocks, 1, 33) {Second}", 2)]
    [InlineData($"UPDATE entries SET previous_hash = zeroblob(32) {Second}", 2)]
    [InlineData($"UPDATE entries SET previous_hash = x'' {Second}", 2)]
    [InlineData($"UPDATE entries SET hash = zeroblob(32) {Second}", 2)]
    [InlineData($"UPDATE entries SET hash = x'00' {Second}", 2)]
    [InlineData($"UPDATE entries SET seq = 9 {Second}", 2)]
    [InlineData($"UPDATE entries SET stream = 'country/SAU' {Second}", 2)]
    [InlineData($"UPDATE entries SET stream = 'country/nowhere' {Second}", 2)]
    [InlineData($"DELETE FROM entries {Second}", 2)]
    [InlineData("DELETE FROM entries WHERE seq = 1", 1)]
    public async Task ReadAsync_EntryRowChanged_IsLocated(string edit, long seq)
    {
        Edit(edit);
        await using var journal = await OpenAsync();

        var corrupt = await Assert.ThrowsAsync<JournalCorruptException>(() => journal.AllAsync(Philippines).AsTask());
        var alone = await Assert.ThrowsAsync<JournalCorruptException>(() => journal.EntryAsync(Philippines, 2, default));

        Assert.Equal((Philippines, seq), (corrupt.Stream, corrupt.Seq));
        Assert.Equal((Philippines, seq), (alone.Stream, alone.Seq));
    }

    [Theory]
    [InlineData($"UPDATE entries SET time = time + 2000000 {Second}", 2)]
    [InlineData($"UPDATE entries SET time = 9223372036854775807 {Second}", 2)]
    [InlineData($"DELETE FROM entries {Second}", 2)]
    [InlineData("UPDATE entries SET time = time - 2000000 WHERE seq = 3", 3)]
    [InlineData("UPDATE entries SET time = time + 2000000, body = x'00' WHERE seq = 3", 3)]
    public async Task SeqAtAsync_EntryRowChanged_IsLocatedAndNothingElseAnswered(string edit, long seq)
    {
        Edit(edit);
        await using var journal = await OpenAsync();

        var corrupt = await Assert.ThrowsAsync<JournalCorruptException>(() => journal.SeqAtAsync(Philippines, Noon, default));

        Assert.Equal((Philippines, seq), (corrupt.Stream, corrupt.Seq));
    }

    [Fact]
    public async Task ReadAsync_FromAfterAMissingEntry_IsLocated()
    {
        Edit($"DELETE FROM entries {Second}");
        await using var journal = await OpenAsync();

        var corrupt = await Assert.ThrowsAsync<JournalCorruptException>(() => journal.AllAsync(Philippines, 3).AsTask());

        Assert.Equal(2, corrupt.Seq);
    }

    [Fact]
    public async Task ReadAsync_EntryRewrittenWithItsHash_IsLocatedAtTheNext()
    {
        var forged = Next(Philippines, _entries[0].AsHead(), "forged");
        Edit($"UPDATE entries SET body = x'{Convert.ToHexString(forged.Body.Span)}', blocks = x'', hash = x'{forged.Hash}' {Second}");
        await using var journal = await OpenAsync();

        var corrupt = await Assert.ThrowsAsync<JournalCorruptException>(() => journal.AllAsync(Philippines).AsTask());
        var alone = await Assert.ThrowsAsync<JournalCorruptException>(() => journal.EntryAsync(Philippines, 2, default));

        Assert.Equal((Philippines, 3), (corrupt.Stream, corrupt.Seq));
        Assert.Equal((Philippines, 3), (alone.Stream, alone.Seq));
    }

    [Fact]
    public async Task ReadAsync_TailCut_ShowsOnlyAgainstAHeldReceipt()
    {
        Edit("DELETE FROM commands WHERE first_seq = 3; DELETE FROM entries WHERE seq = 3");
        await using var journal = await OpenAsync();

        Assert.Equal(_entries[..2], await journal.AllAsync(Philippines));
        Assert.NotEqual(_entries[2].AsHead(), await journal.HeadAsync(Philippines, default));
    }

    [Fact]
    public async Task ReadAsync_LastEntryRewrittenWithItsHash_ShowsOnlyAgainstAHeldReceipt()
    {
        var forged = Next(Philippines, _entries[1].AsHead(), "forged");
        Edit($"UPDATE entries SET body = x'{Convert.ToHexString(forged.Body.Span)}', blocks = x'', hash = x'{forged.Hash}' WHERE seq = 3");
        await using var journal = await OpenAsync();

        Assert.Equal([_entries[0], _entries[1], forged], await journal.AllAsync(Philippines));
        Assert.NotEqual(_entries[2].Hash, forged.Hash);
    }

    [Theory]
    [InlineData("receipt = x'00'")]
    [InlineData("receipt = x''")]
    [InlineData("content = zeroblob(32)")]
    [InlineData("content = x'00'")]
    [InlineData("last_seq = 3")]
    [InlineData("checksum = zeroblob(32)")]
    public async Task FindAsync_CommandRowChanged_IsLocatedThoughTheChainIsWhole(string edit)
    {
        Edit($"UPDATE commands SET {edit} WHERE stream = 'country/PHL' AND first_seq = 2");
        await using var journal = await OpenAsync();

        var corrupt = await Assert.ThrowsAsync<JournalCorruptException>(
            () => journal.FindAsync(Philippines, "PHL/submitter", "r2", default));

        Assert.Equal((Philippines, 2), (corrupt.Stream, corrupt.Seq));
        Assert.Equal(_entries, await journal.AllAsync(Philippines));
        await Assert.ThrowsAsync<JournalCorruptException>(() => journal.AppendAsync(
            Philippines, 3, Request("r2"), [Next(Philippines, _entries[2].AsHead(), "retry")], default));
    }

    [Theory]
    [InlineData("UPDATE blocks SET bytes = x'010204' WHERE bytes = x'010203'")]
    [InlineData("UPDATE blocks SET bytes = x'' WHERE bytes = x'010203'")]
    [InlineData("UPDATE blocks SET digest = zeroblob(32) WHERE bytes = x'010203'")]
    [InlineData("DELETE FROM blocks WHERE bytes = x'010203'")]
    public async Task GetBlockAsync_BlockRowChanged_IsLocatedAtTheFirstEntryThatRefersToIt(string edit)
    {
        Edit(edit);
        await using var journal = await OpenAsync();

        var corrupt = await Assert.ThrowsAsync<JournalCorruptException>(
            () => journal.GetBlockAsync(Older.Digest, default));

        Assert.Equal((Philippines, 2, Older.Digest), (corrupt.Stream, corrupt.Seq, corrupt.Digest));
        Assert.DoesNotContain(Older.Digest.ToString(), corrupt.Message, StringComparison.OrdinalIgnoreCase);
        Assert.NotNull(await journal.GetBlockAsync(Newer.Digest, default));
    }

    [Theory]
    [InlineData("UPDATE entries SET position = 7 WHERE seq = 2", 3)]
    [InlineData("UPDATE entries SET body = x'00' WHERE seq = 2", 2)]
    public async Task TailAsync_EntryRowChanged_IsFound(string edit, long seq)
    {
        Edit(edit);
        await using var journal = await OpenAsync();

        var corrupt = await Assert.ThrowsAsync<JournalCorruptException>(
            () => journal.TailAsync(0, default).Take(3).ToListAsync().AsTask());

        Assert.Equal((Philippines, seq), (corrupt.Stream, corrupt.Seq));
    }

    [Theory]
    [InlineData("UPDATE entries SET body = x'00' WHERE seq = 3")]
    [InlineData("UPDATE entries SET previous_hash = zeroblob(32) WHERE seq = 3")]
    [InlineData("UPDATE entries SET previous_hash = x'' WHERE seq = 3")]
    [InlineData("UPDATE entries SET time = 9223372036854775807 WHERE seq = 3")]
    [InlineData("DELETE FROM entries WHERE seq = 3")]
    public async Task EntryAsync_TheNextWasChanged_IsGivenAllTheSame(string edit)
    {
        Edit(edit);
        await using var journal = await OpenAsync();

        Assert.Equal(_entries[1], await journal.EntryAsync(Philippines, 2, default));
    }

    [Theory]
    [InlineData("UPDATE entries SET body = x'00' WHERE seq = 3")]
    [InlineData("UPDATE entries SET time = 9223372036854775807 WHERE seq = 3")]
    [InlineData("UPDATE entries SET previous_hash = x'' WHERE seq = 3")]
    public async Task ReadAsync_LaterEntryRowChanged_GivesThoseBeforeItFirst(string edit)
    {
        Edit(edit);
        await using var journal = await OpenAsync();
        var read = new List<Entry>();

        await Assert.ThrowsAsync<JournalCorruptException>(async () =>
        {
            await foreach (var entry in journal.ReadAsync(Philippines, 1, default))
            {
                read.Add(entry);
            }
        });

        Assert.Equal(_entries[..2], read);
    }

    [Theory]
    [InlineData("UPDATE saved_states SET body = x'00'")]
    [InlineData("UPDATE saved_states SET seq = 3")]
    [InlineData("UPDATE saved_states SET checksum = x''")]
    public async Task SaveStateAsync_TheOneKeptIsDamaged_ReplacesItWhateverSeqItClaims(string edit)
    {
        Edit(edit);
        await using var journal = await OpenAsync();

        await journal.SaveStateAsync(Philippines, new SavedState(1, _entries[0].Hash, 1, new byte[] { 8 }), default);

        Assert.Equal(1, (await journal.LoadStateAsync(Philippines, default))!.Seq);
    }

    [Theory]
    [InlineData("UPDATE saved_states SET body = x'00'")]
    [InlineData("UPDATE saved_states SET seq = 1")]
    [InlineData("UPDATE saved_states SET format = 2")]
    [InlineData("UPDATE saved_states SET hash = zeroblob(32)")]
    [InlineData("UPDATE entries SET hash = zeroblob(32) WHERE seq = 2")]
    public async Task LoadStateAsync_StateOrItsEntryChanged_IsFound(string edit)
    {
        Edit(edit);
        await using var journal = await OpenAsync();

        var corrupt = await Assert.ThrowsAsync<JournalCorruptException>(() => journal.LoadStateAsync(Philippines, default));

        Assert.Equal(Philippines, corrupt.Stream);
    }

    [Fact]
    public async Task OpenAsync_NotASqliteFile_IsCorrupt()
    {
        await File.WriteAllTextAsync(Path.Combine(_directory.Path, "journal.db"), new string('x', 8192));

        await Assert.ThrowsAsync<JournalCorruptException>(OpenAsync);
    }

    private void Edit(string sql) => Assert.True(_directory.Raw(sql) > 0, "The edit changed nothing.");

    private Task<SqliteJournal> OpenAsync() => SqliteJournal.OpenAsync(_directory.Path, new SetClock(), default);
}
