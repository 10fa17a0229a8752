// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using StatsExchange.Journal;

namespace StatsExchange.Hub.Health;

/// <summary>
/// Whether the hub takes calls: it has started, its silo with it, its journal answers and takes writes, and it is not shutting down.
/// Looked at once a second for those who watch, and anew for each who asks.
/// </summary>
internal sealed class Readiness : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly IJournal _journal;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly TimeProvider _time;
    private (bool IsReady, TaskCompletionSource Changed) _state = (false, NewChange());

    public Readiness(IJournal journal, IHostApplicationLifetime lifetime, TimeProvider time)
    {
        _journal = journal;
        _lifetime = lifetime;
        _time = time;
        lifetime.ApplicationStopping.Register(() => Set(false));
    }

    private bool IsStopping => _lifetime.ApplicationStopping.IsCancellationRequested;

    /// <summary>How it is now.</summary>
    public async Task<bool> AskAsync(CancellationToken cancellationToken)
    {
        var answers = await AnswersAsync(cancellationToken);
        return Set(answers && _lifetime.ApplicationStarted.IsCancellationRequested);
    }

    /// <summary>How it is now, and then whenever it changes; over once the hub shuts down and that has been told.</summary>
    public async IAsyncEnumerable<bool> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await AskAsync(cancellationToken);
        bool? told = null;
        while (told != false || !IsStopping)
        {
            var (isReady, changed) = Read();
            if (isReady != told)
            {
                told = isReady;
                yield return isReady;
            }
            else
            {
                await changed.Task.WaitAsync(cancellationToken);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Interval, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await AskAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Everybody who watches has been told when the shutdown began.
        }
    }

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private (bool IsReady, TaskCompletionSource Changed) Read()
    {
        lock (_gate)
        {
            return _state;
        }
    }

    // Whoever was slow to ask must not bring back what the shutdown has ended. Who has been told already waits for the
    // shutdown as for a change, to end.
    private bool Set(bool isReady)
    {
        lock (_gate)
        {
            isReady &= !IsStopping;
            if (isReady != _state.IsReady || IsStopping)
            {
                _state.Changed.TrySetResult();
                _state = (isReady, NewChange());
            }

            return isReady;
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _journal.CheckAsync(cancellationToken);
            return true;
        }
        catch (Exception error) when (error is JournalException or ObjectDisposedException)
        {
            return false;
        }
    }
}
