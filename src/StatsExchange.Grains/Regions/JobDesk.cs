// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Journaling;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Regions;

/// <summary>Decides how jobs start, who works on them and how they end.</summary>
internal sealed class JobDesk
{
    /// <summary>How long a process that says nothing is taken to be at work: longer than one that is merely slow stays silent.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private readonly string _region;
    private readonly RegionState _state;

    public JobDesk(string region, RegionState state)
    {
        _region = region;
        _state = state;
    }

    public string NextSnapshotId => RegionIds.Snapshot(_region, _state.Snapshots.Count + 1);

    public JobRecord Required(string id) => _state.FindJob(id) ?? throw RefusedException.NotFound($"job '{id}'");

    public Decision<StartReconciliationResponse> Start(Caller caller, StartReconciliationRequest request)
    {
        ReconciliationOrder.Check(Domain.Areas.Regions.Find(_region)!, request);
        var started = Started(caller);
        started.Reconciliation = ReconciliationOrder.Canonical(request);
        RequireNoEqual(started);
        return new(
            [new NewEntry(RegionEntries.JobStarted, started)],
            entries => new StartReconciliationResponse { Job = Describe(started, entries[^1]), Revision = entries[^1].Seq });
    }

    public Decision<StartMethodComparisonResponse> Start(Caller caller, StartMethodComparisonRequest request)
    {
        ComparisonOrder.Check(Domain.Areas.Regions.Find(_region)!, request);
        var started = Started(caller);
        started.Comparison = request.Clone();
        started.Comparison.RequestId = "";
        RequireNoEqual(started);
        return new(
            [new NewEntry(RegionEntries.JobStarted, started)],
            entries => new StartMethodComparisonResponse { Job = Describe(started, entries[^1]), Revision = entries[^1].Seq });
    }

    public Decision<StartSnapshotResponse> Start(Caller caller, StartSnapshotRequest request)
    {
        SnapshotOrder.Check(_state, request);
        var started = Started(caller);
        started.Snapshot = SnapshotOrder.Complete(_state, request);
        RequireNoEqual(started);
        return new(
            [new NewEntry(RegionEntries.JobStarted, started)],
            entries => new StartSnapshotResponse { Job = Describe(started, entries[^1]), Revision = entries[^1].Seq });
    }

    /// <exception cref="RefusedException">The job has ended.</exception>
    public Decision<CancelJobResponse> Cancel(Caller caller, CancelJobRequest request)
    {
        var job = Required(request.Job);
        FreeText.Check(request.Reason, "reason");
        if (job.HasEnded)
        {
            throw new RefusedException(ErrorReason.StateNotFit, $"Job {request.Job} {Ended(job.State)}; only a running job can be cancelled.");
        }

        var cancelled = new JobCancelled { Id = request.Job, Reason = request.Reason };
        return new([new NewEntry(RegionEntries.JobCancelled, cancelled)], entries =>
        {
            var told = new JobRecord(job.Save());
            told.Take(cancelled, caller.Actor, entries[^1].Time);
            return new CancelJobResponse { Job = told.ToMessage(_region), Revision = entries[^1].Seq };
        });
    }

    /// <summary>A claim for a process; null where the job has ended, or where another process is at work on it.</summary>
    public JobClaimed? Claim(string id, string node, DateTimeOffset now)
    {
        var job = Required(id);
        // The same claimant is the same process, or its successor in the same data directory.
        var isAnothers = job.ClaimedBy != node && job.ClaimedAt is { } claimed && now - claimed < Lease;
        return job.HasEnded || isAnothers ? null : new JobClaimed { Id = id, Epoch = job.Epoch + 1, Node = node };
    }

    /// <summary>The entry that says that the process of a claim is still at work; none where the job has ended.</summary>
    /// <exception cref="RefusedException">The job was claimed anew since.</exception>
    public IReadOnlyList<NewEntry> Renew(string id, long epoch) =>
        End(id, epoch, () => new NewEntry(RegionEntries.JobClaimed, new JobClaimed { Id = id, Epoch = epoch, Node = Required(id).ClaimedBy }));

    /// <summary>The entry that ends a job; none where this claim has ended it already.</summary>
    /// <exception cref="RefusedException">The job was claimed anew since.</exception>
    public IReadOnlyList<NewEntry> End(string id, long epoch, Func<NewEntry> entry)
    {
        var job = Required(id);
        if (job.Epoch != epoch)
        {
            throw new RefusedException(ErrorReason.StateNotFit, $"Job {id} was claimed anew; what epoch {epoch} found is not recorded.");
        }

        return job.HasEnded ? [] : [entry()];
    }

    /// <summary>The entry that records what a method of a comparison says of a period; none where the job has ended or it is there.</summary>
    /// <exception cref="RefusedException">The job was claimed anew since.</exception>
    public IReadOnlyList<NewEntry> CompleteRun(MethodRunCompleted completed) =>
        Required(completed.Id).Runs.Any(run => run.TimePeriod == completed.TimePeriod && run.Method == completed.Method && completed.Basis.Span.SequenceEqual(run.Basis))
            ? []
            : End(completed.Id, completed.Epoch, () => new NewEntry(RegionEntries.MethodRunCompleted, completed, [Hash.FromBytes(completed.Result.Span)]));

    // Whoever asks for the same twice waits for the one that runs: two would do the same work, and both results would be called that of this work.
    private void RequireNoEqual(JobStarted started)
    {
        var work = WorkForm.Of(started);
        if (_state.Jobs.FirstOrDefault(job => !job.HasEnded && WorkForm.Of(job.Started).Equals(work)) is { } running)
        {
            throw new RefusedException(
                ErrorReason.StateNotFit, $"Job {running.Started.Id} does the same and is running; watch it, or cancel it to start anew.");
        }
    }

    private static string Ended(JobState state) => state switch
    {
        JobState.Done => "is done",
        JobState.Failed => "has failed",
        _ => "is cancelled already",
    };

    private JobStarted Started(Caller caller) => new()
    {
        Id = RegionIds.Job(_region, _state.Jobs.Count + 1),
        Starter = caller.ToStarter(),
    };

    private Job Describe(JobStarted started, Entry entry) => new JobRecord(started, entry.Actor, entry.Time).ToMessage(_region);
}
