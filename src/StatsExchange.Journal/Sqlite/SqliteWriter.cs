// SPDX-License-Identifier: Apache-2.0
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using StatsExchange.Journal.Stores;

namespace StatsExchange.Journal.Sqlite;

/// <summary>
/// The one thread that writes. What waits when it turns to the queue is committed as one group, with a savepoint for
/// each request, so that a request fails alone; answers go out after the commit. A group that certainly left nothing on
/// disk, as when another process holds the write lock or the disk fills up before the commit, is refused and the next
/// one is tried. After any other failure nobody knows what the disk holds, so it answers no more until the journal is
/// opened again.
/// </summary>
internal sealed class SqliteWriter
{
    private readonly SqliteSession _session;
    private readonly CommitSignal _committed;
    private readonly Failpoints _failpoints;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WriteQueue<SqliteRequest> _queue = new();

    private long _commits;
    private volatile Exception? _failure;

    public SqliteWriter(SqliteSession session, CommitSignal committed, Failpoints failpoints)
    {
        _session = session;
        _committed = committed;
        _failpoints = failpoints;
        new Thread(Run) { IsBackground = true, Name = "journal writer" }.Start();
    }

    public long Commits => Interlocked.Read(ref _commits);

    public async Task<T> WriteAsync<T>(Func<SqliteSession, T> write, long size, CancellationToken cancellationToken)
    {
        AnsweredRequest<T> request = new(write, size, cancellationToken);
        try
        {
            await _queue.AddAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw Unavailable();
        }

        return await request.Answered.ConfigureAwait(false);
    }

    /// <exception cref="JournalUnavailableException">A failure has stopped it.</exception>
    public void Check()
    {
        if (_failure is not null)
        {
            throw Unavailable();
        }
    }

    /// <summary>Commits what is queued, then stops.</summary>
    public Task StopAsync()
    {
        _queue.Close();
        return _stopped.Task;
    }

    private void Run()
    {
        // The thread is the writer's own, so blocking it costs nobody else.
        while (_queue.WaitAsync().AsTask().GetAwaiter().GetResult())
        {
            var group = _queue.TakeGroup();
            try
            {
                Commit(group);
            }
            catch (Exception error)
            {
                Stop(error, group);
            }
        }

        _stopped.SetResult();
    }

    private void Commit(List<SqliteRequest> group)
    {
        if (group.Count == 0)
        {
            return;
        }

        var step = SqliteStep.Begin;
        try
        {
            _failpoints.Reach(Failpoint.BeforeBegin);
            _session.Execute("BEGIN IMMEDIATE");
            step = SqliteStep.Write;
            foreach (var request in group)
            {
                WriteAlone(request);
            }

            _failpoints.Reach(Failpoint.BeforeCommit);
            step = SqliteStep.Commit;
            _session.Execute("COMMIT");
        }
        catch (SqliteException error) when (error.LeavesNothing(step))
        {
            RollBack(step);
            Fail(group, () => new JournalUnavailableException(
                $"SQLite cannot write now (error {error.SqliteExtendedErrorCode}); nothing was written.", error));
            return;
        }

        _failpoints.Reach(Failpoint.Committed);
        Interlocked.Increment(ref _commits);
        _committed.Raise();
        foreach (var request in group)
        {
            request.Answer();
        }
    }

    // SQLite may have rolled back a full disk by itself. A commit that left no transaction to roll back is in doubt, and
    // the rollback is to fail then.
    private void RollBack(SqliteStep step)
    {
        if (step == SqliteStep.Commit || _session.InTransaction)
        {
            _session.Execute("ROLLBACK");
        }
    }

    private void WriteAlone(SqliteRequest request)
    {
        _session.Execute("SAVEPOINT request");
        try
        {
            request.Write(_session);
        }
        catch (Exception error) when (ConcernsOneRequest(error))
        {
            _session.Execute("ROLLBACK TO request");
            request.Refuse(error is SqliteException refused ? refused.ToJournalException() : error);
        }

        _session.Execute("RELEASE request");
    }

    private bool ConcernsOneRequest(Exception error) =>
        _session.InTransaction && (error is not SqliteException sqlite || sqlite.ConcernsOneStatement());

    private void Stop(Exception error, List<SqliteRequest> group)
    {
        _failure = error;
        _queue.Close();
        Fail(group, Unavailable);
        _queue.FailAll(Unavailable);
    }

    // An exception of its own for each: throwing it to a caller changes it.
    private static void Fail(List<SqliteRequest> group, Func<Exception> error)
    {
        foreach (var request in group)
        {
            request.Fail(error());
        }
    }

    private Exception Unavailable() => _failure is { } failure
        ? new JournalUnavailableException("A commit failed; the journal takes no writes until it is opened again.", failure)
        : new ObjectDisposedException(nameof(SqliteJournal));
}
