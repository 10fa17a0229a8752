// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Regions;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Journal;
using StatsExchange.Journal.Memory;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Regions;

public sealed class RegionGrainTests
{
    [Fact]
    public async Task StartReconciliation_SeveralFieldsWrong_NamesAllAndWritesNothing()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false);

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.ReconcileAsync(RegionHub.Steward, "guessing", "20155", "friends"));

        Assert.Equal(ErrorReason.FieldInvalid, refusal.Reason);
        Assert.Equal(["pair", "time_period", "method"], refusal.Violations.Select(violation => violation.Field));
        Assert.Equal(0, (await journal.HeadAsync(StreamName.Region(RegionHub.Region), CancellationToken.None)).Seq);
    }

    [Fact]
    public async Task StartReconciliation_BenchmarkOutsideTheRegion_IsNotApplicable()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false);

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.ReconcileAsync(RegionHub.Steward, "factors", benchmark: "PHL:immigration"));

        Assert.Equal(ErrorReason.MethodNotApplicable, refusal.Reason);
    }

    [Fact]
    public async Task StartReconciliation_MalformedBenchmark_NamesTheParameters()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false);

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.ReconcileAsync(RegionHub.Steward, "factors", benchmark: "AUT"));

        Assert.Equal(["parameters"], refusal.Violations.Select(violation => violation.Field));
    }

    [Fact]
    public async Task StartReconciliation_StewardOfAnotherRegion_IsRefused()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false);

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.ReconcileAsync(new Caller("x", Role.Steward, null, "ASEAN")));

        Assert.Equal(ErrorReason.NotYours, refusal.Reason);
    }

    [Fact]
    public async Task StartSnapshot_ReconciliationNotDone_IsRefused()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false);
        var job = await hub.ReconcileAsync();

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.SnapshotAsync(reconciliations: [job.Id, "EUROPE27-job-99"]));

        Assert.Equal("EUROPE27-job-1", job.Id);
        Assert.Equal(["reconciliations[0]", "reconciliations[1]"], refusal.Violations.Select(violation => violation.Field));
    }

    [Fact]
    public async Task CompleteReconciliation_OldEpoch_IsRefused()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false);
        var job = await hub.ReconcileAsync();
        CallerContext.Set(RegionHub.Itself);
        var first = await hub.Grain.ClaimJobAsync(job.Id, "one");
        Assert.Null(await hub.Grain.ClaimJobAsync(job.Id, "two"));
        await hub.Grain.RenewJobAsync(job.Id, first!.Epoch);
        var second = await hub.Grain.ClaimJobAsync(job.Id, "one");
        var block = Block.Of(new ReconciliationResult().ToProto().Bytes);
        await journal.StageAsync("test", [block], CancellationToken.None);
        ReconciliationCompleted CompletedIn(long epoch) =>
            new() { Id = job.Id, Epoch = epoch, Result = Google.Protobuf.ByteString.CopyFrom(block.Digest.AsSpan()) };

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.Grain.CompleteReconciliationAsync(CompletedIn(first.Epoch).ToProto()));
        await hub.Grain.CompleteReconciliationAsync(CompletedIn(second!.Epoch).ToProto());

        Assert.Equal(ErrorReason.StateNotFit, refusal.Reason);
        Assert.Null(await hub.Grain.ClaimJobAsync(job.Id, "one"));
    }

    [Fact]
    public async Task ClaimJob_ProcessThatHasSaidNothingForItsLease_IsTakenOver()
    {
        var clock = new ManualClock();
        await using var journal = new MemoryJournal(clock);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false, clock);
        var job = await hub.ReconcileAsync();
        CallerContext.Set(RegionHub.Itself);
        var first = await hub.Grain.ClaimJobAsync(job.Id, "one");
        clock.Pass(TimeSpan.FromSeconds(50));
        await hub.Grain.RenewJobAsync(job.Id, first!.Epoch);
        clock.Pass(TimeSpan.FromSeconds(59));
        Assert.Null(await hub.Grain.ClaimJobAsync(job.Id, "two"));

        clock.Pass(TimeSpan.FromSeconds(1));
        var second = await hub.Grain.ClaimJobAsync(job.Id, "two");

        Assert.Equal(first.Epoch + 1, second!.Epoch);
        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.Grain.RenewJobAsync(job.Id, first.Epoch));
        Assert.Equal(ErrorReason.StateNotFit, refusal.Reason);
    }

    [Fact]
    public async Task ListJobs_SeveralPages_NewestFirst()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false);
        foreach (var period in new[] { "2013", "2014", "2015" })
        {
            await hub.ReconcileAsync(period: period);
        }

        CallerContext.Set(RegionHub.Steward);
        var first = (await hub.Grain.ListJobsAsync(new ListJobsRequest { Region = RegionHub.Region, PageSize = 2 }.ToProto())).Read();
        var last = (await hub.Grain.ListJobsAsync(new ListJobsRequest { Region = RegionHub.Region, PageSize = 2, PageToken = first.NextPageToken }.ToProto())).Read();

        Assert.Equal(["EUROPE27-job-3", "EUROPE27-job-2"], first.Jobs.Select(job => job.Id));
        Assert.Equal(["EUROPE27-job-1"], last.Jobs.Select(job => job.Id));
        Assert.Equal("", last.NextPageToken);
    }
}
