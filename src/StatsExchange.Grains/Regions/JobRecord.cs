// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Grains.Jobs;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Regions;

/// <summary>A job as its entries tell it.</summary>
internal sealed class JobRecord
{
    private const string RecordedBefore = "An earlier hub recorded why, and not whether that may be told to whom figures are not shown; reconcile again.";

    private readonly List<PeriodResult> _periods = [];
    private readonly List<FailedPeriod> _failedPeriods = [];
    private readonly List<RecordedRun> _runs = [];

    public JobRecord(JobStarted started, string startedBy, DateTimeOffset startedAt)
    {
        Started = started;
        StartedBy = startedBy;
        StartedAt = startedAt;
    }

    public JobRecord(SavedJob saved)
        : this(saved.Started, saved.StartedBy, saved.StartedAt.ToDateTimeOffset())
    {
        Epoch = saved.Epoch;
        State = saved.State;
        EndedAt = saved.EndedAt?.ToDateTimeOffset();
        Result = saved.Result;
        Snapshot = saved.Snapshot;
        Failure = saved.Failure;
        ClaimedBy = saved.ClaimedBy;
        ClaimedAt = saved.ClaimedAt?.ToDateTimeOffset();
        CancelledBy = saved.CancelledBy;
        _periods.AddRange(saved.Periods.Where(over => !over.Result.IsEmpty)
            .Select(done => new PeriodResult(done.TimePeriod, done.Result.ToByteArray(), done.CompletedAt.ToDateTimeOffset())));
        _failedPeriods.AddRange(saved.Periods.Where(over => over.Result.IsEmpty)
            .Select(failed => new FailedPeriod(failed.TimePeriod, failed.Failure, failed.CompletedAt.ToDateTimeOffset())));
        _runs.AddRange(saved.Runs.Select(run => new RecordedRun(run.TimePeriod, run.Method, run.Result.ToByteArray(), run.Basis.ToByteArray())));
    }

    public JobStarted Started { get; }

    public string StartedBy { get; }

    public DateTimeOffset StartedAt { get; }

    /// <summary>The epoch of the last claim; 0 before the first.</summary>
    public long Epoch { get; private set; }

    /// <summary>The process of the last claim; empty before the first.</summary>
    public string ClaimedBy { get; private set; } = "";

    /// <summary>When that process last said that it works on it.</summary>
    public DateTimeOffset? ClaimedAt { get; private set; }

    public JobState State { get; private set; } = JobState.Running;

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>SHA-256 of the serialised ReconciliationResult of a job of one period, or of the StoredComparison; empty where there is none.</summary>
    public ByteString Result { get; private set; } = ByteString.Empty;

    /// <summary>The periods that are done, in the order they were.</summary>
    public IReadOnlyList<PeriodResult> Periods => Started.Reconciliation is { } asked && !Result.IsEmpty
        ? [new PeriodResult(asked.TimePeriod, Result.ToByteArray(), EndedAt!.Value)]
        : _periods;

    /// <summary>The periods of a reconciliation of several whose figures the method cannot work with, in the order they were tried.</summary>
    public IReadOnlyList<FailedPeriod> FailedPeriods => _failedPeriods;

    /// <summary>What is done of a method comparison that runs, in the order it was; of each period and method the last. Of one that has ended nothing is kept.</summary>
    public IReadOnlyList<RecordedRun> Runs => _runs;

    public string Snapshot { get; private set; } = "";

    public string Failure { get; private set; } = "";

    public string CancelledBy { get; private set; } = "";

    public bool HasEnded => State != JobState.Running;

    public void Take(JobClaimed claimed, DateTimeOffset time)
    {
        Epoch = claimed.Epoch;
        ClaimedBy = claimed.Node;
        ClaimedAt = time;
    }

    public void Take(ReconciliationCompleted completed, DateTimeOffset time)
    {
        End(JobState.Done, time);
        Result = completed.Result;
    }

    public void Take(MethodComparisonCompleted completed, DateTimeOffset time)
    {
        End(JobState.Done, time);
        Result = completed.Result;
    }

