// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace StatsExchange.Journal.Sqlite;

/// <summary>
/// The embedded journal: one SQLite file, <c>journal.db</c>, in a data directory that one hub holds at a time.
/// </summary>
public sealed class SqliteJournal : IJournal
{
    private static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(30);

    private readonly DirectoryLock _lock;
    private readonly SqliteDatabase _database;
    private readonly SqliteSession _session;
    private readonly SqliteWriter _writer;
    private readonly TimeProvider _time;
    private readonly Failpoints _failpoints;
    private readonly CommitSignal _committed = new();
    private int _disposed;

    private SqliteJournal(
        DirectoryLock directoryLock, SqliteDatabase database, SqliteSession session, TimeProvider time, Failpoints failpoints)
    {
        _lock = directoryLock;
        _database = database;
        _session = session;
        _time = time;
        _failpoints = failpoints;
        _writer = new SqliteWriter(session, _committed, failpoints);
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

    /// <inheritdoc/>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        await HeadAsync(StreamName.Hub, cancellationToken).ConfigureAwait(false);
        _writer.Check();
    }

    /// <inheritdoc/>
    public Task<AppendResult> AppendAsync(
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
    public IAsyncEnumerable<Entry> ReadAsync(StreamName stream, long fromSeq, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fromSeq, 1);
        return Read(stream, fromSeq, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Entry?> EntryAsync(StreamName stream, long seq, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seq, 1);
        return QueryAsync(session => SqliteReading.VerifiedEntry(session, stream, seq), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StreamHead> HeadAsync(StreamName stream, CancellationToken cancellationToken) =>
        QueryAsync(session => SqliteReading.Head(session, stream), cancellationToken);

    /// <inheritdoc/>
    public Task<long> SeqAtAsync(StreamName stream, DateTimeOffset time, CancellationToken cancellationToken) =>
        QueryAsync(session => SqliteReading.SeqAt(session, stream, time), cancellationToken);

    /// <inheritdoc/>
    public Task<JournalHeads> HeadsAtAsync(long? cursor, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cursor ?? 0, nameof(cursor));
        return QueryAsync(session => SqliteReading.HeadsAt(session, cursor ?? long.MaxValue), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StoredCommand?> FindAsync(
        StreamName stream, string actor, string requestId, CancellationToken cancellationToken) =>
        QueryAsync(session => SqliteReading.Find(session, stream, actor, requestId), cancellationToken);

    /// <inheritdoc/>
    public Task StageAsync(string uploadId, IReadOnlyList<Block> blocks, CancellationToken cancellationToken)
    {
        Label.Check(uploadId, nameof(uploadId));
        return _writer.WriteAsync(
            session => Reached(Failpoint.Staging, SqliteStaging.Stage(session, uploadId, blocks, _time.GetUtcNow())),
            blocks.Sum(block => (long)block.Bytes.Length),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>?> GetBlockAsync(Hash digest, CancellationToken cancellationToken) =>
        QueryAsync(session => SqliteReading.Block(session, digest), cancellationToken);

    /// <inheritdoc/>
    public Task<int> SweepAsync(DateTimeOffset stagedBefore, CancellationToken cancellationToken) =>
        _writer.WriteAsync(session => SqliteStaging.Sweep(session, stagedBefore), 0, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<TailedEntry> TailAsync(long cursor, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cursor);
        return Tail(cursor, cancellationToken);
    }

    /// <inheritdoc/>
    public Task SaveStateAsync(StreamName stream, SavedState state, CancellationToken cancellationToken) =>
        _writer.WriteAsync(session => SqliteStates.Save(session, stream, state), state.Body.Length, cancellationToken);

    /// <inheritdoc/>
    public Task<SavedState?> LoadStateAsync(StreamName stream, CancellationToken cancellationToken) =>
        QueryAsync(session => SqliteStates.Load(session, stream), cancellationToken);

    /// <summary>Commits what is queued, closes the file and lets go of the directory.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _writer.StopAsync().ConfigureAwait(false);
        _committed.Raise();
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

    private async IAsyncEnumerable<Entry> Read(
        StreamName stream, long fromSeq, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        StreamHead? head = null;
        while (true)
        {
            var from = head?.Seq + 1 ?? fromSeq;
            var page = await QueryAsync(session => SqliteReading.Page(session, stream, from), cancellationToken)
                .ConfigureAwait(false);
            if (page.Count == 0)
            {
                yield break;
            }

            var previous = head ?? await QueryAsync(
                session => SqliteReading.HeadBefore(session, stream, fromSeq), cancellationToken).ConfigureAwait(false);
            foreach (var entry in page)
            {
                Chain.Verify(stream, previous, entry);
                previous = entry.AsHead();
                head = previous;
                yield return entry;
            }
        }
    }

    private async IAsyncEnumerable<TailedEntry> Tail(
        long cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = _committed.Next;
            var after = cursor;
            var page = await QueryAsync(session => SqliteReading.TailPage(session, after), cancellationToken).ConfigureAwait(false);
            foreach (var tailed in page)
            {
                cursor = tailed.Cursor;
                yield return tailed;
            }

            if (page.Count == 0)
            {
                await next.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private T Reached<T>(Failpoint point, T written)
    {
        _failpoints.Reach(point);
        return written;
    }

    private Task<T> QueryAsync<T>(Func<SqliteSession, T> query, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
        return _database.QueryAsync(query, cancellationToken);
    }
}
