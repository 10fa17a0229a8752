// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Grains.Rounds;
using StatsExchange.Grains.Snapshots;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Regions;

/// <summary>A regional body, by its code: rounds, jobs and snapshots.</summary>
[Alias("sx.IRegionGrain")]
public interface IRegionGrain : IGrainWithStringKey
{
    /// <summary>Starts a reconciliation.</summary>
    [Alias("StartReconciliation")]
    Task<Proto<StartReconciliationResponse>> StartReconciliationAsync(Proto<StartReconciliationRequest> request);

    /// <summary>Starts a method comparison.</summary>
    [Alias("StartMethodComparison")]
    Task<Proto<StartMethodComparisonResponse>> StartMethodComparisonAsync(Proto<StartMethodComparisonRequest> request);

    /// <summary>Starts a snapshot.</summary>
    [Alias("StartSnapshot")]
    Task<Proto<StartSnapshotResponse>> StartSnapshotAsync(Proto<StartSnapshotRequest> request);

    /// <summary>Stops a running job.</summary>
    [Alias("CancelJob")]
    Task<Proto<CancelJobResponse>> CancelJobAsync(Proto<CancelJobRequest> request);

    /// <summary>A job without its result.</summary>
    [Alias("GetJob")]
    Task<JobView> GetJobAsync(string job);

    /// <summary>The jobs, newest first.</summary>
    [Alias("ListJobs")]
    Task<Proto<ListJobsResponse>> ListJobsAsync(Proto<ListJobsRequest> request);

    /// <summary>The snapshots, newest first.</summary>
    [Alias("ListSnapshots")]
    Task<Proto<ListSnapshotsResponse>> ListSnapshotsAsync(Proto<ListSnapshotsRequest> request);

    /// <summary>
    /// Where a snapshot stands in the block table, if it may be read. Of a draft of which figures were set since, that is known once they are
    /// compared: this, the list and the release are refused as contended until they are, which <see cref="DraftComparer"/> does.
    /// </summary>
    [Alias("GetSnapshot")]
    Task<SnapshotView> GetSnapshotAsync(string snapshot);

    /// <summary>Some of what is to be compared before what was asked of a draft, or of all where none is named, can be answered; none once all is.</summary>
    [Alias("UncomparedDrafts")]
    Task<DraftToCompare[]> UncomparedDraftsAsync(string snapshot);

    /// <summary>Takes what comparisons found.</summary>
    [Alias("TakeVerdicts")]
    Task TakeVerdictsAsync(DraftVerdict[] verdicts);

    /// <summary>Releases a draft.</summary>
    [Alias("ReleaseSnapshot")]
    Task<Proto<ReleaseSnapshotResponse>> ReleaseSnapshotAsync(Proto<ReleaseSnapshotRequest> request);

    /// <summary>Says that a released snapshot is superseded.</summary>
    [Alias("DeclareErratum")]
    Task<Proto<DeclareErratumResponse>> DeclareErratumAsync(Proto<DeclareErratumRequest> request);

    /// <summary>Opens a round.</summary>
    [Alias("OpenRound")]
    Task<Proto<OpenRoundResponse>> OpenRoundAsync(Proto<OpenRoundRequest> request);

    /// <summary>Takes a round to its next stage.</summary>
    [Alias("AdvanceRound")]
    Task<Proto<AdvanceRoundResponse>> AdvanceRoundAsync(Proto<AdvanceRoundRequest> request);

    /// <summary>Reminds members; where none is named, those told as lacking.</summary>
    [Alias("RemindRound")]
    Task<Proto<RemindRoundResponse>> RemindRoundAsync(Proto<RemindRoundRequest> request, string[] lacking);

    /// <summary>A round as far as the caller may see it.</summary>
    [Alias("GetRound")]
    Task<RoundView> GetRoundAsync(string round);

    /// <summary>The rounds, newest first.</summary>
    [Alias("ListRounds")]
    Task<Proto<ListRoundsResponse>> ListRoundsAsync(Proto<ListRoundsRequest> request);

    /// <summary>The reminders that are due now. For the hub itself.</summary>
    [Alias("DueReminders")]
    Task<DueReminder[]> DueRemindersAsync();

    /// <summary>Gives a reminder that is due, once. For the hub itself.</summary>
    [Alias("RecordReminder")]
    Task RecordReminderAsync(Proto<RoundReminded> reminded);

    /// <summary>Jobs that were started and did not end. For the hub itself.</summary>
    [Alias("UnfinishedJobs")]
    Task<string[]> UnfinishedJobsAsync();

    /// <summary>Takes a job on for a process, and gives what to do; null if it has ended or another process is at work on it. For the hub itself.</summary>
    [Alias("ClaimJob")]
    Task<JobClaim?> ClaimJobAsync(string job, string node);

    /// <summary>Says that the process which claimed a job is still at work on it; false if the job has ended. For the hub itself.</summary>
    [Alias("RenewJob")]
    Task<bool> RenewJobAsync(string job, long epoch);

    /// <summary>Records a period of a reconciliation with a staged result, and with the last one the end of the job; false if the job has ended. For the hub itself.</summary>
    [Alias("CompletePeriod")]
    Task<bool> CompletePeriodAsync(Proto<ReconciliationPeriodCompleted> completed);

    /// <summary>Records why a period of a reconciliation has no result, and with the last one the end of the job; false if the job has ended. For the hub itself.</summary>
    [Alias("FailPeriod")]
    Task<bool> FailPeriodAsync(Proto<ReconciliationPeriodFailed> failed);

    /// <summary>Ends a reconciliation with a staged result. For the hub itself.</summary>
    [Alias("CompleteReconciliation")]
    Task CompleteReconciliationAsync(Proto<ReconciliationCompleted> completed);

    /// <summary>Records what a method of a comparison says of a period, staged; false if the job has ended. For the hub itself.</summary>
    [Alias("CompleteMethodRun")]
    Task<bool> CompleteMethodRunAsync(Proto<MethodRunCompleted> completed);

    /// <summary>Ends a method comparison with a staged result. For the hub itself.</summary>
    [Alias("CompleteMethodComparison")]
    Task CompleteMethodComparisonAsync(Proto<MethodComparisonCompleted> completed);

    /// <summary>The id the next snapshot will have. For the hub itself.</summary>
    [Alias("NextSnapshotId")]
    Task<string> NextSnapshotIdAsync();

    /// <summary>Ends a snapshot job with staged blocks; false if its id was taken meanwhile. For the hub itself.</summary>
    [Alias("CompleteSnapshot")]
    Task<bool> CompleteSnapshotAsync(Proto<SnapshotCompleted> completed);

    /// <summary>Ends a job without result. For the hub itself.</summary>
    [Alias("FailJob")]
    Task FailJobAsync(Proto<JobFailed> failed);
}
