// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using Orleans;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Snapshots;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Grains.Tests.Snapshots;
using StatsExchange.Journal;
using StatsExchange.Journal.Memory;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Vintages;

/// <summary>What a region makes after an embargo was set or a submission withdrawn rests on it; what it made before stays as it is.</summary>
public sealed class EmbargoedSnapshotTests
{
    [Fact]
    public async Task Jobs_UnderAnEmbargo_HoldNoValueOfItAndReleasedSnapshotsStay()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await StartAsync(journal);
        var reconciled = (await hub.EndOfAsync(await hub.ReconcileAsync())).Job;
        await hub.SettleAsync("SWE", "DNK", 15, ReleaseClass.Region);
        var before = await hub.PullAsync(await hub.SnapshotAsync(reconciliations: reconciled.Id));
        Assert.Equal((10.0, 20.0, 15.0, 15.0), (ValueOf(before, "ORG"), ValueOf(before, "DST"), ValueOf(before, "EST"), ValueOf(before, "AGR")));
        await hub.ReleaseAsync(before.Manifest.Snapshot);

        await EmbargoAsync(hub, TimeProvider.System.GetUtcNow().AddDays(1));
        var after = await hub.PullAsync(await hub.SnapshotAsync(reconciliations: reconciled.Id));

        Assert.Equal((null, 20.0, null), (ValueOf(after, "ORG"), ValueOf(after, "DST"), ValueOf(after, "EST")));
        Assert.DoesNotContain(after.Rows, row => row.Key["FIGURE"] == "AGR");
        Assert.DoesNotContain("VINTAGE_O", after.Row("ORG", "SWE", "DNK").Attributes.Keys);
        var again = await hub.EndOfAsync(await hub.ReconcileAsync());
        Assert.DoesNotContain(again.Reconciliation.Cells, cell => cell.HasOriginValue || cell.HasEstimate);
        CallerContext.Set(RegionHub.Steward);
        var stored = await hub.Service<SnapshotReader>().ExportAsync(new ExportSnapshotRequest { Snapshot = before.Manifest.Snapshot }, CancellationToken.None).ToListAsync();
        Assert.Equal(before.Blocks, new PulledSnapshot(stored).Blocks);

        await EmbargoAsync(hub, null);
        var lifted = await hub.PullAsync(await hub.SnapshotAsync(reconciliations: reconciled.Id));
        Assert.Equal(before.Blocks.Select(block => block.Content), lifted.Blocks.Select(block => block.Content));
    }

    [Fact]
    public async Task Snapshot_EmbargoSetWhileItIsMade_DoesNotHoldTheValue()
    {
        await using var memory = new MemoryJournal(TimeProvider.System);
        var (journal, atNextStaging) = InterruptedJournal.Over(memory);
        await using var hub = await StartAsync(journal);
        atNextStaging(() => EmbargoAsync(hub, TimeProvider.System.GetUtcNow().AddDays(1)));

        var snapshot = await hub.PullAsync(await hub.SnapshotAsync());

        Assert.Equal((null, 20.0), (ValueOf(snapshot, "ORG"), ValueOf(snapshot, "DST")));
    }

    [Fact]
    public async Task Reconciliation_EmbargoSetWhileItRuns_RestsOnNothingOfIt()
    {
        await using var memory = new MemoryJournal(TimeProvider.System);
        var (journal, atNextStaging) = InterruptedJournal.Over(memory);
        await using var hub = await StartAsync(journal);
        atNextStaging(() => EmbargoAsync(hub, TimeProvider.System.GetUtcNow().AddDays(1)));

        var job = await hub.EndOfAsync(await hub.ReconcileAsync());
        await EmbargoAsync(hub, null);
        var later = await hub.EndOfAsync(job.Job);

        Assert.All([job, later], read => Assert.DoesNotContain(read.Reconciliation.Cells, cell => cell.HasEstimate || cell.HasOriginValue));
    }

    [Fact]
    public async Task Snapshot_AfterAWithdrawal_HoldsWhatWasBeforeAndCommitsToWhatStands()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await StartAsync(journal);
        await hub.SubmitAsync("SWE", "DNK EMI 2015 99");
        var before = await hub.PullAsync(await hub.SnapshotAsync());
        Assert.Equal(99, ValueOf(before, "ORG"));
        CallerContext.Set(TestCallers.Submitter("SWE"));
        var revision = (await Country(hub).ListVintagesAsync(new ListVintagesRequest { RefArea = "SWE" }.ToProto())).Read().Vintages[0].Seq;
        await Country(hub).WithdrawSubmissionAsync(new WithdrawSubmissionRequest { RequestId = "w", RefArea = "SWE", Seq = revision, Reason = "mistaken" }.ToProto());

        var after = await hub.PullAsync(await hub.SnapshotAsync());

        Assert.Equal(10, ValueOf(after, "ORG"));
        Assert.Equal(before.Manifest.Sources.Single(source => source.Country == "SWE").Submissions.Take(1), after.Manifest.Sources.Single(source => source.Country == "SWE").Submissions);
    }

    private static async Task<RegionHub> StartAsync(IJournal journal)
    {
        var hub = await RegionHub.StartAsync(journal);
        await hub.SubmitAsync("SWE", "DNK EMI 2015 10");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 20");
        await hub.AgreeAsync("SWE");
        await hub.AgreeAsync("DNK");
        return hub;
    }

    private static async Task EmbargoAsync(RegionHub hub, DateTimeOffset? until)
    {
        CallerContext.Set(TestCallers.Signatory("SWE"));
        await Country(hub).SetEmbargoAsync(new SetEmbargoRequest
        {
            RequestId = Guid.NewGuid().ToString("N"),
            RefArea = "SWE",
            Structure = "FLOW",
            PeriodFrom = "2015",
            PeriodTo = "2015",
            Counterparts = { "DNK" },
            Until = until is { } end ? Timestamp.FromDateTimeOffset(end) : null,
        }.ToProto());
    }

    private static ICountryGrain Country(RegionHub hub) => hub.Service<IGrainFactory>().GetGrain<ICountryGrain>("SWE");

    private static double? ValueOf(PulledSnapshot snapshot, string figure) => snapshot.Row(figure, "SWE", "DNK").Value;
}
