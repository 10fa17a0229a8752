// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Grains.Tests.Snapshots;
using StatsExchange.Journal;
using StatsExchange.Journal.Memory;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Rounds;

/// <summary>A round is released by its own steward, and not over what a member withheld or took back during the review.</summary>
public sealed class RoundReleaseTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task Advance_ToReleasedByTheStewardOfTheHub_IsRefusedAlsoWhereAllSnapshotsAreReleased()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        var round = await FreezeAsync(hub);
        var made = (await hub.EndOfAsync(await hub.SnapshotAsync(round))).Job;
        await hub.AdvanceAsync(round, RoundStage.Review);
        CallerContext.Set(RegionHub.Steward);
        await hub.ReleaseAsync(made.Snapshot);

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.AdvanceAsync(round, RoundStage.Released, caller: TestCallers.HubSteward));

        Assert.Equal(ErrorReason.NotYours, refusal.Reason);
        Assert.Equal(RoundStage.Released, (await hub.AdvanceAsync(round, RoundStage.Released)).Stage);
    }

    [Theory]
    [InlineData("confidential")]
    [InlineData("gone")]
    [InlineData("withdrawn")]
    [InlineData("embargoed")]
    public async Task Review_OfADraftWhoseMemberWithheldOrTookBackSince_ItIsNeitherReadNorReleasedUntilItIsMadeAgain(string since)
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        var round = await FreezeAsync(hub);
        var draft = (await hub.EndOfAsync(await hub.SnapshotAsync(round))).Job.Snapshot;
        await hub.AdvanceAsync(round, RoundStage.Review);
        await (since switch
        {
            "confidential" => hub.SubmitAsync("SWE", "DNK EMI 2015 3763 CONF_STATUS=C"),
            "gone" => hub.SubmitAsync("SWE", "DNK EMI 2015 -"),
            "withdrawn" => hub.WithdrawLastAsync("SWE"),
            _ => hub.EmbargoAsync("SWE", _clock.Now.AddDays(30)),
        });
        CallerContext.Set(RegionHub.Steward);

        var unread = await Assert.ThrowsAsync<RefusedException>(() => hub.ReadAsync(draft));
        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.AdvanceAsync(round, RoundStage.Released));
        var again = await hub.PullAsync(await hub.SnapshotAsync(round));
        await hub.AdvanceAsync(round, RoundStage.Released);

        Assert.All([unread, refusal], refused =>
        {
            Assert.Equal(ErrorReason.StateNotFit, refused.Reason);
            Assert.Contains(draft, refused.Message, StringComparison.Ordinal);
            Assert.Contains("make it again", refused.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("3763", refused.Message, StringComparison.Ordinal);
        });
        Assert.Null(again.Row("ORG", "SWE", "DNK").Value);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Read_OfADraftWhoseMemberTookBackSince_IsRefusedAndTheListTellsNothingOfItsContent(bool withdraws)
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        var draft = (await hub.EndOfAsync(await hub.SnapshotAsync())).Job.Snapshot;
        await (withdraws ? hub.WithdrawLastAsync("SWE") : hub.EmbargoAsync("SWE", _clock.Now.AddDays(30)));
        CallerContext.Set(RegionHub.Steward);

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.ReadAsync(draft));
        var listed = Assert.Single((await hub.AskAsync(body => body.ListSnapshotsAsync(new ListSnapshotsRequest { Region = RegionHub.Region }.ToProto()))).Read().Snapshots);

        Assert.Equal(ErrorReason.StateNotFit, refusal.Reason);
        Assert.Contains("make it again", listed.Unreadable, StringComparison.Ordinal);
        Assert.Equal((0, 0), (listed.Observations, listed.MerkleRoot.Length));
    }

    [Fact]
    public async Task Release_AfterLateRevisionsAndWhatIsWithheldOfOtherPeriods_IsNotHeldUp()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        var round = await FreezeAsync(hub);
        var job = await hub.SnapshotAsync(round);
        await hub.EndOfAsync(job);
        await hub.AdvanceAsync(round, RoundStage.Review);
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3800", "FIN EMI 2015 77");
        await hub.SubmitAsync("SWE", "DNK EMI 2014 3700 CONF_STATUS=C");

        await hub.AdvanceAsync(round, RoundStage.Released);

        Assert.Equal(3763, (await hub.PullAsync(job)).Row("ORG", "SWE", "DNK").Value);
    }

    private Task<RegionHub> StartAsync(IJournal journal) => RoundActs.StartAsync(journal, _clock, "SWE", "DNK", "FIN");

    private async Task<Round> FreezeAsync(RegionHub hub) =>
        await hub.FreezeAsync(await hub.OpenAsync(RoundActs.Plan(_clock.Now, "AUT", "DNK", "FIN", "SWE")));
}
