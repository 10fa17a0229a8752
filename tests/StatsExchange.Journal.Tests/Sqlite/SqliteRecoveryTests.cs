// SPDX-License-Identifier: Apache-2.0
using Microsoft.Data.Sqlite;
using SQLitePCL;
using StatsExchange.Journal.Sqlite;
using static StatsExchange.Journal.Tests.JournalWriting;

namespace StatsExchange.Journal.Tests.Sqlite;

/// <summary>A write that certainly left nothing is refused, and the journal goes on by itself once it can.</summary>
public sealed class SqliteRecoveryTests : IAsyncLifetime, IDisposable
{
    private static readonly StreamName Philippines = StreamName.Country("PHL");

    private readonly DataDirectory _directory = new();
    private SqliteJournal? _journal;

    private SqliteJournal Journal => _journal!;

    public async Task InitializeAsync() => _journal = await OpenAsync();

    public async Task DisposeAsync() => await Journal.DisposeAsync();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task AppendAsync_WriteLockHeldTooLong_IsRefusedAndTheNextSucceeds()
    {
        var first = await Journal.WriteAsync(Philippines, "first", Request("r1"));
        using (_directory.HoldWriteLock())
        {
            var refused = await Assert.ThrowsAsync<JournalUnavailableException>(() => AppendAsync(first, "refused", "r2"));
            Assert.EndsWith("nothing was written.", refused.Message, StringComparison.Ordinal);
            Assert.Equal([first], await Journal.AllAsync(Philippines));
        }

        var next = await Journal.WriteAsync(Philippines, "next", Request("r3"));

        await AssertWholeWithoutRefusedAsync(first, next);
    }

    [Fact]
    public async Task AppendAsync_ManyWhileTheWriteLockIsHeld_AreAllRefusedAndLeaveNothing()
    {
        var first = await Journal.WriteAsync(Philippines, "first");
        using (_directory.HoldWriteLock())
        {
            var appends = Enumerable.Range(0, 20).Select(writer =>
            {
                var stream = StreamName.Evidence($"w{writer}");
                return Journal.AppendAsync(stream, 0, Request("r1"), [Next(stream, StreamHead.Empty, "x")], default);
            }).ToList();
            foreach (var append in appends)
            {
                await Assert.ThrowsAsync<JournalUnavailableException>(() => append);
            }
        }

        var next = await Journal.WriteAsync(Philippines, "next");

        Assert.Equal([first, next], await Journal.AllAsync(Philippines));
        Assert.Equal(Philippines, Assert.Single(await Journal.AllHeadsAsync()).Key);
    }

    [Fact]
    public async Task AppendAsync_WriteLockReleasedInTime_Succeeds()
    {
        await using var patient = await ReopenAsync(TimeSpan.FromSeconds(30));
        Task<Entry> append;
        using (_directory.HoldWriteLock())
        {
            append = patient.WriteAsync(Philippines, "first");
            await Task.Delay(TimeSpan.FromMilliseconds(300));
            Assert.False(append.IsCompleted);
        }

        Assert.Equal(1, (await append).Seq);
    }

    // The highest row id taken is the one way to SQLITE_FULL that needs no full disk. Whether SQLite then undoes the
    // statement or the whole transaction depends on the statement; the group is refused either way.
    [Fact]
    public async Task AppendAsync_FullInAStatement_RefusesTheGroupAndTheNextSucceeds()
    {
        var first = await Journal.WriteAsync(Philippines, "first", Request("r1"));
        _directory.Raw("""
            CREATE TABLE full (id INTEGER PRIMARY KEY AUTOINCREMENT);
            INSERT INTO full VALUES (9223372036854775807);
            CREATE TRIGGER fault AFTER INSERT ON entries WHEN NEW.stream = 'country/PHL' BEGIN INSERT INTO full VALUES (NULL); END
            """);

        var refused = await Assert.ThrowsAsync<JournalUnavailableException>(() => AppendAsync(first, "refused", "r2"));

        Assert.Equal(raw.SQLITE_FULL, Assert.IsType<SqliteException>(refused.InnerException).SqliteErrorCode);
        await Journal.WriteAsync(StreamName.Hub, "another stream meanwhile");
        _directory.Raw("DROP TRIGGER fault");
        await AssertWholeWithoutRefusedAsync(first, await Journal.WriteAsync(Philippines, "next", Request("r3")));
    }

    [Theory]
    [InlineData(SqliteStep.Begin, raw.SQLITE_BUSY, true)]
    [InlineData(SqliteStep.Begin, raw.SQLITE_LOCKED, true)]
    [InlineData(SqliteStep.Begin, raw.SQLITE_FULL, true)]
    [InlineData(SqliteStep.Begin, raw.SQLITE_CANTOPEN, true)]
    [InlineData(SqliteStep.Write, raw.SQLITE_FULL, true)]
    [InlineData(SqliteStep.Write, raw.SQLITE_BUSY, true)]
    [InlineData(SqliteStep.Write, raw.SQLITE_LOCKED, true)]
    [InlineData(SqliteStep.Write, raw.SQLITE_CONSTRAINT, false)]
    [InlineData(SqliteStep.Commit, raw.SQLITE_BUSY, true)]
    [InlineData(SqliteStep.Commit, raw.SQLITE_FULL, false)]
    [InlineData(SqliteStep.Commit, raw.SQLITE_CONSTRAINT, false)]
    [InlineData(SqliteStep.Begin, raw.SQLITE_IOERR, false)]
    [InlineData(SqliteStep.Write, raw.SQLITE_IOERR, false)]
    [InlineData(SqliteStep.Commit, raw.SQLITE_IOERR, false)]
    [InlineData(SqliteStep.Begin, raw.SQLITE_CORRUPT, false)]
    [InlineData(SqliteStep.Begin, raw.SQLITE_NOTADB, false)]
    internal void LeavesNothing_ErrorAtAStep_OnlyWhereTheDiskIsKnown(SqliteStep step, int code, bool expected) =>
        Assert.Equal(expected, new SqliteException("fault", code).LeavesNothing(step));

    private async Task AssertWholeWithoutRefusedAsync(params Entry[] expected)
    {
        await AssertHoldsAsync(expected);
        _journal = await ReopenAsync(TimeSpan.FromSeconds(1));
        await AssertHoldsAsync(expected);
    }

    // Reading verifies the chain.
    private async Task AssertHoldsAsync(Entry[] expected)
    {
        Assert.Equal(expected, await Journal.AllAsync(Philippines));
        Assert.Null(await Journal.FindAsync(Philippines, "PHL/submitter", "r2", default));
        Assert.NotNull(await Journal.FindAsync(Philippines, "PHL/submitter", "r3", default));
    }

    private Task<AppendResult> AppendAsync(Entry after, string body, string requestId) => Journal.AppendAsync(
        Philippines, after.Seq, Request(requestId), [Next(Philippines, after.AsHead(), body)], default);

    private async Task<SqliteJournal> ReopenAsync(TimeSpan busyTimeout)
    {
        await Journal.DisposeAsync();
        return await SqliteJournal.OpenAsync(_directory.Path, new SetClock(), busyTimeout, default);
    }

    private Task<SqliteJournal> OpenAsync() =>
        SqliteJournal.OpenAsync(_directory.Path, new SetClock(), TimeSpan.FromSeconds(1), default);
}
