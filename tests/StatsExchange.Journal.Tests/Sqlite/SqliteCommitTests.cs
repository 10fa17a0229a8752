// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Sqlite;
using static StatsExchange.Journal.Tests.JournalWriting;

namespace StatsExchange.Journal.Tests.Sqlite;

/// <summary>Triggers planted in the file stand for what a disk may do to a statement, a transaction and a commit.</summary>
public sealed class SqliteCommitTests : IAsyncLifetime, IDisposable
{
    private static readonly StreamName Philippines = StreamName.Country("PHL");

    private readonly DataDirectory _directory = new();
    private SqliteJournal? _journal;

    private SqliteJournal Journal => _journal!;

    public async Task InitializeAsync() => _journal = await OpenAsync();

    public async Task DisposeAsync() => await Journal.DisposeAsync();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task AppendAsync_TwoHundredStreamsAtOnce_ShareCommits()
    {
        var before = Journal.Commits;

        var results = await AppendToEachAsync(200);

        Assert.All(results, result => Assert.IsType<AppendResult.Appended>(result));
        Assert.InRange(Journal.Commits - before, 1, 50);
    }

    [Fact]
    public async Task AppendAsync_AConflictInTheGroup_FailsAlone()
    {
        await Journal.WriteAsync(StreamName.Evidence("w7"), "first");

        var results = await AppendToEachAsync(50);

        Assert.Single(results.OfType<AppendResult.Conflict>());
        Assert.Equal(49, results.OfType<AppendResult.Appended>().Count());
    }

    [Fact]
    public async Task AppendAsync_AStatementRefusedInTheGroup_FailsAlone()
    {
        Plant("CREATE TRIGGER fault BEFORE INSERT ON entries WHEN NEW.stream = 'evidence/w7' BEGIN SELECT RAISE(ABORT, 'fault'); END");

        var appends = Enumerable.Range(0, 50).Select(AppendToAsync).ToList();
        await Assert.ThrowsAsync<JournalUnavailableException>(() => appends[7]);

        appends.RemoveAt(7);
        Assert.All(await Task.WhenAll(appends), result => Assert.IsType<AppendResult.Appended>(result));
        Assert.Equal(49, (await Journal.AllHeadsAsync()).Count);
    }

    [Fact]
    public async Task AppendAsync_TransactionLost_StopsUntilReopened()
    {
        Plant("CREATE TRIGGER fault BEFORE INSERT ON entries WHEN NEW.stream = 'country/PHL' BEGIN SELECT RAISE(ROLLBACK, 'fault'); END");

        await AssertStopsAsync();
    }

    [Fact]
    public async Task AppendAsync_CommitFails_StopsUntilReopened()
    {
        Plant("""
            CREATE TABLE parent (id INTEGER PRIMARY KEY);
            CREATE TABLE child (id INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED);
            CREATE TRIGGER fault AFTER INSERT ON entries WHEN NEW.stream = 'country/PHL' BEGIN INSERT INTO child VALUES (1); END
            """);

        await AssertStopsAsync();
    }

    private async Task AssertStopsAsync()
    {
        var kept = await Journal.WriteAsync(StreamName.Hub, "before");
        await Journal.CheckAsync(default);

        await Assert.ThrowsAsync<JournalUnavailableException>(() => Journal.AppendAsync(
            Philippines, 0, Request("r1"), [Next(Philippines, StreamHead.Empty, "lost")], default));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => AppendToAsync(1));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => Journal.CheckAsync(default));
        Assert.Equal([kept], await Journal.AllAsync(StreamName.Hub));

        await Journal.DisposeAsync();
        _directory.Raw("DROP TRIGGER fault");
        _journal = await OpenAsync();
        await Journal.CheckAsync(default);
        Assert.Equal([kept], await Journal.AllAsync(StreamName.Hub));
        Assert.Null(await Journal.FindAsync(Philippines, "PHL/submitter", "r1", default));
        Assert.Equal(1, (await Journal.WriteAsync(Philippines, "again", Request("r1"))).Seq);
    }

    private void Plant(string fault) => _directory.Raw(fault);

    private Task<AppendResult[]> AppendToEachAsync(int streams) =>
        Task.WhenAll(Enumerable.Range(0, streams).Select(AppendToAsync));

    private Task<AppendResult> AppendToAsync(int writer)
    {
        var stream = StreamName.Evidence($"w{writer}");
        return Journal.AppendAsync(stream, 0, Request("r1"), [Next(stream, StreamHead.Empty, "x")], default);
    }

    private Task<SqliteJournal> OpenAsync() => SqliteJournal.OpenAsync(_directory.Path, new SetClock(), default);
}
