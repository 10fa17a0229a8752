// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Copies;
using StatsExchange.Journal.Integrity;
using StatsExchange.Journal.Postgres;
using StatsExchange.Journal.Sqlite;
using StatsExchange.Journal.Tests.Integrity;
using StatsExchange.PostgresServer;
using static StatsExchange.Journal.Tests.JournalWriting;

namespace StatsExchange.Journal.Tests.Copies;

/// <summary>A copy is the same journal, goes into an empty store only, and leaves nothing where it is broken off.</summary>
public sealed class JournalCopyTests : IAsyncLifetime, IDisposable
{
    private static readonly StreamName Philippines = StreamName.Country("PHL");

    private readonly DataDirectory _source = new();
    private readonly DataDirectory _target = new();
    private JournalContent? _content;

    public async Task InitializeAsync()
    {
        await using var journal = await OpenAsync(_source);
        await SampleJournal.WriteAsync(journal, new Random(9));
        _content = await JournalContent.ReadAsync(journal);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _source.Dispose();
        _target.Dispose();
    }

    [Fact]
    public async Task IntoDirectoryAsync_ThenOpened_IsTheSameAndGoesOn()
    {
        var report = await RestoreAsync();

        Assert.True(report.IsWhole);
        await using var journal = await OpenAsync(_target);
        _content!.AssertCopied(await JournalContent.ReadAsync(journal));
        var head = await journal.HeadAsync(Philippines, default);
        Assert.Equal(head.Seq + 1, (await journal.WriteAsync(Philippines, "next", Request("next"))).Seq);
        Assert.Equal((await journal.HeadsAtAsync(null, default)).Cursor, _content.Tail.Count + 1);
    }

    [Fact]
    public async Task IntoFileAsync_JournalInUseWithStagedBlocks_HoldsItsMomentAndNothingStaged()
    {
        await using var journal = await OpenAsync(_source);
        await journal.StageAsync("under-way", [Block.Of(new byte[] { 9, 9, 9 })], default);
        await using var snapshot = await journal.SnapshotAsync(default);
        await journal.WriteAsync(Philippines, "later", Request("later"));

        await JournalCopy.IntoFileAsync(snapshot, Path.Combine(_target.Path, "journal.db"), new SetClock(), progress: null, default);

        await using var copy = await SqliteJournal.SnapshotOfAsync(_target.Path, default);
        var report = await CheckAsync(copy);
        Assert.Equal((true, (long)_content!.Tail.Count), (report.IsWhole, report.Entries));
        Assert.Equal((60, 0), (report.Blocks, report.States));
        Assert.Equal(["journal.db"], Directory.EnumerateFiles(_target.Path).Select(Path.GetFileName));
        Assert.True(OperatingSystem.IsWindows() || (UnixFileMode.UserRead | UnixFileMode.UserWrite) == File.GetUnixFileMode(Path.Combine(_target.Path, "journal.db")));
    }

    [Fact]
    public async Task IntoDirectoryAsync_JournalThereAlready_IsRefusedAndLeavesIt()
    {
        await RestoreAsync();
        var before = await File.ReadAllBytesAsync(Path.Combine(_target.Path, "journal.db"));

        await Assert.ThrowsAsync<JournalNotEmptyException>(RestoreAsync);

        Assert.Equal(before, await File.ReadAllBytesAsync(Path.Combine(_target.Path, "journal.db")));
    }

    [Theory]
    [InlineData("journal.db-wal")]
    [InlineData("journal.db-shm")]
    [InlineData("journal.db-journal")]
    public async Task IntoDirectoryAsync_LeftBesideAJournalThatWasMovedAway_IsRefusedAndNamed(string name)
    {
        var left = Path.Combine(_target.Path, name);
        await File.WriteAllBytesAsync(left, [1]);

        var refused = await Assert.ThrowsAsync<JournalNotEmptyException>(RestoreAsync);

        Assert.Equal(left, refused.Store);
        Assert.False(File.Exists(Path.Combine(_target.Path, "journal.db")));
        Assert.Equal([1], await File.ReadAllBytesAsync(left));
    }

    [Fact]
    public async Task IntoDirectoryAsync_HubHasItOpen_IsRefused()
    {
        await using var journal = await OpenAsync(_target);

        await Assert.ThrowsAsync<JournalInUseException>(RestoreAsync);
    }

