// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Grains.Journaling;
using StatsExchange.Grains.Rounds;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;

namespace StatsExchange.Grains.Regions;

/// <summary>The stream of a regional body, folded.</summary>
public sealed class RegionState : IFoldedState
{
    private readonly List<JobRecord> _jobs = [];
    private readonly List<SnapshotCompleted> _snapshots = [];

    /// <summary>The jobs in the order they were started.</summary>
    internal IReadOnlyList<JobRecord> Jobs => _jobs;

    /// <summary>The snapshots in the order they were made.</summary>
    internal IReadOnlyList<SnapshotCompleted> Snapshots => _snapshots;

    /// <summary>The rounds.</summary>
    internal RoundBook Rounds { get; } = new();

    /// <inheritdoc/>
    public int Format => 6;

    /// <inheritdoc/>
    public void Apply(Entry entry)
    {
        switch (entry.Kind)
        {
            case RegionEntries.JobStarted:
                _jobs.Add(new JobRecord(JobStarted.Parser.ParseFrom(entry.Body.Span), entry.Actor, entry.Time));
                break;
            case RegionEntries.JobClaimed:
                var claimed = JobClaimed.Parser.ParseFrom(entry.Body.Span);
                FindJob(claimed.Id)!.Take(claimed, entry.Time);
                break;
            case RegionEntries.ReconciliationCompleted:
                var reconciled = ReconciliationCompleted.Parser.ParseFrom(entry.Body.Span);
                FindJob(reconciled.Id)!.Take(reconciled, entry.Time);
                break;
            case RegionEntries.MethodComparisonCompleted:
                var compared = MethodComparisonCompleted.Parser.ParseFrom(entry.Body.Span);
                FindJob(compared.Id)!.Take(compared, entry.Time);
                break;
            case RegionEntries.MethodRunCompleted:
                var run = MethodRunCompleted.Parser.ParseFrom(entry.Body.Span);
                FindJob(run.Id)!.Take(run);
                break;
            case RegionEntries.ReconciliationPeriodCompleted:
                var period = ReconciliationPeriodCompleted.Parser.ParseFrom(entry.Body.Span);
                FindJob(period.Id)!.Take(period, entry.Time);
                break;
            case RegionEntries.ReconciliationPeriodFailed:
                var unreconciled = ReconciliationPeriodFailed.Parser.ParseFrom(entry.Body.Span);
                FindJob(unreconciled.Id)!.Take(unreconciled, entry.Time);
                break;
            case RegionEntries.SnapshotCompleted:
                var completed = SnapshotCompleted.Parser.ParseFrom(entry.Body.Span);
                FindJob(completed.Id)!.Take(completed, entry.Time);
                _snapshots.Add(SnapshotStates.Make(completed, entry));
                break;
            case RegionEntries.SnapshotReleased:
                var released = SnapshotReleased.Parser.ParseFrom(entry.Body.Span);
                SnapshotStates.Release(FindSnapshot(released.Snapshot)!.Snapshot, entry, released.Note);
                break;
            case RegionEntries.SnapshotSuperseded:
                var superseded = SnapshotSuperseded.Parser.ParseFrom(entry.Body.Span);
                SnapshotStates.Supersede(FindSnapshot(superseded.Snapshot)!.Snapshot, entry, superseded);
                break;
            case RegionEntries.JobFailed:
                var failed = JobFailed.Parser.ParseFrom(entry.Body.Span);
                FindJob(failed.Id)!.Take(failed, entry.Time);
                break;
            case RegionEntries.JobCancelled:
                var cancelled = JobCancelled.Parser.ParseFrom(entry.Body.Span);
                FindJob(cancelled.Id)!.Take(cancelled, entry.Actor, entry.Time);
                break;
            case RegionEntries.RoundOpened:
                Rounds.Take(entry, RoundOpened.Parser.ParseFrom(entry.Body.Span));
                break;
            case RegionEntries.RoundAdvanced:
                Rounds.Take(entry, RoundAdvanced.Parser.ParseFrom(entry.Body.Span));
                break;
            case RegionEntries.RoundReminded:
                Rounds.Take(entry, RoundReminded.Parser.ParseFrom(entry.Body.Span));
                break;
            default:
                throw new InvalidDataException($"Entry {entry.Seq} of {entry.Stream} has the unknown kind '{entry.Kind}'.");
        }
    }

    /// <inheritdoc/>
    public IMessage Save() => new SavedRegion { Jobs = { _jobs.Select(job => job.Save()) }, Snapshots = { _snapshots }, Rounds = { Rounds.Save() } };

    /// <inheritdoc/>
    public void Load(ReadOnlySpan<byte> saved)
    {
        var region = SavedRegion.Parser.ParseFrom(saved);
        _jobs.AddRange(region.Jobs.Select(job => new JobRecord(job)));
        _snapshots.AddRange(region.Snapshots);
        Rounds.Load(region.Rounds);
    }

    internal SnapshotCompleted? FindSnapshot(string id) => _snapshots.Find(made => made.Snapshot.Id == id);

    internal JobRecord? FindJob(string id) => _jobs.Find(job => job.Started.Id == id);
}
