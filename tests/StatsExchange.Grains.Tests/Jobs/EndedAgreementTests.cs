// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Grains.Tests.Vintages;
using StatsExchange.Journal;
using StatsExchange.Journal.Memory;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Jobs;

/// <summary>A job rests on agreements that hold when it is recorded, not only when it was started.</summary>
public sealed class EndedAgreementTests
{
    [Fact]
    public async Task Reconciliation_AgreementExpiresWhileItRuns_RestsOnNothingOfIt()
    {
        var clock = new ManualClock { Now = TimeProvider.System.GetUtcNow() };
        await using var memory = new MemoryJournal(clock);
        var (journal, atNextStaging) = InterruptedJournal.Over(memory);
        await using var hub = await StartAsync(journal, clock);
        atNextStaging(() => PassAsync(clock));

        var ended = await hub.EndOfAsync(await hub.ReconcileAsync());

        Assert.Equal(JobState.Done, ended.Job.State);
        Assert.Contains("SWE", ended.Reconciliation.WithoutAgreement);
        Assert.DoesNotContain(ended.Reconciliation.Cells, cell => cell.HasEstimate || cell.HasOriginValue);
    }

    [Fact]
    public async Task Reconciliation_FigureDeletedWhileItRuns_DoesNotRestOnIt()
    {
        var clock = new ManualClock { Now = TimeProvider.System.GetUtcNow() };
        await using var memory = new MemoryJournal(clock);
        var (journal, atNextStaging) = InterruptedJournal.Over(memory);
        await using var hub = await StartAsync(journal, clock);
        atNextStaging(() => hub.SubmitAsync("SWE", "DNK EMI 2015 -"));

        var ended = await hub.EndOfAsync(await hub.ReconcileAsync());

        Assert.Contains(new EstimatedCorridor { Origin = "SWE", Destination = "DNK", Reason = "ORIGIN_MISSING", DestinationValue = 20 }, ended.Reconciliation.Cells);
    }

    [Fact]
    public async Task Snapshot_AgreementExpiresWhileItIsMade_HoldsNothingOfIt()
    {
        var clock = new ManualClock { Now = TimeProvider.System.GetUtcNow() };
        await using var memory = new MemoryJournal(clock);
        var (journal, atNextStaging) = InterruptedJournal.Over(memory);
        await using var hub = await StartAsync(journal, clock);
        atNextStaging(() => PassAsync(clock));

        var pulled = await hub.PullAsync(await hub.SnapshotAsync());

        Assert.Equal(["DNK"], pulled.Manifest.Sources.Select(source => source.Country));
        Assert.DoesNotContain(pulled.Rows, row => row.Value is 10);
    }

    private static Task PassAsync(ManualClock clock)
    {
        clock.Pass(TimeSpan.FromDays(2));
        return Task.CompletedTask;
    }

    private static async Task<RegionHub> StartAsync(IJournal journal, ManualClock clock)
    {
        var hub = await RegionHub.StartAsync(journal, clock: clock);
        await hub.SubmitAsync("SWE", "DNK EMI 2015 10");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 20");
        await hub.AgreeAsync("DNK");
        await hub.AgreeAsync(
            "SWE", RegionHub.Steward, terms => terms.ValidTo = Timestamp.FromDateTimeOffset(clock.Now.AddDays(1)), Use.Estimate, Use.ForwardToRegion, Use.PublishOriginal);
        return hub;
    }
}
