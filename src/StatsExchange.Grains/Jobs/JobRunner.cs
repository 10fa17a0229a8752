// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Regions;
using StatsExchange.Grains.Snapshots;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Jobs;

/// <summary>
/// Carries the jobs of all regional bodies out, two at a time. At start, whenever it is woken, and every minute, it takes on what was started
/// and has not ended, also what another process left when it died: who works on a job says so in its stream, and who has said nothing for a
/// minute is taken to be gone. A claim carries an epoch: of two who work on one job only the later can end it. The work of a job that is cancelled
/// stops at its next step.
/// </summary>
public sealed class JobRunner : BackgroundService
{
    private const int AtOnce = 2;
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(5);

    private readonly IGrainFactory _grains;
    private readonly ReconciliationRunner _reconciliations;
    private readonly ComparisonRunner _comparisons;
    private readonly SnapshotRunner _snapshots;
    private readonly JobProgress _progress;
    private readonly Node _node;
    private readonly TimeProvider _time;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly ILogger<JobRunner> _log;
    private readonly ConcurrentDictionary<string, Task> _taken = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _work = new(StringComparer.Ordinal);
    private readonly JobPlaces _places = new(AtOnce);
    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Takes the grains, those who do the work, and what says when to begin.</summary>
    public JobRunner(
        IGrainFactory grains,
        ReconciliationRunner reconciliations,
        ComparisonRunner comparisons,
        SnapshotRunner snapshots,
        JobProgress progress,
        Node node,
        TimeProvider time,
        IHostApplicationLifetime lifetime,
        ILogger<JobRunner> log)
    {
        _grains = grains;
        _reconciliations = reconciliations;
        _comparisons = comparisons;
        _snapshots = snapshots;
        _progress = progress;
        _node = node;
        _time = time;
        _lifetime = lifetime;
        _log = log;
    }

    /// <summary>Looks for jobs now: call it after one was started.</summary>
    public void Wake() => _wakes.Writer.TryWrite(true);

    /// <summary>Stops the work on a job in this process, if it is done here: call it after the job was cancelled.</summary>
    public void Stop(string job)
    {
        if (_work.TryGetValue(job, out var work))
        {
            try
            {
                work.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It has just ended by itself.
            }
        }

        _progress.Forget(job);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Work ends as soon as the host begins to stop, and leaves the grace to calls under way.
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, _lifetime.ApplicationStopping);
        try
        {
            await StartedAsync(stopping.Token);
            CallerContext.Set(new Caller(_node.Name, Role.Hub, Country: null, Region: null));
            Wake();
            await using var timer = _time.CreateTimer(_ => Wake(), null, JobDesk.Lease, JobDesk.Lease);
            await foreach (var _ in _wakes.Reader.ReadAllAsync(stopping.Token))
            {
                await LookAsync(stopping.Token);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Jobs under way go on after the next start.
        }
        finally
        {
            await Task.WhenAll(_taken.Values);
        }
    }

    private async Task LookAsync(CancellationToken stopping)
    {
        try
        {
            await TakeOnAsync(stopping);
        }
        catch (Exception fault) when (fault is RefusedException or TimeoutException)
        {
            LogMessages.JobsNotFound(_log, fault.ReasonOf());
            await Task.Delay(RetryPause, _time, stopping);
            Wake();
        }
    }

