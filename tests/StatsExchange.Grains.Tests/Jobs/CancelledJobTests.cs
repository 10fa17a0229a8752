// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Jobs;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Journal;
using StatsExchange.Journal.Memory;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Jobs;

public sealed class CancelledJobTests
{
    private static readonly Caller HubSteward = new("hanna", Role.Steward, null, null);

    [Fact]
    public async Task Cancel_RunningJob_IsAnEntryAndNothingOfItIsUsed()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false);
        var job = await hub.ReconcileAsync("mean", "2014", "2016");
        CallerContext.Set(RegionHub.Itself);
        var claim = (await hub.Grain.ClaimJobAsync(job.Id, "one"))!;
        var block = Block.Of(new ReconciliationResult { TimePeriod = "2014" }.ToProto().Bytes);
        await journal.StageAsync("test", [block], CancellationToken.None);
        ReconciliationPeriodCompleted Period(string period) =>
            new() { Id = job.Id, Epoch = claim.Epoch, TimePeriod = period, Result = Google.Protobuf.ByteString.CopyFrom(block.Digest.AsSpan()) };
        Assert.True(await hub.Grain.CompletePeriodAsync(Period("2014").ToProto()));

        var cancelled = await CancelAsync(hub, HubSteward, job.Id, "wrong method");

        Assert.Equal((JobState.Cancelled, "hub/hanna", "wrong method"), (cancelled.State, cancelled.CancelledBy, cancelled.Failure));
        var before = await journal.HeadAsync(StreamName.Region(RegionHub.Region), CancellationToken.None);
        CallerContext.Set(RegionHub.Itself);
        Assert.False(await hub.Grain.CompletePeriodAsync(Period("2015").ToProto()));
        Assert.False(await hub.Grain.RenewJobAsync(job.Id, claim.Epoch));
        Assert.Null(await hub.Grain.ClaimJobAsync(job.Id, "one"));
        Assert.Empty(await hub.Grain.UnfinishedJobsAsync());
        Assert.Equal(before, await journal.HeadAsync(StreamName.Region(RegionHub.Region), CancellationToken.None));
        Assert.Null(await hub.ResultAsync(job, "2014"));
        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.SnapshotAsync(reconciliations: [job.Id]));
        Assert.Contains("done", Assert.Single(refusal.Violations).Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_JobThatHasEnded_IsRefusedWithWhatBecameOfIt()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        var job = await hub.ReconcileAsync();
        await hub.EndOfAsync(job);

        var done = await Assert.ThrowsAsync<RefusedException>(() => CancelAsync(hub, RegionHub.Steward, job.Id));
        var unknown = await Assert.ThrowsAsync<RefusedException>(() => CancelAsync(hub, RegionHub.Steward, "EUROPE27-job-99"));

        Assert.Equal(ErrorReason.StateNotFit, done.Reason);
        Assert.Contains("is done", done.Message, StringComparison.Ordinal);
        Assert.Equal(ErrorReason.NotFound, unknown.Reason);
    }

    [Fact]
    public async Task Cancel_StewardOfAnotherRegion_IsRefused()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false);
        var job = await hub.ReconcileAsync();

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => CancelAsync(hub, new Caller("x", Role.Steward, null, "ASEAN"), job.Id));

        Assert.Equal(ErrorReason.NotYours, refusal.Reason);
    }

    [Fact]
    public async Task Cancel_SentTwice_IsDoneOnce()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false);
        var job = await hub.ReconcileAsync();

        var first = await CancelAsync(hub, RegionHub.Steward, job.Id);
        var again = await CancelAsync(hub, RegionHub.Steward, job.Id);

        Assert.Equal(first, again);
        Assert.Equal(2, (await journal.HeadAsync(StreamName.Region(RegionHub.Region), CancellationToken.None)).Seq);
    }

    [Fact]
    public async Task Stop_WorkUnderWay_StopsBeforeItsLastPeriod()
    {
        await using var memory = new MemoryJournal(TimeProvider.System);
        var (journal, release) = HeldJournal.Over(memory, staged: 2);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE");
        await hub.AgreeAsync("DNK");
        var job = await hub.ReconcileAsync("factors", "1950", "2069");
        hub.Service<JobRunner>().Wake();
        var states = new List<JobState>();

        CallerContext.Set(RegionHub.Steward);
        await foreach (var seen in hub.Service<JobReader>().WatchAsync(new WatchJobRequest { Job = job.Id }, CancellationToken.None))
        {
            states.Add(seen.Job.State);
            if (seen.Job is { State: JobState.Running, Progress.PeriodsDone: 2 })
            {
                await CancelAsync(hub, RegionHub.Steward, job.Id);
                hub.Service<JobRunner>().Stop(job.Id);
            }
        }

        Assert.Equal(JobState.Cancelled, states[^1]);
        var ended = await hub.JobAsync(new GetJobRequest { Job = job.Id });
        Assert.Equal(2, ended.Periods.Count);
        Assert.Null(ended.Job.Progress);

        // Its place is free again.
        release();
        Assert.Equal(JobState.Done, (await hub.EndOfAsync(await hub.ReconcileAsync())).Job.State);
    }

    [Fact]
    public async Task Start_EqualWorkRuns_IsRefusedAndNamesIt()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false);
        var job = await hub.ReconcileAsync("mean", "2015", "2015", ("SWE", "DNK"), ("DNK", "SWE"));
        var snapshot = await hub.SnapshotAsync();

        var equal = await Assert.ThrowsAsync<RefusedException>(() => hub.ReconcileAsync("mean", "2015", "", ("DNK", "SWE"), ("SWE", "DNK")));
        var equalSnapshot = await Assert.ThrowsAsync<RefusedException>(() => hub.SnapshotAsync());
        var other = await hub.ReconcileAsync("mean", "2015", "2015", ("SWE", "DNK"));

        Assert.Equal((ErrorReason.StateNotFit, ErrorReason.StateNotFit), (equal.Reason, equalSnapshot.Reason));
        Assert.Contains(job.Id, equal.Message, StringComparison.Ordinal);
        Assert.Contains(snapshot.Id, equalSnapshot.Message, StringComparison.Ordinal);
        Assert.Equal("EUROPE27-job-3", other.Id);

        await CancelAsync(hub, RegionHub.Steward, job.Id);
        Assert.Equal("EUROPE27-job-4", (await hub.ReconcileAsync("mean", "2015", "", ("DNK", "SWE"), ("SWE", "DNK"))).Id);
    }

    private static async Task<Job> CancelAsync(RegionHub hub, Caller caller, string job, string reason = "")
    {
        CallerContext.Set(caller);
        return (await hub.Grain.CancelJobAsync(new CancelJobRequest { RequestId = "cancel-" + job, Job = job, Reason = reason }.ToProto())).Read().Job;
    }
}
