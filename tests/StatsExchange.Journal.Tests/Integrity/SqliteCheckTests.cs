// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Integrity;
using StatsExchange.Journal.Sqlite;
using static StatsExchange.Journal.Tests.JournalWriting;

namespace StatsExchange.Journal.Tests.Integrity;

/// <summary>What a check reads and names besides edits of single values.</summary>
public sealed class SqliteCheckTests : IAsyncLifetime, IDisposable
{
    private static readonly StreamName Philippines = StreamName.Country("PHL");

    private readonly DataDirectory _directory = new();

    public async Task InitializeAsync()
    {
        await using var journal = await OpenAsync();
        await SampleJournal.WriteAsync(journal, new Random(5));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task RunAsync_NothingChanged_CountsAllRowsAndKnowsTheHeads()
    {
        await using var journal = await OpenAsync();
        List<IntegrityProgress> heard = [];

        var report = await CheckAsync(progress: new Heard(heard));

        Assert.Empty(report.Findings);
        Assert.Equal((true, 87L, 60L, 60L, 5L), (report.IsWhole, report.Entries, report.Commands, report.Blocks, report.States));
        var heads = await journal.HeadsAtAsync(null, default);
        Assert.Equal(heads.Cursor, report.Heads.Cursor);
        Assert.True(heads.Streams.SequenceEqual(report.Heads.Streams));
        Assert.Equal(heard[^1].Total, heard[^1].Done);
    }

    [Fact]
    public async Task SnapshotAsync_JournalWrittenTo_StaysAtItsMoment()
    {
        await using var journal = await OpenAsync();
        await using var snapshot = await journal.SnapshotAsync(default);
        var head = await journal.HeadAsync(Philippines, default);

        var entry = await journal.WriteAsync(Philippines, "later", Request("later"));

        var report = await IntegrityCheck.RunAsync(snapshot, contents: null, 10, progress: null, default);
        Assert.Equal((true, 87L), (report.IsWhole, report.Entries));
        Assert.Equal((head.Hash, null), (await snapshot.HashAtAsync(Philippines, head.Seq, default), await snapshot.HashAtAsync(Philippines, entry.Seq, default)));
    }

    [Theory]
    [InlineData("DELETE FROM entries WHERE stream = 'country/PHL' AND seq = 3", 3)]
    [InlineData("DELETE FROM commands WHERE stream = 'country/PHL' AND first_seq = 1; UPDATE entries SET seq = 99 WHERE stream = 'country/PHL' AND seq = 4", 4)]
    [InlineData("DELETE FROM block_references WHERE stream = 'country/PHL' AND seq = 1", 1)]
    [InlineData("DELETE FROM blocks WHERE digest IN (SELECT digest FROM block_references WHERE stream = 'country/PHL' AND seq = 1)", 1)]
    [InlineData("UPDATE blocks SET bytes = x'00' WHERE digest IN (SELECT digest FROM block_references WHERE stream = 'country/PHL' AND seq = 1)", 1)]
    [InlineData("UPDATE block_references SET seq = 2 WHERE stream = 'country/PHL' AND seq = 1", 1)]
    [InlineData("INSERT INTO commands SELECT stream, actor, 'again', content, last_seq, last_seq, receipt, checksum FROM commands WHERE stream = 'country/PHL' AND first_seq = 2", 3)]
    public async Task RunAsync_RowsRemovedOrAdded_IsLocated(string edit, long seq)
    {
        Assert.True(_directory.Raw(edit) > 0);

        var report = await CheckAsync();

        Assert.Contains(report.Findings, finding => (finding.Stream, finding.Seq) == (Philippines, seq));
        AssertNoDigests(report);
    }

    [Theory]
    [InlineData("UPDATE schema_migrations SET name = 'other.sql'", "schema_migrations")]
    [InlineData("UPDATE schema_migrations SET checksum = zeroblob(32)", "schema_migrations")]
    [InlineData("UPDATE schema_migrations SET number = 77 WHERE number = 1", "schema_migrations")]
    [InlineData("DELETE FROM schema_migrations", "schema_migrations")]
    [InlineData("INSERT INTO staged_blocks VALUES ('u', zeroblob(32), 0)", "staged_blocks")]
    [InlineData("INSERT INTO blocks SELECT hash, body FROM entries LIMIT 1", "blocks")]
    public async Task RunAsync_WhatBelongsToNoStreamChanged_IsNamedByItsTable(string edit, string table)
    {
        Assert.True(_directory.Raw(edit) > 0);

        var report = await CheckAsync();

        Assert.Contains(report.Findings, finding => (finding.Table, finding.Stream) == (table, null));
        AssertNoDigests(report);
    }

    [Fact]
    public async Task RunAsync_EveryEntryChanged_NamesTheFirstAndCountsTheRest()
    {
        _directory.Raw("UPDATE entries SET kind = 'Forged'");

        var report = await CheckAsync();

        Assert.Equal((10, false), (report.Findings.Length, report.IsWhole));
        Assert.Equal(87, report.Problems);
    }

    [Fact]
    public async Task RunAsync_TailCut_IsSeenOnlyByWhoHoldsTheHash()
    {
        await using (var journal = await OpenAsync())
        {
            await journal.WriteAsync(Philippines, "last");
        }

        Hash held;
        await using (var before = await SqliteJournal.SnapshotOfAsync(_directory.Path, default))
        {
            held = (await before.HashAtAsync(Philippines, 18, default))!.Value;
        }

        _directory.Raw("DELETE FROM entries WHERE stream = 'country/PHL' AND seq = 18");

        Assert.True((await CheckAsync()).IsWhole);
        await using var after = await SqliteJournal.SnapshotOfAsync(_directory.Path, default);
        Assert.NotEqual(held, await after.HashAtAsync(Philippines, 18, default));
    }

    [Fact]
    public async Task RunAsync_ContentsThatAreWrong_AreNamedAtTheirEntry()
    {
        var report = await CheckAsync(new RefusedSeq(3));

        Assert.Equal(
            ["body", "receipt"],
            report.Findings.Where(finding => finding.Stream == StreamName.Dossier("PHL", "SAU")).Select(finding => finding.Problem).Order());
        Assert.All(report.Findings, finding => Assert.Equal(3, finding.Seq));
    }

    [Fact]
    public async Task RunAsync_PageDestroyed_IsAFindingAndNotAFailure()
    {
        _directory.Raw("PRAGMA journal_mode = DELETE");
        var path = Path.Combine(_directory.Path, "journal.db");
        var bytes = await File.ReadAllBytesAsync(path);
        Array.Fill(bytes, (byte)0xA5, 4096 * (bytes.Length / 4096 / 2), 4096);
        await File.WriteAllBytesAsync(path, bytes);

        var report = await CheckAsync();

        Assert.Contains(report.Findings, finding => finding.Table == "store" || finding.Problem.Contains("cannot be read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SnapshotOfAsync_NoJournalThere_IsToldAndNothingIsMade()
    {
        using DataDirectory empty = new();

        await Assert.ThrowsAsync<JournalUnavailableException>(() => SqliteJournal.SnapshotOfAsync(empty.Path, default));

        Assert.Empty(Directory.EnumerateFileSystemEntries(empty.Path));
    }

    // From the digest of a block small figures can be guessed, and findings are served to callers.
    private static void AssertNoDigests(IntegrityReport report) =>
        Assert.All(report.Findings, finding => Assert.DoesNotMatch("[0-9A-Fa-f]{16}", finding.Problem));

    private Task<SqliteJournal> OpenAsync() => SqliteJournal.OpenAsync(_directory.Path, new SetClock(), default);

    private async Task<IntegrityReport> CheckAsync(IContentCheck? contents = null, IProgress<IntegrityProgress>? progress = null)
    {
        await using var snapshot = await SqliteJournal.SnapshotOfAsync(_directory.Path, default);
        return await IntegrityCheck.RunAsync(snapshot, contents, 10, progress, default);
    }

    private sealed class Heard(List<IntegrityProgress> reports) : IProgress<IntegrityProgress>
    {
        public void Report(IntegrityProgress value) => reports.Add(value);
    }

    private sealed class RefusedSeq(long seq) : IContentCheck
    {
        public string? ProblemOf(Entry entry) => entry.Seq == seq ? "body" : null;

        public bool IsAskedFor(Entry entry) => false;

        public string? ProblemOf(StoredCommand command, Entry first) => first.Seq == seq ? "receipt" : null;
    }
}
