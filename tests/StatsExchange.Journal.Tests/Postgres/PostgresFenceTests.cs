// SPDX-License-Identifier: Apache-2.0
using Npgsql;
using StatsExchange.PostgresServer;
using static StatsExchange.Journal.Tests.JournalWriting;

namespace StatsExchange.Journal.Tests.Postgres;

/// <summary>A writer that does not hold the lock, such as an older program or an operator with SQL: the keys of the table fence.</summary>
public sealed class PostgresFenceTests
{
    private static readonly StreamName Philippines = StreamName.Country("PHL");
    private static readonly StreamName SaudiArabia = StreamName.Country("SAU");

    public PostgresFenceTests() => Skip.If(PostgresBinaries.WhyMissing is not null, PostgresBinaries.WhyMissing);

    [SkippableFact]
    public async Task AppendAsync_SameSeqInsertedWithoutTheLockMeanwhile_IsAConflictThatTellsTheOther()
    {
        var (appended, intruder, journal) = await RaceAsync(Philippines, isCommitted: true);
        await using var _ = journal;

        Assert.Equal(new AppendResult.Conflict(intruder.AsHead()), appended);
        Assert.Equal(["first", "intruder"], (await journal.AllAsync(Philippines)).Select(entry => entry.Text()));
        Assert.Null(await journal.FindAsync(Philippines, "PHL/submitter", "r2", default));
    }

    [SkippableFact]
    public async Task AppendAsync_InsertWithoutTheLockIsUndone_Wins()
    {
        var (appended, _, journal) = await RaceAsync(Philippines, isCommitted: false);
        await using var __ = journal;

        Assert.IsType<AppendResult.Appended>(appended);
        Assert.Equal(["first", "second"], (await journal.AllAsync(Philippines)).Select(entry => entry.Text()));
    }

    [SkippableFact]
    public async Task AppendAsync_PositionTakenByAnotherStreamWithoutTheLock_IsAConflictAndSucceedsAgain()
    {
        var (appended, _, journal) = await RaceAsync(SaudiArabia, isCommitted: true);
        await using var __ = journal;
        var first = await journal.HeadAsync(Philippines, default);

        Assert.Equal(new AppendResult.Conflict(first), appended);

        await journal.WriteAsync(Philippines, "second", Request("r2"));
        Assert.Equal(
            ["first", "intruder", "second"],
            (await journal.TailAsync(0, default).Take(3).ToListAsync()).Select(tailed => tailed.Entry.Text()));
    }

    [SkippableFact]
    public async Task Insert_SameSeqWithoutTheLockAfterAnAppend_IsRefusedByTheKey()
    {
        var store = await PostgresStore.NewAsync();
        await using var journal = await store.OpenAsync();
        var first = await journal.WriteAsync(Philippines, "first");
        await using var connection = await store.ConnectAsync();

        var refused = await Assert.ThrowsAsync<PostgresException>(
            () => InsertAsync(connection, Next(Philippines, StreamHead.Empty, "intruder"), 2));

        Assert.Equal(PostgresErrorCodes.UniqueViolation, refused.SqlState);
        Assert.Equal([first], await journal.AllAsync(Philippines));
    }

    // The insert is under way when the append comes, and ends while the append waits for it.
    private static async Task<(AppendResult Appended, Entry Intruder, IJournal Journal)> RaceAsync(StreamName intruded, bool isCommitted)
    {
        var store = await PostgresStore.NewAsync();
        var journal = await store.OpenAsync();
        var first = await journal.WriteAsync(Philippines, "first");
        var intruder = Next(intruded, intruded == Philippines ? first.AsHead() : StreamHead.Empty, "intruder");
        await using var connection = await store.ConnectAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await InsertAsync(connection, intruder, 2);

        var append = journal.AppendAsync(Philippines, 1, Request("r2"), [Next(Philippines, first.AsHead(), "second")], default);
        await Polling.UntilAsync(
            () => store.ScalarAsync($"SELECT count(*) FROM pg_stat_activity WHERE {connection.ProcessID} = ANY (pg_blocking_pids(pid))"),
            count => count is 1L);
        await (isCommitted ? transaction.CommitAsync() : transaction.RollbackAsync());
        return (await append, intruder, journal);
    }

    private static async Task InsertAsync(NpgsqlConnection connection, Entry entry, long position)
    {
        await using NpgsqlCommand insert = new(
            """
            INSERT INTO entries (stream, seq, position, kind, actor, time, body, blocks, previous_hash, hash)
            VALUES ($1, $2, $3, $4, $5, $6, $7, '', $8, $9)
            """,
            connection);
        object[] values =
        [
            entry.Stream.ToString(), entry.Seq, position, entry.Kind, entry.Actor, (entry.Time - DateTimeOffset.UnixEpoch).Ticks / 10,
            entry.Body.ToArray(), entry.PreviousHash.ToArray(), entry.Hash.ToArray(),
        ];
        foreach (var value in values)
        {
            insert.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await insert.ExecuteNonQueryAsync();
    }
}
