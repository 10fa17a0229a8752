// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Journal;
using StatsExchange.Journal.Memory;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Snapshots;

/// <summary>Drafts are compared outside the turn of their body, which decides on what was found, and on nothing that was not looked at.</summary>
public sealed class DraftComparisonTests
{
    private const string Draft = "EUROPE27-1";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Read_WhileADraftIsCompared_KeepsNoOtherCallToItsBodyWaiting()
    {
        await using var memory = new MemoryJournal(TimeProvider.System);
        await MakeAndReviseAsync(memory);
        var (journal, reached, release) = HeldBlock.Over(memory);
        await using var hub = await RegionHub.StartAsync(journal);
        var reading = hub.ReadAsync(Draft);
        await reached.WaitAsync(Patience);

        CallerContext.Set(RegionHub.Steward);
        var jobs = await hub.Grain.ListJobsAsync(new ListJobsRequest { Region = RegionHub.Region }.ToProto()).WaitAsync(Patience);

        Assert.Single(jobs.Read().Jobs);
        Assert.False(reading.IsCompleted);
        release();
        Assert.Equal(Draft, (await reading).Id);
    }

    [Theory]
    [InlineData("DNK EMI 2015 3800 CONF_STATUS=C", SnapshotState.Draft)]
    [InlineData("DNK EMI 2015 3900", SnapshotState.Released)]
    public async Task Release_FiguresSetWhileItIsCompared_AreComparedToo(string meanwhile, SnapshotState end)
    {
        await using var memory = new MemoryJournal(TimeProvider.System);
        await MakeAndReviseAsync(memory);
        var (journal, reached, release) = HeldBlock.Over(memory);
        await using var hub = await RegionHub.StartAsync(journal);
        var releasing = hub.ReleaseAsync(Draft);
        await reached.WaitAsync(Patience);

        await hub.SubmitAsync("SWE", meanwhile);
        release();

        if (end == SnapshotState.Released)
        {
            Assert.Equal(end, (await releasing).State);
        }
        else
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(() => releasing);
            Assert.Equal(ErrorReason.StateNotFit, refused.Reason);
            Assert.Contains("make it again", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Body_FiguresSetSinceTheyWereCompared_TellsAndReleasesNothingByItself()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await MakeAndReviseAsync(journal);
        await using var hub = await RegionHub.StartAsync(journal);
        Assert.NotNull(await hub.ReadAsync(Draft));
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3900");
        CallerContext.Set(RegionHub.Steward);
        var request = new ReleaseSnapshotRequest { RequestId = Guid.NewGuid().ToString("N"), Snapshot = Draft };

        RefusedException[] refused =
        [
            await Assert.ThrowsAsync<RefusedException>(() => hub.Grain.GetSnapshotAsync(Draft)),
            await Assert.ThrowsAsync<RefusedException>(() => hub.Grain.ListSnapshotsAsync(new ListSnapshotsRequest { Region = RegionHub.Region }.ToProto())),
            await Assert.ThrowsAsync<RefusedException>(() => hub.Grain.ReleaseSnapshotAsync(request.ToProto())),
        ];

        Assert.All(refused, refusal => Assert.Equal(ErrorReason.Contention, refusal.Reason));
        Assert.Equal(SnapshotState.Draft, (await hub.ReadAsync(Draft)).State);
    }

    [Fact]
    public async Task Revised_PageByPage_IsAllThatWasRevisedUpToTheRevisionOfTheFirstPage()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        var agreement = await hub.AgreeAsync("SWE");
        await hub.SubmitAsync("SWE", "DNK EMI 2013 1", "DNK EMI 2014 2", "DNK EMI 2015 3", "DNK EMI 2012 4");
        var made = (await hub.EndOfAsync(await hub.SnapshotAsync("FLOW", "2013", "2015"))).Job.Snapshot;
        CallerContext.Set(RegionHub.Steward);
        var read = (await hub.AskAsync(body => body.GetSnapshotAsync(made))).Completed.Read().ReadAt["SWE"];
        await hub.SubmitAsync("SWE", "DNK EMI 2013 5", "DNK EMI 2015 7", "DNK EMI 2012 8");
        var country = hub.Service<IGrainFactory>().GetGrain<ICountryGrain>("SWE");
        CallerContext.Set(RegionHub.Steward);
        var question = new RevisedQuestion(
            RegionHub.Region, [agreement], new DraftQuestion(made, ["FLOW"], "2013", "2015", [], new SetBetween(read, read), 0), null, 0, MostBlocks: 1);

        var first = await country.RevisedAsync(question);
        await hub.SubmitAsync("SWE", "DNK EMI 2014 6");
        CallerContext.Set(RegionHub.Steward);
        var last = await country.RevisedAsync(question with { Revision = first.Revision, From = first.Next!.Value });

        Assert.Equal(("2013", "2015"), (Assert.Single(first.Slices).Then.Period, Assert.Single(last.Slices).Then.Period));
        Assert.Equal((first.Revision, null), (last.Revision, last.Next));
        await Assert.ThrowsAsync<RefusedException>(() => country.RevisedAsync(question with { Grantee = "ASEAN" }));
        await hub.RevokeAsync("SWE", agreement);
        CallerContext.Set(RegionHub.Steward);
        Assert.Equal(ErrorReason.NoAgreement, (await Assert.ThrowsAsync<RefusedException>(() => country.RevisedAsync(question))).Reason);
    }

    private static async Task MakeAndReviseAsync(IJournal journal)
    {
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE");
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3763", "FIN EMI 2015 12");
        Assert.Equal(Draft, (await hub.EndOfAsync(await hub.SnapshotAsync())).Job.Snapshot);
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3800");
    }
}
