// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Regions;

/// <summary>The kinds of entries in the stream of a regional body.</summary>
internal static class RegionEntries
{
    public const string JobStarted = "job-started";
    public const string JobClaimed = "job-claimed";
    public const string ReconciliationCompleted = "reconciliation-completed";
    public const string MethodComparisonCompleted = "method-comparison-completed";
    public const string MethodRunCompleted = "method-run-completed";
    public const string ReconciliationPeriodCompleted = "reconciliation-period-completed";
    public const string ReconciliationPeriodFailed = "reconciliation-period-failed";
    public const string SnapshotCompleted = "snapshot-completed";
    public const string SnapshotReleased = "snapshot-released";
    public const string SnapshotSuperseded = "snapshot-superseded";
    public const string JobFailed = "job-failed";
    public const string JobCancelled = "job-cancelled";
    public const string RoundOpened = "round-opened";
    public const string RoundAdvanced = "round-advanced";
    public const string RoundReminded = "round-reminded";
}
