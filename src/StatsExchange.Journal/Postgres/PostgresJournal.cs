// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Integrity;
using StatsExchange.Journal.Stores;

namespace StatsExchange.Journal.Postgres;

/// <summary>The journal of many hubs: a schema of a PostgreSQL database, version 15 or later.</summary>
public sealed class PostgresJournal : StoredJournal, IJournalSnapshots
{
    private static readonly TimeSpan UploadsTakeAtMost = TimeSpan.FromHours(1);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    private readonly PostgresOptions _options;
    private readonly PostgresDatabase _database;
    private readonly PostgresWriter _writer;
    private readonly PostgresListener _listener;
    private readonly TimeProvider _time;
    private readonly Failpoints _failpoints;
    private int _disposed;

    private PostgresJournal(PostgresOptions options, PostgresDatabase database, TimeProvider time, Failpoints failpoints)
    {
        _options = options;
        _database = database;
        _time = time;
        _failpoints = failpoints;
        _writer = new PostgresWriter(database, Committed, failpoints);
        _listener = new PostgresListener(options, Committed);
    }

    /// <summary>Groups of appends committed since it was opened, each at the cost of one fsync; for measurements.</summary>
    public long Commits => _writer.Commits;

    /// <summary>
    /// Opens the journal of a schema, made if it does not exist. Brings the schema up to date and removes what uploads left
    /// staged more than an hour ago: others may be under way at other hubs.
    /// </summary>
    /// <param name="connectionString">
    /// Npgsql's connection string. <c>Search Path</c> names the schema, by default <c>statsexchange</c>; <c>Command Timeout</c> bounds every
    /// wait for the server, by default 20 seconds.
    /// </param>
    /// <param name="time">Gives the time of staging.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="FormatException">It is not a connection string of that kind.</exception>
    /// <exception cref="JournalSchemaException">The schema is newer, or was made by other scripts.</exception>
    /// <exception cref="JournalSettingException">The server's settings are not durable, or it is too old or of another encoding.</exception>
    /// <exception cref="JournalUnavailableException">The server cannot be reached, or does not admit the user.</exception>
    public static Task<PostgresJournal> OpenAsync(string connectionString, TimeProvider time, CancellationToken cancellationToken) =>
        OpenAsync(connectionString, time, Failpoints.None, cancellationToken);

    /// <summary>
    /// As the other, for fault tests: tells which failpoints it reaches. A statement and its commit are one here, so
    /// <see cref="Failpoint.BeforeCommit"/> is never reached; <see cref="Failpoint.Staging"/> and <see cref="Failpoint.Appending"/> are
    /// reached while the statement is under way.
    /// </summary>
    public static async Task<PostgresJournal> OpenAsync(
        string connectionString, TimeProvider time, Failpoints failpoints, CancellationToken cancellationToken)
    {
        PostgresOptions options = new(connectionString);
        PostgresDatabase database = new(options);
        PostgresJournal? journal = null;
        try
        {
            await database.OpenAsync(
                session => PostgresMigrations.ApplyAsync(session, options.Schema, time.GetUtcNow(), cancellationToken),
                cancellationToken).ConfigureAwait(false);
            await TrySweepAsync(database, time.GetUtcNow() - UploadsTakeAtMost, cancellationToken).ConfigureAwait(false);
            journal = new PostgresJournal(options, database, time, failpoints);
            return journal;
        }
        finally
        {
            if (journal is null)
            {
                await database.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    // What is left staged does no harm, and a damaged page of it must not keep the hubs from serving what is whole.
    private static async Task TrySweepAsync(PostgresDatabase database, DateTimeOffset stagedBefore, CancellationToken cancellationToken)
    {
        try
        {
            await PostgresStaging.SweepAsync(database, stagedBefore, cancellationToken).ConfigureAwait(false);
        }
        catch (JournalCorruptException)
        {
            // The integrity check names it.
        }
    }

    /// <summary>What is wrong with a connection string, in words that hold nothing of it; null where nothing is.</summary>
    public static string? FindProblem(string connectionString)
    {
        try
        {
            _ = new PostgresOptions(connectionString);
            return null;
        }
        catch (FormatException error)
        {
            return error.Message;
        }
    }

    /// <summary>A snapshot of the journal of a schema, without opening it and without changing anything of it; hubs go on.</summary>
    /// <exception cref="ArgumentException">It is not a connection string of that kind.</exception>
    /// <exception cref="JournalSettingException">The server's settings are not durable, or it is too old or of another encoding.</exception>
    /// <exception cref="JournalUnavailableException">The server cannot be reached, or the schema has no journal.</exception>
    public static async Task<JournalSnapshot> SnapshotOfAsync(string connectionString, CancellationToken cancellationToken) =>
        new(await PostgresSnapshot.TakeAsync(new PostgresOptions(connectionString), cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public async Task<JournalSnapshot> SnapshotAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
        return new JournalSnapshot(await PostgresSnapshot.TakeAsync(_options, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public override Task CheckAsync(CancellationToken cancellationToken) => QueryAsync(
        async session =>
        {
            var isStandby = await session.FirstAsync(
                row => row.GetBoolean(0), "SELECT pg_is_in_recovery() FROM schema_migrations").ConfigureAwait(false);
            return isStandby
                ? throw new JournalUnavailableException("PostgreSQL is a standby and takes no writes.")
                : await PostgresSettings.RequireDurableAsync(session).ConfigureAwait(false);
        },
        cancellationToken);

    /// <inheritdoc/>
    public override Task<AppendResult> AppendAsync(
        StreamName stream,
        long expectedSeq,
        Command? command,
        IReadOnlyList<Entry> entries,
        CancellationToken cancellationToken)
    {
        Chain.CheckSealed(stream, expectedSeq, entries);
        return _writer.AppendAsync(
            new PostgresRequest(stream, expectedSeq, command, entries, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public override Task StageAsync(string uploadId, IReadOnlyList<Block> blocks, CancellationToken cancellationToken)
    {
        Label.Check(uploadId, nameof(uploadId));
        return PostgresStaging.StageAsync(
            _database, uploadId, blocks, _time.GetUtcNow(), () => _failpoints.Reach(Failpoint.Staging), cancellationToken);
    }

    /// <inheritdoc/>
    public override Task<int> SweepAsync(DateTimeOffset stagedBefore, CancellationToken cancellationToken) =>
        PostgresStaging.SweepAsync(_database, stagedBefore, cancellationToken);

    /// <inheritdoc/>
    public override Task SaveStateAsync(StreamName stream, SavedState state, CancellationToken cancellationToken) =>
        _database.RunAsync(session => StoredStates.SaveAsync(session, stream, state), cancellationToken);

    /// <summary>Commits what is queued and closes the connections.</summary>
    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _writer.StopAsync().ConfigureAwait(false);
        await _listener.DisposeAsync().ConfigureAwait(false);
        Committed.Raise();
        await _database.DisposeAsync().ConfigureAwait(false);
    }

    private protected override Task<T> QueryAsync<T>(Func<IStoreSession, Task<T>> query, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
        return _database.QueryAsync(query, cancellationToken);
    }

    private protected override async Task NextCommitAsync(Task next, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(next, Task.Delay(LookAgain, waiting.Token)).ConfigureAwait(false);
        await waiting.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
