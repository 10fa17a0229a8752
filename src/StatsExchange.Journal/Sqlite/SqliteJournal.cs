// SPDX-License-Identifier: Apache-2.0
using Microsoft.Data.Sqlite;
using StatsExchange.Journal.Integrity;
using StatsExchange.Journal.Stores;

namespace StatsExchange.Journal.Sqlite;

/// <summary>
/// The embedded journal: one SQLite file, <c>journal.db</c>, in a data directory that one hub holds at a time.
/// </summary>
public sealed class SqliteJournal : StoredJournal, IJournalSnapshots
{
    private static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(30);

    private readonly DirectoryLock _lock;
    private readonly SqliteDatabase _database;
    private readonly SqliteSession _session;
    private readonly SqliteWriter _writer;
    private readonly TimeProvider _time;
    private readonly Failpoints _failpoints;
    private int _disposed;

    private SqliteJournal(
        DirectoryLock directoryLock, SqliteDatabase database, SqliteSession session, TimeProvider time, Failpoints failpoints)
    {
        _lock = directoryLock;
        _database = database;
        _session = session;
        _time = time;
        _failpoints = failpoints;
        _writer = new SqliteWriter(session, Committed, failpoints);
    }

    /// <summary>Transactions committed since it was opened, each at the cost of one fsync; for measurements.</summary>
    public long Commits => _writer.Commits;

    /// <summary>
    /// Opens the journal of a data directory, made if it does not exist. Brings the schema up to date and removes what
    /// uploads left staged, since none can be under way.
    /// </summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="time">Gives the time of staging.</param>
    /// <param name="cancellationToken">Honoured before the store is opened.</param>
    /// <exception cref="JournalInUseException">Another hub has it open.</exception>
    /// <exception cref="JournalSchemaException">Its schema is newer, or was made by other scripts.</exception>
    /// <exception cref="JournalSettingException">SQLite does not accept a setting that durability needs.</exception>
    /// <exception cref="JournalCorruptException">The file is not a readable SQLite file.</exception>
    /// <exception cref="JournalUnavailableException">The file cannot be opened or written.</exception>
    public static Task<SqliteJournal> OpenAsync(string directory, TimeProvider time, CancellationToken cancellationToken) =>
        OpenAsync(directory, time, BusyTimeout, Failpoints.None, cancellationToken);

    /// <summary>As the other, for fault tests: tells which failpoints it reaches.</summary>
    public static Task<SqliteJournal> OpenAsync(
        string directory, TimeProvider time, Failpoints failpoints, CancellationToken cancellationToken) =>
        OpenAsync(directory, time, BusyTimeout, failpoints, cancellationToken);

    /// <summary>
    /// A snapshot of a data directory's journal, or of a backup, without opening the journal: also while a hub has it open, and without
    /// changing anything of it.
    /// </summary>
    /// <exception cref="JournalUnavailableException">There is no journal, or it cannot be read.</exception>
    /// <exception cref="JournalCorruptException">The file is not a readable SQLite file.</exception>
    public static async Task<JournalSnapshot> SnapshotOfAsync(string directory, CancellationToken cancellationToken) =>
        new(await SqliteSnapshot.TakeAsync(Existing(directory), cancellationToken).ConfigureAwait(false));

