// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Journal;
using StatsExchange.Journal.Memory;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Rounds;

/// <summary>What two parties settle or sign anew after a freeze neither hides what stood at it from the round, nor opens more of it.</summary>
public sealed class RenewedTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task Snapshot_CaseSettledAgainAfterTheFreeze_HoldsTheFigureOfTheFreeze()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        var settled = await hub.SettleAsync("SWE", "DNK", 3900, ReleaseClass.Region);
        var round = await FreezeAsync(hub);
        await hub.SettleAgainAsync("SWE", "DNK", settled, 3950);

        var pulled = await hub.PullAsync(await hub.SnapshotAsync(round));

        var agreed = pulled.Row("AGR", "SWE", "DNK");
        Assert.Equal((3900, settled), (agreed.Value, agreed.Attributes["CASE_ID"]));
        Assert.DoesNotContain("OBS_STATUS", agreed.Attributes.Keys);
        Assert.Equal([settled], pulled.Manifest.Cases);
        Assert.Equal(3950, (await hub.PullAsync(await hub.SnapshotAsync())).Row("AGR", "SWE", "DNK").Value);
    }

    [Fact]
    public async Task Snapshot_CaseSettledAgainOnFiguresRevisedAfterTheFreeze_IsMarkedProvisional()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        var settled = await hub.SettleAsync("SWE", "DNK", 3900, ReleaseClass.Region);
        var round = await FreezeAsync(hub);

        // Opened before it is revised: the hub opens what was revised by itself, sooner or later.
        await hub.ReopenAsync("SWE", "DNK", settled);
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3800");
        await hub.SettleOpenAsync("SWE", "DNK", settled, 3950);

        var agreed = (await hub.PullAsync(await hub.SnapshotAsync(round))).Row("AGR", "SWE", "DNK");

        Assert.Equal((3900, "P"), (agreed.Value, agreed.Attributes["OBS_STATUS"]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Outcome.NoAgreement)]
    public async Task Snapshot_CaseSettledAgainAsNothingTheRegionMayBeTold_TellsNeitherFigure(Outcome? outcome)
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        var settled = await hub.SettleAsync("SWE", "DNK", 3900, ReleaseClass.Region);
        var round = await FreezeAsync(hub);
        await (outcome is { } end ? hub.CloseAgainAsync("SWE", "DNK", settled, end) : hub.SettleAgainAsync("SWE", "DNK", settled, 3950, ReleaseClass.Parties));

        var pulled = await hub.PullAsync(await hub.SnapshotAsync(round));

        Assert.Equal(3763, pulled.Row("ORG", "SWE", "DNK").Value);
        Assert.DoesNotContain(pulled.Rows, row => row.Value is 3900 or 3950 || row.Attributes.ContainsKey("OUTCOME"));
    }

    [Fact]
    public async Task Snapshot_CaseThatAgreedAfterTheFreezeOnWhatHadEndedOtherwise_HoldsTheEarlierEnd()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        var settled = await hub.CloseAsync("SWE", "DNK", Outcome.ExplainedDifference);
        var round = await FreezeAsync(hub);
        await hub.SettleAgainAsync("SWE", "DNK", settled, 3950);

        var pulled = await hub.PullAsync(await hub.SnapshotAsync(round));

        Assert.DoesNotContain(pulled.Rows, row => row.Key["FIGURE"] == "AGR");
        Assert.Equal("EXPLAINED_DIFFERENCE", pulled.Row("ORG", "SWE", "DNK").Attributes["OUTCOME"]);
    }

    [Theory]
    [InlineData("2015", true)]
    [InlineData("2016", false)]
    public async Task Snapshot_AgreementEndedAfterTheFreezeAndSignedAnew_IsMadeUnderTheNewOne(string from, bool isIn)
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        await hub.AgreeAsync("BEL", RegionHub.Steward, terms => terms.ValidTo = Timestamp.FromDateTimeOffset(_clock.Now.AddMinutes(90)), Use.ForwardToRegion, Use.PublishOriginal);
        await hub.SubmitAsync("BEL", "SWE EMI 2015 500", "DNK EMI 2015 600 CONF_STATUS=C");
        var round = await FreezeAsync(hub, "BEL", "SWE");
        _clock.Pass(TimeSpan.FromHours(1));
        var ended = await hub.PullAsync(await hub.SnapshotAsync(round));
        await hub.AgreeAsync("BEL", RegionHub.Steward, terms => terms.PeriodFrom = from, Use.ForwardToRegion, Use.PublishOriginal);
        await hub.SubmitAsync("BEL", "SWE EMI 2015 501");

        var pulled = await hub.PullAsync(await hub.SnapshotAsync(round));

        Assert.Contains(ended.Manifest.Omitted, omission => omission is { Country: "BEL", Reason: "NO_AGREEMENT" });
        double?[] shown = isIn ? [null, 500] : [];
        Assert.Equal(shown, pulled.Rows.Where(row => row.Key["ORIGIN"] == "BEL").Select(row => row.Value).Order());
        Assert.Equal(!isIn, pulled.Manifest.Omitted.Any(omission => omission is { Country: "BEL", Reason: "NO_AGREEMENT" }));
        Assert.Equal(isIn ? ReportingStatus.OnTime : ReportingStatus.NoAgreement, (await hub.LineAsync(round, "BEL")).Status);
    }

    private Task<RegionHub> StartAsync(IJournal journal) => RoundActs.StartAsync(journal, _clock, "SWE", "DNK");

    private async Task<Round> FreezeAsync(RegionHub hub, params string[] members)
    {
        var frozen = await hub.FreezeAsync(await hub.OpenAsync(RoundActs.Plan(_clock.Now, members)));
        _clock.Pass(TimeSpan.FromHours(1));
        return frozen;
    }
}