    [Fact]
    public async Task IntoDirectoryAsync_SourceNotWhole_LeavesNoJournal()
    {
        _source.Raw("UPDATE entries SET actor = 'SAU/submitter' WHERE stream = 'country/PHL' AND seq = 2");

        var report = await RestoreAsync();

        Assert.Contains(report.Findings, finding => (finding.Stream, finding.Seq) == (Philippines, 2));
        Assert.Equal(["journal.lock"], Directory.EnumerateFiles(_target.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task IntoDirectoryAsync_BrokenOff_LeavesNoJournalAndCanBeDoneAgain()
    {
        using CancellationTokenSource soon = new();
        await using (var snapshot = await SqliteJournal.SnapshotOfAsync(_source.Path, default))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => JournalCopy.IntoDirectoryAsync(
                snapshot, _target.Path, new SetClock(), contents: null, new Cancelling(soon), soon.Token));
        }

        Assert.False(File.Exists(Path.Combine(_target.Path, "journal.db")));
        Assert.True((await RestoreAsync()).IsWhole);
    }

    [Fact]
    public async Task SnapshotOfClosedAsync_HubHasItOpen_IsRefused()
    {
        await using (var journal = await OpenAsync(_source))
        {
            await Assert.ThrowsAsync<JournalInUseException>(() => SqliteJournal.SnapshotOfClosedAsync(_source.Path, default));
        }

        await using var snapshot = await SqliteJournal.SnapshotOfClosedAsync(_source.Path, default);
        await Assert.ThrowsAsync<JournalInUseException>(() => OpenAsync(_source));
    }

    [SkippableFact]
    public async Task IntoPostgresAsync_AndBackIntoAFile_IsTheSameAndGoesOn()
    {
        Skip.If(PostgresBinaries.WhyMissing is not null, PostgresBinaries.WhyMissing);
        var connectionString = (await TestServer.SharedAsync()).NewConnectionString();

        Assert.True((await MoveAsync(connectionString)).IsWhole);

        await using (var snapshot = await PostgresJournal.SnapshotOfAsync(connectionString, default))
        {
            await JournalCopy.IntoDirectoryAsync(snapshot, _target.Path, new SetClock(), contents: null, progress: null, default);
        }

        await using (var moved = await PostgresJournal.OpenAsync(connectionString, new SetClock(), default))
        {
            _content!.AssertCopied(await JournalContent.ReadAsync(moved));
            await moved.WriteAsync(Philippines, "next", Request("next"));
            Assert.Equal((await moved.HeadsAtAsync(null, default)).Cursor, _content.Tail.Count + 1);
        }

        await using var back = await OpenAsync(_target);
        _content.AssertCopied(await JournalContent.ReadAsync(back));
    }

    [SkippableFact]
    public async Task IntoPostgresAsync_SchemaWithAJournalOrSourceNotWhole_WritesNothing()
    {
        Skip.If(PostgresBinaries.WhyMissing is not null, PostgresBinaries.WhyMissing);
        var server = await TestServer.SharedAsync();
        var (taken, empty) = (server.NewConnectionString(), server.NewConnectionString());
        await MoveAsync(taken);

        await Assert.ThrowsAsync<JournalNotEmptyException>(() => MoveAsync(taken));
        _source.Raw("UPDATE entries SET actor = 'SAU/submitter' WHERE stream = 'country/PHL' AND seq = 2");
        var report = await MoveAsync(empty);

        Assert.False(report.IsWhole);
        await using var journal = await PostgresJournal.OpenAsync(empty, new SetClock(), default);
        Assert.Equal(0, (await journal.HeadsAtAsync(null, default)).Cursor);
        Assert.Null(await journal.GetBlockAsync(_content!.Tail[0].Entry.Blocks[0], default));
    }

    private static Task<SqliteJournal> OpenAsync(DataDirectory directory) => SqliteJournal.OpenAsync(directory.Path, new SetClock(), default);

    private static Task<IntegrityReport> CheckAsync(JournalSnapshot snapshot) =>
        IntegrityCheck.RunAsync(snapshot, contents: null, IntegrityCheck.DefaultFindings, progress: null, default);

    private async Task<IntegrityReport> RestoreAsync()
    {
        await using var snapshot = await SqliteJournal.SnapshotOfAsync(_source.Path, default);
        return await JournalCopy.IntoDirectoryAsync(snapshot, _target.Path, new SetClock(), contents: null, progress: null, default);
    }

    private async Task<IntegrityReport> MoveAsync(string connectionString)
    {
        await using var snapshot = await SqliteJournal.SnapshotOfClosedAsync(_source.Path, default);
        return await JournalCopy.IntoPostgresAsync(snapshot, connectionString, new SetClock(), contents: null, progress: null, default);
    }

    private sealed class Cancelling(CancellationTokenSource source) : IProgress<IntegrityProgress>
    {
        public void Report(IntegrityProgress value) => source.Cancel();
    }
}
