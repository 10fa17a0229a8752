// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Contracts.Snapshots;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Grains.Tests.Snapshots;
using StatsExchange.Grains.Tests.Vintages;
using StatsExchange.Journal;
using StatsExchange.Journal.Memory;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Rounds;

/// <summary>A round's snapshot holds what stood at the freeze, less what its owner withholds or takes back until it is made.</summary>
public sealed class FrozenSnapshotTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task Snapshot_FiguresRevisedOrSentAfterTheFreeze_HoldsThoseOfTheFreeze()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        var round = await FreezeAsync(hub);
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3800", "FIN EMI 2015 77");
        await hub.SubmitAsync("FIN", "SWE EMI 2015 99");

        var pulled = await hub.PullAsync(await hub.SnapshotAsync(round));

        Assert.Equal(3763, pulled.Row("ORG", "SWE", "DNK").Value);
        Assert.DoesNotContain(pulled.Rows, row => row.Value is 3800 or 77 or 99);
        Assert.Equal(round.Pins.Single(pin => pin.Country == "SWE").Revision, pulled.Manifest.Sources.Single(source => source.Country == "SWE").Revision);
        Assert.Single(pulled.Manifest.Sources.Single(source => source.Country == "SWE").Submissions);
        Assert.Equal(3800, (await hub.PullAsync(await hub.SnapshotAsync())).Row("ORG", "SWE", "DNK").Value);
    }

    [Fact]
    public async Task Snapshot_Manifest_NamesTheRoundAndHowCompleteItIs()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        var round = await FreezeAsync(hub);
        await hub.SubmitAsync("FIN", "SWE EMI 2015 99");

        var job = await hub.SnapshotAsync(round);
        var pulled = await hub.PullAsync(job);

        var told = pulled.Manifest.Round!;
        Assert.Equal((round.Id, "2026-01-01T12:00:00.000000Z"), (told.Id, told.FrozenAt));
        Assert.Equal([new ManifestTable("EMI", "RES")], told.Tables);
        Assert.Equal(["2015"], told.Periods);
        Assert.Equal(
            [("AUT", "NO_AGREEMENT"), ("DNK", "ON_TIME"), ("FIN", "AFTER_FREEZE"), ("SWE", "ON_TIME")],
            told.Reporting.Select(line => (line.Country, line.Status)));
        Assert.Equal(("2015", "2015"), (pulled.Manifest.PeriodFrom, pulled.Manifest.PeriodTo));
        Assert.Null((await hub.PullAsync(await hub.SnapshotAsync())).Manifest.Round);
    }

    [Fact]
    public async Task Snapshot_OtherMeasuresAndPeriods_AreLeftToOtherRounds()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        await hub.SubmitAsync("SWE", "DNK IMM 2015 4444", "DNK EMI 2014 3700");
        var round = await FreezeAsync(hub);

        var pulled = await hub.PullAsync(await hub.SnapshotAsync(round));

        Assert.DoesNotContain(pulled.Rows, row => row.Value is 4444 or 3700);
        Assert.Contains(pulled.Manifest.SetAside, aside => aside is { Country: "SWE", Reason: "NOT_IN_ROUND", Observations: 1 });
    }

    [Theory]
    [InlineData("DNK EMI 2015 2000 SEX=F CONF_STATUS=C")]
    [InlineData("DNK EMI 2015 2001 SEX=F CONF_STATUS=N")]
    [InlineData("DNK EMI 2015 - SEX=F")]
    public async Task Snapshot_CellWithheldOrTakenBackAfterTheFreeze_IsNotInItNorCanBeDerived(string since)
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        await hub.SubmitAsync("SWE", "DNK EMI 2015 1763 SEX=M", "DNK EMI 2015 2000 SEX=F", "FIN EMI 2015 8000", "_T EMI 2015 11763");
        var round = await FreezeAsync(hub);
        await hub.SubmitAsync("SWE", since);

        var pulled = await hub.PullAsync(await hub.SnapshotAsync(round));

        var open = pulled.Rows.Where(row => row.Key["FIGURE"] == "ORG" && row.Key["ORIGIN"] == "SWE").ToDictionary(row => (row.Key["DESTINATION"], row.Key["SEX"]), row => row.Value);
        Assert.Equal((null, null, null, null), (open[("DNK", "F")], open[("DNK", "M")], open[("DNK", "_T")], open[("_T", "_T")]));
        Assert.Equal(8000, open[("FIN", "_T")]);
        Assert.DoesNotContain(pulled.Rows, row => row.Value is 2000 or 1763 or 3763 or 11763);
        Assert.All(pulled.Rows.Where(row => row.Value is null), row => Assert.DoesNotContain("VINTAGE_O", row.Attributes.Keys));
    }

    [Fact]
    public async Task Snapshot_CellThatIsNewAndConfidentialSinceTheFreeze_WithholdsTheTotalItCouldBeDerivedFrom()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        await hub.SubmitAsync("SWE", "DNK EMI 2015 1763 SEX=M");
        var round = await FreezeAsync(hub);
        await hub.SubmitAsync("SWE", "DNK EMI 2015 2000 SEX=F CONF_STATUS=C");

        var pulled = await hub.PullAsync(await hub.SnapshotAsync(round));

        Assert.DoesNotContain(pulled.Rows, row => row.Value is 1763 or 3763 or 2000);
    }

    [Fact]
    public async Task Snapshot_EmbargoSetAfterTheFreeze_IsWithheldUntilItEnds()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        var round = await FreezeAsync(hub);
        await hub.EmbargoAsync("SWE", _clock.Now.AddDays(1));

        var held = await hub.PullAsync(await hub.SnapshotAsync(round));
        _clock.Pass(TimeSpan.FromDays(2));
        var open = await hub.PullAsync(await hub.SnapshotAsync(round));

        Assert.Null(held.Row("ORG", "SWE", "DNK").Value);
        Assert.Equal(3763, open.Row("ORG", "SWE", "DNK").Value);
    }

    [Fact]
    public async Task Snapshot_SubmissionWithdrawnAfterTheFreeze_IsSuppressed()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        var round = await FreezeAsync(hub);
        await hub.WithdrawLastAsync("SWE");

        var pulled = await hub.PullAsync(await hub.SnapshotAsync(round));

        Assert.Equal((null, "Q"), (pulled.Row("ORG", "SWE", "DNK").Value, pulled.Row("ORG", "SWE", "DNK").Attributes["OBS_STATUS"]));
        Assert.Equal(4000, pulled.Row("ORG", "DNK", "SWE").Value);
    }

    [Fact]
    public async Task Snapshot_RevisionWithdrawnAfterTheFreeze_IsSuppressedAndNotReplacedByWhatWasBefore()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        await hub.SubmitAsync("SWE", "BEL EMI 2015 700");
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3800", "FIN EMI 2015 8000");
        var round = await FreezeAsync(hub);
        await hub.WithdrawLastAsync("SWE");

        var pulled = await hub.PullAsync(await hub.SnapshotAsync(round));

        Assert.All(["DNK", "FIN"], partner => Assert.Equal("Q", pulled.Row("ORG", "SWE", partner).Attributes["OBS_STATUS"]));
        Assert.Equal(700, pulled.Row("ORG", "SWE", "BEL").Value);
        Assert.DoesNotContain(pulled.Rows, row => row.Value is 3800 or 3763 or 8000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("DNK EMI 2015 -")]
    [InlineData("DNK EMI 2015 3763 CONF_STATUS=C")]
    public async Task Snapshot_EstimateOfAFigureTakenBackAfterTheFreeze_IsSuppressedToo(string since)
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        var job = (await hub.EndOfAsync(await hub.ReconcileAsync("sending"))).Job;
        var round = await FreezeAsync(hub);
        await (since.Length == 0 ? hub.WithdrawLastAsync("SWE") : hub.SubmitAsync("SWE", since));

        var pulled = await hub.PullAsync(await hub.SnapshotAsync(round, job.Id));

        Assert.Equal([("EST", 4000), ("ORG", 4000)], pulled.Rows.Where(row => row.Value is not null).Select(row => (row.Key["FIGURE"], row.Value!.Value)).Order());
        Assert.Null(pulled.Row("EST", "SWE", "DNK").Value);
    }

    [Fact]
    public async Task Snapshot_EstimateOfARevisionWithdrawnAfterTheFreeze_IsSuppressedThoughAnEarlierValueStandsAgain()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3800");
        var job = (await hub.EndOfAsync(await hub.ReconcileAsync("sending"))).Job;
        var round = await FreezeAsync(hub);
        await hub.WithdrawLastAsync("SWE");

        var pulled = await hub.PullAsync(await hub.SnapshotAsync(round, job.Id));

        Assert.Null(pulled.Row("EST", "SWE", "DNK").Value);
        Assert.Null(pulled.Row("ORG", "SWE", "DNK").Value);
    }

    [Fact]
    public async Task Snapshot_AgreementRevokedAfterTheFreeze_LeavesTheMemberOut()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        var agreement = await hub.AgreeAsync("BEL");
        await hub.SubmitAsync("BEL", "SWE EMI 2015 500");
        var round = await FreezeAsync(hub, "BEL", "SWE");
        await hub.RevokeAsync("BEL", agreement);

        var pulled = await hub.PullAsync(await hub.SnapshotAsync(round));

        Assert.DoesNotContain(pulled.Rows, row => row.Value is 500);
        Assert.Contains(pulled.Manifest.Omitted, omission => omission is { Country: "BEL", Reason: "NO_AGREEMENT" });
    }

    [Fact]
    public async Task Snapshot_AgreementMadeAfterTheFreeze_OpensNothing()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        await hub.SubmitAsync("AUT", "SWE EMI 2015 500");
        var round = await FreezeAsync(hub);
        await hub.AgreeAsync("AUT");

        var pulled = await hub.PullAsync(await hub.SnapshotAsync(round));

        Assert.DoesNotContain(pulled.Rows, row => row.Value is 500);
    }

    [Fact]
    public async Task Snapshot_CellWithheldWhileItIsMade_IsNotInIt()
    {
        await using var memory = new MemoryJournal(_clock);
        var (journal, atNextStaging) = InterruptedJournal.Over(memory);
        await using var hub = await StartAsync(journal);
        var round = await FreezeAsync(hub);
        atNextStaging(() => hub.SubmitAsync("SWE", "DNK EMI 2015 3763 CONF_STATUS=C"));

        var pulled = await hub.PullAsync(await hub.SnapshotAsync(round));

        Assert.Null(pulled.Row("ORG", "SWE", "DNK").Value);
    }

    [Fact]
    public async Task Snapshot_ReconciliationOfLaterFigures_FailsAndOneOfThoseOfTheFreezeDoesNot()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        await hub.SubmitAsync("DNK", "SWE IMM 2015 3539");
        var before = (await hub.EndOfAsync(await hub.ReconcileAsync())).Job;
        var round = await FreezeAsync(hub);
        await hub.AgreeAsync("SWE", Use.Compare);
        var onTheSame = (await hub.EndOfAsync(await hub.ReconcileAsync())).Job;
        await hub.SubmitAsync("SWE", "DNK EMI 2015 9999");
        var onLater = (await hub.EndOfAsync(await hub.ReconcileAsync())).Job;

        var ended = await hub.EndOfAsync(await hub.SnapshotAsync(round, onLater.Id));

        Assert.Equal(3651, (await hub.PullAsync(await hub.SnapshotAsync(round, before.Id))).Row("EST", "SWE", "DNK").Value);
        Assert.Equal(3651, (await hub.PullAsync(await hub.SnapshotAsync(round, onTheSame.Id))).Row("EST", "SWE", "DNK").Value);
        Assert.Equal(JobState.Failed, ended.Job.State);
        Assert.Contains("SWE", ended.Job.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Snapshot_RoundThatIsNotFrozenOrOfOtherFigures_IsRefused()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        var open = await hub.OpenAsync(RoundActs.Plan(_clock.Now));
        var frozen = await FreezeAsync(hub);

        var tooEarly = await Assert.ThrowsAsync<RefusedException>(() => hub.SnapshotAsync(open));
        var other = await Assert.ThrowsAsync<RefusedException>(() => hub.OrderAsync(new StartSnapshotRequest { Structure = "STOCK", PeriodFrom = "2012", PeriodTo = "2012", Round = frozen.Id }));

        Assert.Equal("round", Assert.Single(tooEarly.Violations).Field);
        Assert.Equal(["structure", "period_from"], other.Violations.Select(violation => violation.Field));
    }

    [Fact]
    public async Task Advance_ToReleased_ReleasesTheRoundsLastSnapshotByItsOwnSteward()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        var round = await FreezeAsync(hub);
        await hub.EndOfAsync(await hub.SnapshotAsync(round));
        await hub.EndOfAsync(await hub.SnapshotAsync(round));
        await hub.EndOfAsync(await hub.SnapshotAsync());
        round = await hub.AdvanceAsync(round, RoundStage.Review);
        Assert.Equal([new RoundSnapshot { Snapshot = "EUROPE27-2", Structure = "FLOW" }], round.Snapshots);
        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.AdvanceAsync(round, RoundStage.Released, caller: TestCallers.HubSteward));

        round = await hub.AdvanceAsync(round, RoundStage.Released, reason: "all agree");
        Assert.Equal("EUROPE27-2", Assert.Single(round.Snapshots).Snapshot);
        Assert.Equal(round, (await hub.ShowAsync(round)).Round);

        Assert.Equal(ErrorReason.NotYours, refusal.Reason);
        CallerContext.Set(RegionHub.Steward);
        var snapshots = (await hub.AskAsync(body => body.ListSnapshotsAsync(new ListSnapshotsRequest { Region = RegionHub.Region }.ToProto()))).Read().Snapshots;
        Assert.Equal(
            [("EUROPE27-3", SnapshotState.Draft, ""), ("EUROPE27-2", SnapshotState.Released, round.Id), ("EUROPE27-1", SnapshotState.Draft, round.Id)],
            snapshots.Select(snapshot => (snapshot.Id, snapshot.State, snapshot.Round)));
        refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.AdvanceAsync(round, RoundStage.Released));
        Assert.Equal(ErrorReason.StateNotFit, refusal.Reason);
    }

    [Fact]
    public async Task Snapshot_EstimateOfAMemberOfWhichNothingIsFrozen_Fails()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        var round = await FreezeAsync(hub);
        await hub.AgreeAsync("AUT");
        await hub.SubmitAsync("AUT", "SWE EMI 2015 777");
        var job = (await hub.EndOfAsync(await hub.ReconcileAsync())).Job;

        var ended = (await hub.EndOfAsync(await hub.SnapshotAsync(round, job.Id))).Job;

        Assert.Contains("AUT", ended.Failure, StringComparison.Ordinal);
        Assert.Contains("after the freeze", ended.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Snapshot_SettlementWithAMemberOfWhichNothingIsFrozen_IsSetAside()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        var round = await FreezeAsync(hub);
        await hub.AgreeAsync("AUT");
        await hub.SubmitAsync("AUT", "SWE EMI 2015 777");
        await hub.SettleAsync("AUT", "SWE", 778, ReleaseClass.Region);

        var pulled = await hub.PullAsync(await hub.SnapshotAsync(round));

        Assert.DoesNotContain(pulled.Rows, row => row.Value is 777 or 778);
    }

    [Fact]
    public async Task Snapshot_CaseSettledAfterTheFreeze_IsLeftToTheNextRound()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        await hub.SettleAsync("SWE", "DNK", 3900, ReleaseClass.Region);
        var round = await FreezeAsync(hub);
        _clock.Pass(TimeSpan.FromHours(1));
        await hub.SettleAsync("SWE", "FIN", 80, ReleaseClass.Region);

        var pulled = await hub.PullAsync(await hub.SnapshotAsync(round));

        Assert.Equal(3900, pulled.Row("AGR", "SWE", "DNK").Value);
        Assert.DoesNotContain(pulled.Rows, row => row.Value is 80);
        Assert.Contains((await hub.PullAsync(await hub.SnapshotAsync())).Rows, row => row.Value is 80);
    }

    [Fact]
    public async Task Snapshot_EstimatesAndSettlementsOfMembersTheRoundDoesNotAsk_AreNotInIt()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        await hub.SettleAsync("SWE", "DNK", 3900, ReleaseClass.Region);
        var round = await FreezeAsync(hub, "FIN", "SWE");

        var pulled = await hub.PullAsync(await hub.SnapshotAsync(round));

        Assert.Equal(3763, pulled.Row("ORG", "SWE", "DNK").Value);
        Assert.DoesNotContain(pulled.Rows, row => row.Value is 3900 or 4000);
    }

    [Fact]
    public async Task Start_ReconciliationOfAPairNoTableIsASideOf_IsRefused()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        var job = (await hub.EndOfAsync(await hub.ReconcileAsync())).Job;
        var plan = RoundActs.Plan(_clock.Now);
        plan.Tables[0] = new RoundTable { Structure = "FLOW", Measure = "IMM", Basis = "CC", Pair = "" };
        var round = await hub.FreezeAsync(await hub.OpenAsync(plan));

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.SnapshotAsync(round, job.Id));

        Assert.Equal(ErrorReason.FieldInvalid, refusal.Reason);
        Assert.Contains("a table of the round", refusal.Message, StringComparison.Ordinal);
    }

    private Task<RegionHub> StartAsync(IJournal journal) => RoundActs.StartAsync(journal, _clock, "SWE", "DNK", "FIN");

    private async Task<Round> FreezeAsync(RegionHub hub, params string[] members) =>
        await hub.FreezeAsync(await hub.OpenAsync(RoundActs.Plan(_clock.Now, members.Length > 0 ? members : ["AUT", "DNK", "FIN", "SWE"])));
}
