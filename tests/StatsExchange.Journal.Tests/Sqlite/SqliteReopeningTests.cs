// SPDX-License-Identifier: Apache-2.0
using Microsoft.Data.Sqlite;
using StatsExchange.Journal.Sqlite;
using static StatsExchange.Journal.Tests.JournalWriting;

namespace StatsExchange.Journal.Tests.Sqlite;

public sealed class SqliteReopeningTests : IDisposable
{
    private static readonly StreamName Philippines = StreamName.Country("PHL");
    private static readonly Block Kept = Block.Of(new byte[] { 1, 2, 3 });
    private static readonly Block Left = Block.Of(new byte[] { 4, 5 });

    private readonly DataDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task OpenAsync_AfterDispose_FindsEverything()
    {
        Entry entry;
        await using (var journal = await OpenAsync(_directory))
        {
            entry = await WriteWithBlockAsync(journal);
        }

        await using var reopened = await OpenAsync(_directory);
        await AssertWholeAsync(reopened, entry);
        Assert.Equal(2, (await reopened.WriteAsync(Philippines, "second")).Seq);
    }

    [Fact]
    public async Task OpenAsync_FilesAsAKilledProcessLeavesThem_FindsEveryAcknowledgedAppend()
    {
        await using var journal = await OpenAsync(_directory);
        var entry = await WriteWithBlockAsync(journal);
        using var copy = _directory.CopyAsKilled();

        await using var reopened = await OpenAsync(copy);

        await AssertWholeAsync(reopened, entry);
    }

    [Fact]
    public async Task OpenAsync_KilledWhileWriting_FindsEveryAppendAcknowledgedBeforeTheCopy()
    {
        await using var journal = await OpenAsync(_directory);
        for (var round = 0; round < 5; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 20).Select(writer =>
                journal.WriteAsync(StreamName.Evidence($"w{writer}"), $"{round}", Request($"{round}"))));
            using var copy = _directory.CopyAsKilled();
            await using var reopened = await OpenAsync(copy);

            var heads = await reopened.AllHeadsAsync();

            Assert.Equal(20, heads.Count);
            Assert.All(heads, head => Assert.Equal(round + 1, head.Value.Seq));
        }
    }

    [Fact]
    public async Task OpenAsync_BlocksLeftStaged_AreSwept()
    {
        await using (var journal = await OpenAsync(_directory))
        {
            await journal.StageAsync("u1", [Kept, Left], default);
            await journal.WriteAsync(Philippines, "first", null, Kept.Digest);
        }

        await using var reopened = await OpenAsync(_directory);

        Assert.NotNull(await reopened.GetBlockAsync(Kept.Digest, default));
        Assert.Null(await reopened.GetBlockAsync(Left.Digest, default));
    }

    [Fact]
    public async Task OpenAsync_DirectoryOfALiveHub_IsRefusedUntilThatHubLeaves()
    {
        await using (await OpenAsync(_directory))
        {
            var inUse = await Assert.ThrowsAsync<JournalInUseException>(() => OpenAsync(_directory));
            Assert.Equal(_directory.Path, inUse.Directory);
        }

        await using var next = await OpenAsync(_directory);
    }

    [Fact]
    public async Task DisposeAsync_AppendsUnderWay_AreCommittedOrRefused()
    {
        var journal = await OpenAsync(_directory);
        var appends = Enumerable.Range(0, 50).Select(writer => Task.Run(() =>
        {
            var stream = StreamName.Evidence($"w{writer}");
            return journal.AppendAsync(stream, 0, null, [Next(stream, StreamHead.Empty, "x")], default);
        })).ToList();

        await journal.DisposeAsync();

        await Task.WhenAll(appends).ContinueWith(_ => { }, TaskScheduler.Default);
        await using var reopened = await OpenAsync(_directory);
        Assert.Equal(
            appends.Count(append => append.IsCompletedSuccessfully), (await reopened.AllHeadsAsync()).Count);
        Assert.All(
            appends.Where(append => append.IsFaulted),
            append => Assert.IsType<ObjectDisposedException>(append.Exception!.InnerException));
    }

    [Fact]
    public async Task OpenAsync_NewerSchema_IsRefused()
    {
        await (await OpenAsync(_directory)).DisposeAsync();
        _directory.Raw("INSERT INTO schema_migrations VALUES (9999, '9999_later.sql', zeroblob(32), 0)");

        var refusal = await Assert.ThrowsAsync<JournalSchemaException>(() => OpenAsync(_directory));

        Assert.Equal(9999, refusal.Migration);
    }

    [Fact]
    public async Task OpenAsync_MigrationOfOtherContent_IsRefusedAndTheDirectoryLetGo()
    {
        await (await OpenAsync(_directory)).DisposeAsync();
        _directory.Raw("UPDATE schema_migrations SET checksum = zeroblob(32)");

        Assert.Equal(1, (await Assert.ThrowsAsync<JournalSchemaException>(() => OpenAsync(_directory))).Migration);
        Assert.Equal(1, (await Assert.ThrowsAsync<JournalSchemaException>(() => OpenAsync(_directory))).Migration);
    }

    [Fact]
    public async Task OpenAsync_ListOfMigrationsUnreadable_IsDamage()
    {
        await (await OpenAsync(_directory)).DisposeAsync();
        _directory.Raw("DROP TABLE schema_migrations");
        _directory.Raw("CREATE TABLE schema_migrations (number, name, checksum, applied)");
        _directory.Raw("INSERT INTO schema_migrations VALUES (1, '0001_journal.sql', NULL, 0)");

        await Assert.ThrowsAsync<JournalCorruptException>(() => OpenAsync(_directory));
    }

    [Fact]
    public async Task OpenAsync_NewDirectory_FilesArePrivateAndInWriteAheadMode()
    {
        var path = Path.Combine(_directory.Path, "data", "hub");
        await using var journal = await SqliteJournal.OpenAsync(path, new SetClock(), default);

        await using SqliteConnection connection = new($"Data Source={Path.Combine(path, "journal.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode";
        Assert.Equal("wal", await command.ExecuteScalarAsync());
        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in Directory.EnumerateFiles(path, "journal.db*"))
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }
        }
    }

    private static async Task<Entry> WriteWithBlockAsync(SqliteJournal journal)
    {
        await journal.StageAsync("u1", [Kept], default);
        return await journal.WriteAsync(Philippines, "first", Request("r1"), Kept.Digest);
    }

    private static async Task AssertWholeAsync(SqliteJournal journal, Entry entry)
    {
        Assert.Equal([entry], await journal.AllAsync(Philippines));
        Assert.Equal(
            Request("r1").Receipt.ToArray(),
            (await journal.FindAsync(Philippines, "PHL/submitter", "r1", default))!.Receipt.ToArray());
        Assert.Equal(Kept.Bytes.ToArray(), (await journal.GetBlockAsync(Kept.Digest, default))!.Value.ToArray());
    }

    private static Task<SqliteJournal> OpenAsync(DataDirectory directory) =>
        SqliteJournal.OpenAsync(directory.Path, new SetClock(), default);
}
