// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Journal.Memory;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Snapshots;

/// <summary>What snapshots show of how cases ended: agreed figures with their classes, other outcomes beside both originals, and nothing that is withheld.</summary>
public sealed class OutcomeTests
{
    [Fact]
    public async Task Snapshot_AgreedDetail_StandsUnderItsClasses()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await StartAsync(journal);
        await hub.SettleAsync("SWE", "DNK", request =>
        {
            (request.Method, request.Justification, request.ReleaseClass) = ("manual", "register check", ReleaseClass.Region);
            request.Figures.Add(new ProposedFigure { TimePeriod = "2015", Value = 100 });
            request.Figures.Add(new ProposedFigure { TimePeriod = "2015", Value = 100, Dimensions = { ["SEX"] = "F" } });
            request.Figures.Add(new ProposedFigure { TimePeriod = "2015", Value = 0, Dimensions = { ["SEX"] = "M" } });
        });

        var pulled = await hub.PullAsync(await hub.SnapshotAsync());

        Assert.Equal(
            [("F", 100.0), ("M", 0.0), ("_T", 100.0)],
            pulled.Rows.Where(row => row.Key["FIGURE"] == "AGR").Select(row => (row.Key["SEX"], row.Value ?? double.NaN)).Order());
    }

    [Theory]
    [InlineData(Outcome.NoAgreement, "NO_AGREEMENT")]
    [InlineData(Outcome.ExplainedDifference, "EXPLAINED_DIFFERENCE")]
    [InlineData(Outcome.OriginRevises, "ORIGIN_REVISES")]
    public async Task Snapshot_CaseThatEndedWithoutAFigure_SaysSoBesideBothOriginals(Outcome outcome, string code)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await StartAsync(journal);
        var closed = await hub.CloseAsync("SWE", "DNK", outcome);

        var pulled = await hub.PullAsync(await hub.SnapshotAsync());

        foreach (var (figure, value) in new[] { ("ORG", 120), ("DST", 90) })
        {
            var total = pulled.Rows.Single(row => row.Key["FIGURE"] == figure && row.Key["ORIGIN"] == "SWE" && row.Key["SEX"] == "_T");
            Assert.Equal((value, code, closed), ((int)total.Value!, total.Attributes["OUTCOME"], total.Attributes["CASE_ID"]));
        }

        Assert.DoesNotContain(pulled.Rows, row => row.Key["FIGURE"] == "AGR" || (row.Key["SEX"] != "_T" && row.Attributes.ContainsKey("OUTCOME")));
        Assert.DoesNotContain("OUTCOME", pulled.Row("DST", "DNK", "SWE").Attributes.Keys);
        Assert.Equal([closed], pulled.Manifest.Cases);
    }

    [Fact]
    public async Task Snapshot_LaterCaseAgreedOnAFigure_TheEarlierOutcomeIsNotShown()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await StartAsync(journal);
        await hub.CloseAsync("SWE", "DNK", Outcome.NoAgreement);
        var settled = await hub.SettleAsync("SWE", "DNK", 100, ReleaseClass.Region);

        var pulled = await hub.PullAsync(await hub.SnapshotAsync());

        Assert.Equal(settled, Assert.Single(pulled.Rows, row => row.Attributes.ContainsKey("OUTCOME")).Attributes["CASE_ID"]);
        Assert.Equal([settled], pulled.Manifest.Cases);
    }

    [Theory]
    [InlineData(true, "EXPLAINED_DIFFERENCE", 0)]
    [InlineData(false, "AGREED_FIGURE", 1)]
    public async Task Snapshot_LaterCaseOfOneOfficeLapsed_WhatBothSignedStands(bool isExplained, string code, int agreed)
    {
        var clock = new ManualClock();
        await using var journal = new MemoryJournal(clock);
        await using var hub = await StartAsync(journal, clock);
        var settled = await (isExplained ? hub.CloseAsync("SWE", "DNK", Outcome.ExplainedDifference) : hub.SettleAsync("SWE", "DNK", 100, ReleaseClass.Region));
        await hub.LapseAsync("SWE", "DNK", clock);
        Assert.Equal(CaseState.Lapsed, (await hub.DossierAsync("SWE", "DNK")).Cases[1].State);

        var pulled = await hub.PullAsync(await hub.SnapshotAsync());

        Assert.All(Told(pulled), told => Assert.Equal((settled, code), told));
        Assert.Equal((isExplained ? 2 : 1, agreed), (Told(pulled).Count, pulled.Rows.Count(row => row.Key["FIGURE"] == "AGR")));
    }

    [Fact]
    public async Task Snapshot_OnlyCaseLapsed_SaysSoBesideTheOriginals()
    {
        var clock = new ManualClock();
        await using var journal = new MemoryJournal(clock);
        await using var hub = await StartAsync(journal, clock);
        await hub.OpenDossierAsync("SWE", "DNK");
        await hub.LapseAsync("SWE", "DNK", clock);

        var pulled = await hub.PullAsync(await hub.SnapshotAsync());

        Assert.Equal([("DNK-SWE.1", "LAPSED"), ("DNK-SWE.1", "LAPSED")], Told(pulled));
    }

    [Theory]
    [InlineData(Outcome.NoAgreement, "NO_AGREEMENT")]
    [InlineData(Outcome.ExplainedDifference, "EXPLAINED_DIFFERENCE")]
    public async Task Snapshot_LaterCaseEndedWithoutAFigure_TheEarlierFigureIsNoLongerPublished(Outcome outcome, string code)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await StartAsync(journal);
        await hub.SettleAsync("SWE", "DNK", 100, ReleaseClass.Region);
        var closed = await hub.CloseAsync("SWE", "DNK", outcome);

        var pulled = await hub.PullAsync(await hub.SnapshotAsync());

        Assert.DoesNotContain(pulled.Rows, row => row.Key["FIGURE"] == "AGR");
        Assert.Equal([(closed, code), (closed, code)], Told(pulled));
    }

    [Fact]
    public async Task Snapshot_EarlierCaseAgreedAnewAfterALaterOne_ItsNewFigureIsPublished()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await StartAsync(journal);
        var first = await hub.SettleAsync("SWE", "DNK", 100, ReleaseClass.Region);
        await hub.SettleAsync("SWE", "DNK", 110, ReleaseClass.Region);
        await hub.SettleAgainAsync("SWE", "DNK", first, 105);

        var pulled = await hub.PullAsync(await hub.SnapshotAsync());

        var row = Assert.Single(pulled.Rows, row => row.Key["FIGURE"] == "AGR");
        Assert.Equal((105, first), ((int)row.Value!, row.Attributes["CASE_ID"]));
    }

    [Fact]
    public async Task Snapshot_LaterFigureTheRegionMayNotBeTold_TheEarlierIsNotPublishedInItsPlace()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await StartAsync(journal);
        await hub.SettleAsync("SWE", "DNK", 100, ReleaseClass.Region);
        await hub.SettleAsync("SWE", "DNK", 110, ReleaseClass.Parties);

        Assert.Empty(Told(await hub.PullAsync(await hub.SnapshotAsync())));
    }

    [Fact]
    public async Task Snapshot_SourceRevisedAfterTheAgreement_TheOldFigureStandsAndIsMarked()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await StartAsync(journal);
        await hub.SettleAsync("SWE", "DNK", 100, ReleaseClass.Region);
        Assert.DoesNotContain("OBS_STATUS", (await hub.PullAsync(await hub.SnapshotAsync())).Row("AGR", "SWE", "DNK").Attributes.Keys);
        await hub.SubmitAsync("SWE", "DNK EMI 2015 121");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await hub.DossierAsync("SWE", "DNK")).Cases[0].Revisions.Count == 0)
        {
            await Task.Delay(20, patience.Token);
        }

        var agreed = (await hub.PullAsync(await hub.SnapshotAsync())).Row("AGR", "SWE", "DNK");

        Assert.Equal((100, "P", "AGREED_FIGURE"), ((int)agreed.Value!, agreed.Attributes["OBS_STATUS"], agreed.Attributes["OUTCOME"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Snapshot_AgreedByRuleAndWithheldSince_TellsNeitherTotalNorClasses(bool withOriginals)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await StartAsync(journal, withOriginals ? [Use.ForwardToRegion, Use.PublishOriginal, Use.PublishAgreed] : [Use.PublishAgreed]);
        await hub.SettleAsync("SWE", "DNK", request =>
        {
            (request.Method, request.ReleaseClass) = ("sending", ReleaseClass.Region);
            request.Detail.Add("SEX");
        });
        Assert.Equal([50.0, 70.0, 120.0], (await AgreedAsync(hub)).Select(row => row.Value ?? double.NaN).Order());

        await hub.SubmitAsync("SWE", "DNK EMI 2015 50 SEX=F CONF_STATUS=C");

        Assert.All(await AgreedAsync(hub), row => Assert.Equal((null, "Q"), (row.Value, row.Attributes["OBS_STATUS"])));
    }

    [Fact]
    public async Task Snapshot_AgreedByRuleAndOnlyClassesWithheldSince_TellsNone()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await StartAsync(journal, Use.PublishAgreed);
        await hub.SettleAsync("SWE", "DNK", request =>
        {
            (request.Method, request.ReleaseClass) = ("sending", ReleaseClass.Region);
            request.Detail.Add("SEX");
        });

        await hub.SubmitAsync("SWE", "DNK EMI 2015 50 SEX=F CONF_STATUS=C", "DNK EMI 2015 70 SEX=M CONF_STATUS=C");

        Assert.All(await AgreedAsync(hub), row => Assert.Equal((null, "Q"), (row.Value, row.Attributes["OBS_STATUS"])));
    }

    private static async Task<IEnumerable<PulledRow>> AgreedAsync(RegionHub hub)
    {
        var rows = (await hub.PullAsync(await hub.SnapshotAsync())).Rows.Where(row => row.Key["FIGURE"] == "AGR").ToList();
        Assert.Equal(3, rows.Count);
        return rows;
    }

    private static List<(string Case, string Outcome)> Told(PulledSnapshot pulled) =>
        [.. pulled.Rows.Where(row => row.Attributes.ContainsKey("OUTCOME")).Select(row => (row.Attributes["CASE_ID"], row.Attributes["OUTCOME"]))];

    private static Task<RegionHub> StartAsync(MemoryJournal journal, params Use[] uses) => StartAsync(journal, null, uses);

    private static async Task<RegionHub> StartAsync(MemoryJournal journal, TimeProvider? clock, params Use[] uses)
    {
        var hub = await RegionHub.StartAsync(journal, clock: clock);
        await hub.SubmitAsync("SWE", "DNK EMI 2015 120", "DNK EMI 2015 50 SEX=F", "DNK EMI 2015 70 SEX=M", "DNK IMM 2015 33");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 90", "SWE IMM 2015 40 SEX=F", "SWE IMM 2015 50 SEX=M");
        await hub.AgreeAsync("SWE", uses);
        await hub.AgreeAsync("DNK", uses);
        return hub;
    }
}
