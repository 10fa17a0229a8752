// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StatsExchange.Grains.Callers;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Grains.Following;

/// <summary>
/// Follows the journal, of this process and of all others that share it, and carries the hub's duties out. It keeps no place of its own:
/// where it begins it looks at everything once, and then at what is written and what falls due. Calls go from the top down, as everywhere.
/// </summary>
public sealed class JournalFollower : BackgroundService
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(5);

    // Clocks are put right; whoever trusts a timer of a month finds out too late.
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly IJournal _journal;
    private readonly IReadOnlyList<IDuty> _duties;
    private readonly Node _node;
    private readonly TimeProvider _time;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly ILogger<JournalFollower> _log;
    private readonly Agenda _agenda = new();
    private readonly RetryPauses _pauses = new();

    /// <summary>Takes the journal, the duties, the clock, and what says when to begin and to end.</summary>
    public JournalFollower(IJournal journal, IEnumerable<IDuty> duties, Node node, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<JournalFollower> log)
    {
        _journal = journal;
        _duties = [.. duties];
        _node = node;
        _time = time;
        _lifetime = lifetime;
        _log = log;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, _lifetime.ApplicationStopping);
        try
        {
            await StartedAsync(stopping.Token);
            CallerContext.Set(new Caller(_node.Name, Role.Hub, Country: null, Region: null));
            await Task.WhenAll(FollowAsync(stopping.Token), AttendAsync(stopping.Token));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What is left is found at the next start.
        }
    }

    private async Task StartedAsync(CancellationToken stopping)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = _lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stopping);
    }

    private async Task FollowAsync(CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await FollowFromNowAsync(stopping);
            }
            catch (JournalException fault)
            {
                // Begun anew at the end, so that an entry that cannot be read does not keep the hub from all that come after it.
                LogMessages.NotFollowed(_log, fault);
            }

            await Task.Delay(RetryPause, _time, stopping);
        }
    }

    private async Task FollowFromNowAsync(CancellationToken stopping)
    {
        var heads = await _journal.HeadsAtAsync(null, stopping);
        foreach (var duty in _duties)
        {
            Add(duty, duty.Begin(heads));
        }

        await foreach (var tailed in _journal.TailAsync(heads.Cursor, stopping))
        {
            foreach (var duty in _duties)
            {
                Add(duty, duty.After(tailed.Entry));
            }
        }
    }

    private void Add(IDuty duty, IEnumerable<string> things)
    {
        foreach (var thing in things)
        {
            _agenda.Add(duty, thing, _time.GetUtcNow());
        }
    }

    private async Task AttendAsync(CancellationToken stopping)
    {
        while (true)
        {
            var added = _agenda.Added;
            foreach (var (duty, thing) in _agenda.Take(_time.GetUtcNow()))
            {
                stopping.ThrowIfCancellationRequested();
                await AttendAsync(duty, thing);
            }

            await PauseAsync(added, stopping);
        }
    }

    private async Task AttendAsync(IDuty duty, string thing)
    {
        try
        {
            var again = await duty.AttendAsync(thing);
            _pauses.Forget(duty, thing);
            if (again is { } time)
            {
                _agenda.Add(duty, thing, time);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // What breaks here must not end the hub, nor keep it from the others.
            Log(thing, fault);
            _agenda.Add(duty, thing, _time.GetUtcNow() + _pauses.Next(duty, thing));
        }
    }

    private void Log(string thing, Exception fault)
    {
        if (fault is RefusedException or TimeoutException or Orleans.Runtime.OrleansException)
        {
            LogMessages.NotAttended(_log, thing, fault.ReasonOf());
        }
        else
        {
            LogMessages.AttendingBroke(_log, thing, fault);
        }
    }

    private async Task PauseAsync(Task added, CancellationToken stopping)
    {
        var pause = _agenda.Next is { } next ? next - _time.GetUtcNow() : LongestPause;
        if (pause > TimeSpan.Zero)
        {
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            await Task.WhenAny(added, Task.Delay(pause < LongestPause ? pause : LongestPause, _time, ending.Token));
            await ending.CancelAsync();
            stopping.ThrowIfCancellationRequested();
        }
    }
}