    private async Task StartedAsync(CancellationToken stopping)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = _lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stopping);
    }

    private async Task TakeOnAsync(CancellationToken stopping)
    {
        foreach (var region in Domain.Areas.Regions.All)
        {
            try
            {
                await TakeOnAsync(region.Code.Value, stopping);
            }
            catch (RefusedException refusal) when (refusal.Reason == ErrorReason.JournalCorrupt)
            {
                // A body whose journal cannot be read does no jobs; the others do.
                LogMessages.JobsNotFound(_log, refusal.Reason);
            }
        }
    }

    private async Task TakeOnAsync(string region, CancellationToken stopping)
    {
        foreach (var job in await _grains.GetGrain<IRegionGrain>(region).UnfinishedJobsAsync())
        {
            if (!_taken.ContainsKey(job))
            {
                var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _taken[job] = CarryOutAsync(region, job, begun.Task, stopping);
                begun.SetResult();
            }
        }
    }

    private async Task CarryOutAsync(string region, string id, Task begun, CancellationToken stopping)
    {
        // Only once it is entered among those taken, so that even the quickest is taken out again after that.
        await begun;
        try
        {
            while (await InPlaceAsync(region, id, stopping))
            {
                await Task.Delay(RetryPause, _time, stopping);
            }
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // It goes on after the next start.
        }
        catch (Exception fault) when (fault is RefusedException or Orleans.Runtime.OrleansException)
        {
            // Neither claimed nor ended: it is taken on again after the next start.
            LogMessages.JobBroke(_log, id, fault);
        }
        finally
        {
            _taken.TryRemove(id, out _);
        }
    }

    private async Task<bool> InPlaceAsync(string region, string id, CancellationToken stopping)
    {
        using var work = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using JobPlace place = new(_places, region);
        _work[id] = work;
        try
        {
            await place.TakeAsync(work.Token);
            return await AttemptAsync(region, id, place, work);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            LogMessages.JobStopped(_log, id);
            return false;
        }
        finally
        {
            _work.TryRemove(id, out _);
            _progress.Forget(id);
        }
    }

    /// <summary>Tries a job once; true if it is to be tried again.</summary>
    private async Task<bool> AttemptAsync(string region, string id, JobPlace place, CancellationTokenSource work)
    {
        var grain = _grains.GetGrain<IRegionGrain>(region);
        try
        {
            if (await grain.ClaimJobAsync(id, _node.Claimant) is not { } claim)
            {
                return false;
            }

            LogMessages.JobClaimed(_log, id, claim.Epoch);
            await using var renewal = JobRenewal.Start(grain, id, claim.Epoch, _time, work);
            if (await WorkAsync(new JobWork(region, id, claim, place, _progress, _time), work.Token) is { } failure)
            {
                LogMessages.JobFailed(_log, id);
                await grain.FailJobAsync(new JobFailed { Id = id, Epoch = claim.Epoch, Failure = failure, Checked = true }.ToProto());
            }
        }
        catch (RefusedException refusal) when (refusal.Reason == ErrorReason.StateNotFit)
        {
            LogMessages.JobTakenOver(_log, id);
        }
        catch (Exception fault) when (IsPassing(fault))
        {
            LogMessages.JobInterrupted(_log, id, fault);
            return true;
        }

        return false;
    }

    /// <summary>Does the work; gives the reason where it cannot be done.</summary>
    private async Task<string?> WorkAsync(JobWork work, CancellationToken stopping)
    {
        try
        {
            await (work.Started.WorkCase switch
            {
                JobStarted.WorkOneofCase.Snapshot => _snapshots.RunAsync(work, stopping),
                JobStarted.WorkOneofCase.Comparison => _comparisons.RunAsync(work, stopping),
                _ => _reconciliations.RunAsync(work, stopping),
            });
            return null;
        }
        catch (Exception fault) when (fault is ReconciliationException or JobFailedException)
        {
            return fault.Message;
        }
        catch (RefusedException refusal) when (refusal.Reason != ErrorReason.StateNotFit && !stopping.IsCancellationRequested && !IsPassing(refusal))
        {
            return refusal.Message;
        }
        catch (Exception fault) when (fault is not RefusedException && !stopping.IsCancellationRequested && !IsPassing(fault))
        {
            LogMessages.JobBroke(_log, work.Id, fault);
            return "An unexpected error; the hub's log has it under the job's id.";
        }
    }

    // A timeout of a grain call means unknown, not failed.
    private static bool IsPassing(Exception fault) => fault is TimeoutException
        or Journal.JournalUnavailableException
        or RefusedException { Reason: ErrorReason.JournalUnavailable or ErrorReason.Contention or ErrorReason.RevisionNotReached };
}