    public void Take(MethodRunCompleted completed)
    {
        _runs.RemoveAll(run => run.TimePeriod == completed.TimePeriod && run.Method == completed.Method);
        _runs.Add(new RecordedRun(completed.TimePeriod, completed.Method, completed.Result.ToByteArray(), completed.Basis.ToByteArray()));
    }

    public void Take(ReconciliationPeriodCompleted completed, DateTimeOffset time) =>
        _periods.Add(new PeriodResult(completed.TimePeriod, completed.Result.ToByteArray(), time));

    public void Take(ReconciliationPeriodFailed failed, DateTimeOffset time) =>
        _failedPeriods.Add(new FailedPeriod(failed.TimePeriod, Told(failed.Failure, failed.Checked), time));

    public void Take(SnapshotCompleted completed, DateTimeOffset time)
    {
        End(JobState.Done, time);
        Snapshot = completed.Snapshot.Id;
    }

    public void Take(JobFailed failed, DateTimeOffset time)
    {
        End(JobState.Failed, time);
        Failure = Told(failed.Failure, failed.Checked);
    }

    public void Take(JobCancelled cancelled, string actor, DateTimeOffset time)
    {
        End(JobState.Cancelled, time);
        CancelledBy = actor;
        Failure = cancelled.Reason;
    }

    public SavedJob Save() => new()
    {
        Started = Started,
        StartedBy = StartedBy,
        StartedAt = Timestamp.FromDateTimeOffset(StartedAt),
        Epoch = Epoch,
        State = State,
        EndedAt = EndedAt is { } ended ? Timestamp.FromDateTimeOffset(ended) : null,
        Result = Result,
        Snapshot = Snapshot,
        Failure = Failure,
        ClaimedBy = ClaimedBy,
        ClaimedAt = ClaimedAt is { } claimed ? Timestamp.FromDateTimeOffset(claimed) : null,
        CancelledBy = CancelledBy,
        Periods =
        {
            _periods.Select(done => new SavedPeriod
            {
                TimePeriod = done.TimePeriod, Result = ByteString.CopyFrom(done.Digest), CompletedAt = Timestamp.FromDateTimeOffset(done.CompletedAt),
            }),
            _failedPeriods.Select(failed => new SavedPeriod
            {
                TimePeriod = failed.TimePeriod, Failure = failed.Failure, CompletedAt = Timestamp.FromDateTimeOffset(failed.FailedAt),
            }),
        },
        Runs =
        {
            _runs.Select(run => new SavedMethodRun
            {
                TimePeriod = run.TimePeriod, Method = run.Method, Result = ByteString.CopyFrom(run.Digest), Basis = ByteString.CopyFrom(run.Basis),
            }),
        },
    };

    public Job ToMessage(string region)
    {
        var job = new Job
        {
            Id = Started.Id,
            Region = region,
            State = State,
            StartedBy = StartedBy,
            StartedAt = Timestamp.FromDateTimeOffset(StartedAt),
            EndedAt = EndedAt is { } ended ? Timestamp.FromDateTimeOffset(ended) : null,
            Failure = Failure,
            Snapshot = Snapshot,
            CancelledBy = CancelledBy,
            FailedPeriods = _failedPeriods.Count,
        };
        JobWorkFields.Describe(Started, job);
        if (!HasEnded && Started.Reconciliation is { } asked)
        {
            job.Progress = new Progress { PeriodsDone = _periods.Count + _failedPeriods.Count, Periods = ReconciledPeriods.Asked(asked).Count };
        }

        if (!HasEnded && Started.Comparison is { } compared)
        {
            job.Progress = new Progress
            {
                PeriodsDone = compared.TimePeriods.Count(period => _runs.Count(run => run.TimePeriod == period) == compared.Methods.Count),
                Periods = compared.TimePeriods.Count,
            };
        }

        return job;
    }

    // What earlier hubs recorded was held against nothing: it may compare a figure that is not shown with a number of the request.
    private string Told(string failure, bool isChecked) =>
        isChecked || Started.Reconciliation is not { } asked || ReconciliationMethods.Find(asked.Method) is { Description.IsOfOneCorridor: true }
            ? failure
            : RecordedBefore;

    private void End(JobState state, DateTimeOffset time)
    {
        State = state;
        EndedAt = time;
        _runs.Clear();
    }
}