    /// <summary>As <see cref="SnapshotOfAsync"/>, and no hub can have the directory open until it is disposed.</summary>
    /// <exception cref="JournalInUseException">A hub has it open.</exception>
    /// <exception cref="JournalUnavailableException">There is no journal, or it cannot be read.</exception>
    /// <exception cref="JournalCorruptException">The file is not a readable SQLite file.</exception>
    public static async Task<JournalSnapshot> SnapshotOfClosedAsync(string directory, CancellationToken cancellationToken)
    {
        var database = Existing(directory);
        var directoryLock = DirectoryLock.Take(directory);
        try
        {
            return new JournalSnapshot(await SqliteSnapshot.TakeAsync(database, cancellationToken).ConfigureAwait(false), directoryLock);
        }
        catch
        {
            directoryLock.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override async Task CheckAsync(CancellationToken cancellationToken)
    {
        await HeadAsync(StreamName.Hub, cancellationToken).ConfigureAwait(false);
        _writer.Check();
    }

    /// <inheritdoc/>
    public override Task<AppendResult> AppendAsync(
        StreamName stream,
        long expectedSeq,
        Command? command,
        IReadOnlyList<Entry> entries,
        CancellationToken cancellationToken)
    {
        Chain.CheckSealed(stream, expectedSeq, entries);
        return _writer.WriteAsync(
            session => Reached(Failpoint.Appending, SqliteAppend.Append(session, stream, expectedSeq, command, entries)),
            entries.Sum(entry => (long)entry.Body.Length + (entry.Blocks.Length * Hash.Length)),
            cancellationToken);
    }

    /// <inheritdoc/>
    public override Task StageAsync(string uploadId, IReadOnlyList<Block> blocks, CancellationToken cancellationToken)
    {
        Label.Check(uploadId, nameof(uploadId));
        return _writer.WriteAsync(
            session => Reached(Failpoint.Staging, SqliteStaging.Stage(session, uploadId, blocks, _time.GetUtcNow())),
            blocks.Sum(block => (long)block.Bytes.Length),
            cancellationToken);
    }

    /// <inheritdoc/>
    public override Task<int> SweepAsync(DateTimeOffset stagedBefore, CancellationToken cancellationToken) =>
        _writer.WriteAsync(session => SqliteStaging.Sweep(session, stagedBefore), 0, cancellationToken);

    /// <inheritdoc/>
    public override Task SaveStateAsync(StreamName stream, SavedState state, CancellationToken cancellationToken) =>
        _writer.WriteAsync(session => StoredStates.SaveAsync(session, stream, state).Done(), state.Body.Length, cancellationToken);

    /// <inheritdoc/>
    public async Task<JournalSnapshot> SnapshotAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
        return new JournalSnapshot(await SqliteSnapshot.TakeAsync(_database, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Commits what is queued, closes the file and lets go of the directory.</summary>
    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _writer.StopAsync().ConfigureAwait(false);
        Committed.Raise();
        _database.CloseReaders();
        _session.Dispose();
        _lock.Dispose();
    }

    internal static Task<SqliteJournal> OpenAsync(
        string directory, TimeProvider time, TimeSpan busyTimeout, CancellationToken cancellationToken) =>
        OpenAsync(directory, time, busyTimeout, Failpoints.None, cancellationToken);

    private static Task<SqliteJournal> OpenAsync(
        string directory, TimeProvider time, TimeSpan busyTimeout, Failpoints failpoints, CancellationToken cancellationToken) =>
        Task.Run(() => Open(directory, time, busyTimeout, failpoints), cancellationToken);

    private static SqliteDatabase Existing(string directory) => File.Exists(Path.Combine(directory, SqliteDatabase.FileName))
        ? new SqliteDatabase(directory, BusyTimeout)
        : throw new JournalUnavailableException($"There is no {SqliteDatabase.FileName} in '{directory}'.");

    private static SqliteJournal Open(string directory, TimeProvider time, TimeSpan busyTimeout, Failpoints failpoints)
    {
        Directory.CreateDirectory(directory);
        var directoryLock = DirectoryLock.Take(directory);
        SqliteSession? session = null;
        SqliteJournal? journal = null;
        try
        {
            SqliteDatabase database = new(directory, busyTimeout);
            session = database.OpenWriter();
            SqliteSettings.Require(session);
            SqliteMigrations.Apply(session, time.GetUtcNow());
            session.Execute("BEGIN IMMEDIATE");
            SqliteStaging.Sweep(session, DateTimeOffset.MaxValue);
            session.Execute("COMMIT");
            journal = new SqliteJournal(directoryLock, database, session, time, failpoints);
            return journal;
        }
        catch (SqliteException error)
        {
            throw error.ToJournalException();
        }
        finally
        {
            if (journal is null)
            {
                session?.Dispose();
                directoryLock.Dispose();
            }
        }
    }

    private protected override Task<T> QueryAsync<T>(Func<IStoreSession, Task<T>> query, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
        return _database.QueryAsync(query, cancellationToken);
    }

    private protected override Task NextCommitAsync(Task next, CancellationToken cancellationToken) => next.WaitAsync(cancellationToken);

    private T Reached<T>(Failpoint point, T written)
    {
        _failpoints.Reach(point);
        return written;
    }
}
