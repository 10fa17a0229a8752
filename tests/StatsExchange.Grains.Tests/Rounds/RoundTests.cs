// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Journal;
using StatsExchange.Journal.Memory;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Rounds;

/// <summary>A round goes stage by stage, by its steward, and its dates hold.</summary>
public sealed class RoundTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task Open_WithoutMembers_AsksAllMembersOfTheRegion()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        var plan = RoundActs.Plan(_clock.Now);
        plan.Members.Clear();

        var round = await hub.OpenAsync(plan);

        Assert.Equal(("EUROPE27-round-1", RoundStage.Collection, "EUROPE27/sofia"), (round.Id, round.Stage, round.OpenedBy));
        Assert.Equal(27, round.Plan.Members.Count);
        Assert.Equal(_clock.Now, round.OpenedAt.ToDateTimeOffset());
    }

    [Fact]
    public async Task Open_SeveralFieldsWrong_NamesAllAndWritesNothing()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        var plan = RoundActs.Plan(_clock.Now, "SWE", "PHL");
        plan.Tables.Add(new RoundTable { Structure = "STOCK", Measure = "IMM", Basis = "CBX", Pair = "birth" });
        plan.Tables.Add(new RoundTable { Structure = "RETURN", Measure = "RFL", Basis = "RES" });
        plan.Periods.Insert(0, "2016");
        plan.Schedule.MirrorUntil = RoundActs.After(_clock.Now, 9);
        plan.RemindDaysBefore.Add(7);

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.OpenAsync(plan));

        Assert.Equal(
            ["plan.tables[1].pair", "plan.tables[2].basis", "plan.periods", "plan.schedule.mirror_until", "plan.remind_days_before", "plan.members"],
            refusal.Violations.Select(violation => violation.Field));
        Assert.Equal(0, (await journal.HeadAsync(StreamName.Region(RegionHub.Region), CancellationToken.None)).Seq);
    }

    [Theory]
    [InlineData("due")]
    [InlineData("mirror_until")]
    [InlineData("decision_until")]
    [InlineData("freeze")]
    [InlineData("review_until")]
    [InlineData("release")]
    public async Task Open_ADateBeforeTheOneBeforeIt_IsRefused(string field)
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        var plan = RoundActs.Plan(_clock.Now);
        var date = RoundSchedule.Descriptor.FindFieldByName(field).Accessor;
        var dates = RoundSchedule.Descriptor.Fields.InDeclarationOrder();
        var before = dates.TakeWhile(other => other.Name != field).LastOrDefault()?.Accessor.GetValue(plan.Schedule);
        var earlier = ((Google.Protobuf.WellKnownTypes.Timestamp?)before)?.ToDateTimeOffset() ?? _clock.Now;
        date.SetValue(plan.Schedule, Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(earlier.AddSeconds(-1)));

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.OpenAsync(plan));

        Assert.Equal($"plan.schedule.{field}", refusal.Violations[0].Field);
    }

    [Fact]
    public async Task Advance_InOrder_EveryStepIsAnEntryWithItsActorAndTime()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        var round = await hub.OpenAsync(RoundActs.Plan(_clock.Now));
        foreach (var (to, days) in new[] { (RoundStage.Mirror, 10), (RoundStage.Decision, 7), (RoundStage.Frozen, 7) })
        {
            _clock.Pass(TimeSpan.FromDays(days));
            round = await hub.AdvanceAsync(round, to, reason: "");
        }

        Assert.Equal([RoundStage.Mirror, RoundStage.Decision, RoundStage.Frozen], round.Steps.Select(step => step.Stage));
        Assert.All(round.Steps, step => Assert.Equal("EUROPE27/sofia", step.Actor));
        Assert.Equal([10, 17, 24], round.Steps.Select(step => (int)(step.Time.ToDateTimeOffset() - round.OpenedAt.ToDateTimeOffset()).TotalDays));
        Assert.Equal(round, (await hub.ShowAsync(round)).Round);
    }

    [Fact]
    public async Task Advance_BeforeItsTime_TakesAReason()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        var round = await hub.OpenAsync(RoundActs.Plan(_clock.Now));
        _clock.Pass(TimeSpan.FromDays(10) - TimeSpan.FromSeconds(1));

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.AdvanceAsync(round, RoundStage.Mirror, reason: " "));
        var early = await hub.AdvanceAsync(round, RoundStage.Mirror, reason: "everybody has reported");

        Assert.Equal("reason", Assert.Single(refusal.Violations).Field);
        Assert.Equal("everybody has reported", Assert.Single(early.Steps).Reason);
    }

    [Theory]
    [InlineData(RoundStage.Collection)]
    [InlineData(RoundStage.Decision)]
    [InlineData(RoundStage.Frozen)]
    [InlineData(RoundStage.Released)]
    public async Task Advance_ToAnyOtherStageThanTheNext_IsRefusedAndSaysWhichIs(RoundStage to)
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        var round = await hub.OpenAsync(RoundActs.Plan(_clock.Now));

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.AdvanceAsync(round, to));

        Assert.Equal(ErrorReason.StateNotFit, refusal.Reason);
        Assert.Contains("MIRROR", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(RoundStage.Collection, (await hub.ShowAsync(round)).Round.Stage);
    }

    [Fact]
    public async Task Advance_ToReviewWithoutASnapshotOfTheRound_IsRefused()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        var round = await hub.FreezeAsync(await hub.OpenAsync(RoundActs.Plan(_clock.Now)));

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.AdvanceAsync(round, RoundStage.Review));

        Assert.Equal(ErrorReason.StateNotFit, refusal.Reason);
        Assert.Contains("FLOW", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_StewardOfAnotherRegion_IsRefused()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.OpenAsync(RoundActs.Plan(_clock.Now), TestCallers.Steward("ASEAN")));

        Assert.Equal(ErrorReason.NotYours, refusal.Reason);
    }

    [Fact]
    public async Task Get_OfficeOfAMember_SeesTheRoundAndItsOwnPartOnly()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        await hub.AgreeAsync("SWE");
        await hub.AgreeAsync("DNK");
        var round = await hub.OpenAsync(RoundActs.Plan(_clock.Now));
        await hub.RemindAsync(round, "DNK");
        await hub.RemindAsync(round);
        await hub.FreezeAsync(round);

        var swedish = await hub.ShowAsync(round, TestCallers.Submitter("SWE"));
        var whole = await hub.ShowAsync(round, TestCallers.Region(RegionHub.Region));

        Assert.Equal(["SWE"], swedish.Lines.Select(line => line.Country));
        Assert.Equal(["SWE"], swedish.Round.Plan.Members);
        Assert.Equal(["SWE"], swedish.Round.Pins.Select(pin => pin.Country));
        Assert.Equal(["SWE"], Assert.Single(swedish.Round.Reminders).Members);
        Assert.Empty(swedish.Summaries);
        Assert.Equal(["DNK", "SWE"], whole.Lines.Select(line => line.Country));
        Assert.Equal(2, whole.Round.Reminders.Count);
        Assert.Equal(whole.Lines.Single(line => line.Country == "SWE"), Assert.Single(swedish.Lines));
        foreach (var stranger in new[] { TestCallers.Analyst("PHL"), TestCallers.Analyst("FIN"), TestCallers.Steward("ASEAN") })
        {
            var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.ShowAsync(round, stranger));
            Assert.Equal(ErrorReason.NotYours, refusal.Reason);
        }
    }

    [Fact]
    public async Task List_OfficeOfAMember_SeesTheRoundsThatAskIt()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal);
        await hub.OpenAsync(RoundActs.Plan(_clock.Now, "SWE"));
        await hub.OpenAsync(RoundActs.Plan(_clock.Now, "DNK"));
        await hub.OpenAsync(RoundActs.Plan(_clock.Now));

        Assert.Equal(["EUROPE27-round-3", "EUROPE27-round-1"], await ListAsync(hub, TestCallers.Analyst("SWE")));
        Assert.Equal(["EUROPE27-round-3", "EUROPE27-round-2", "EUROPE27-round-1"], await ListAsync(hub, RegionHub.Steward));
    }

    private static async Task<IEnumerable<string>> ListAsync(RegionHub hub, Caller caller)
    {
        CallerContext.Set(caller);
        return (await hub.Grain.ListRoundsAsync(new ListRoundsRequest { Region = RegionHub.Region }.ToProto())).Read().Rounds.Select(round => round.Id);
    }

    private Task<RegionHub> StartAsync(IJournal journal) => RegionHub.StartAsync(journal, doesJobs: false, _clock);
}
