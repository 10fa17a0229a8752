// SPDX-License-Identifier: Apache-2.0
using System.Threading.Channels;
using StatsExchange.Journal.Stores;

namespace StatsExchange.Journal.Postgres;

/// <summary>
/// Sends what waits as one group after the other; answers go out after the commit. A group that failed says nothing of the
/// next one: the server knows what it has committed, and is asked by sending the same command again.
/// </summary>
internal sealed class PostgresWriter
{
    private readonly PostgresDatabase _database;
    private readonly CommitSignal _committed;
    private readonly Failpoints _failpoints;
    private readonly WriteQueue<PostgresRequest> _queue = new();
    private readonly Task _running;
    private long _commits;

    public PostgresWriter(PostgresDatabase database, CommitSignal committed, Failpoints failpoints)
    {
        _database = database;
        _committed = committed;
        _failpoints = failpoints;
        _running = Task.Run(RunAsync);
    }

    public long Commits => Interlocked.Read(ref _commits);

    public async Task<AppendResult> AppendAsync(PostgresRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await _queue.AddAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(PostgresJournal));
        }

        return await request.Answered.ConfigureAwait(false);
    }

    /// <summary>Commits what is queued, then stops.</summary>
    public Task StopAsync()
    {
        _queue.Close();
        return _running;
    }

    private async Task RunAsync()
    {
        while (await _queue.WaitAsync().ConfigureAwait(false))
        {
            if (_queue.TakeGroup() is { Count: > 0 } group)
            {
                await CommitAsync(group).ConfigureAwait(false);
            }
        }
    }

    private async Task CommitAsync(List<PostgresRequest> group)
    {
        List<Action> answers;
        try
        {
            _failpoints.Reach(Failpoint.BeforeBegin);
            answers = await _database.RunAsync(
                session =>
                {
                    var answer = PostgresAppend.AppendAsync(session, group);
                    _failpoints.Reach(Failpoint.Appending);
                    return answer;
                },
                CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            foreach (var request in group)
            {
                // An exception of its own for each: throwing it to a caller changes it.
                request.Fail(new JournalUnavailableException(
                    error is JournalUnavailableException ? error.Message : "The group of this append failed.", error));
            }

            return;
        }

        _failpoints.Reach(Failpoint.Committed);
        Interlocked.Increment(ref _commits);
        _committed.Raise();
        foreach (var answer in answers)
        {
            answer();
        }
    }
}
