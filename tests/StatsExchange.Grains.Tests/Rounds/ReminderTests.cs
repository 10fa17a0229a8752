// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Rounds;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Journal;
using StatsExchange.Journal.Memory;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Rounds;

/// <summary>The hub reminds on the days a round states, once each; the steward whenever it is needed.</summary>
public sealed class ReminderTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task Look_OnTheDaysStated_RemindsOnceThoseWhoHaveNotReported()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false, _clock);
        await using var another = await RegionHub.StartAsync(journal, doesJobs: false, _clock);
        await hub.AgreeAsync("SWE");
        await hub.AgreeAsync("DNK");
        await hub.SubmitAsync("SWE", "DNK EMI 2015 1");
        var round = await hub.OpenAsync(RoundActs.Plan(_clock.Now));

        await LookAsync(hub);
        Assert.Empty((await hub.ShowAsync(round)).Round.Reminders);
        _clock.Pass(TimeSpan.FromDays(3));
        await Task.WhenAll(LookAsync(hub), LookAsync(another));
        await LookAsync(hub);
        _clock.Pass(TimeSpan.FromDays(6));
        await hub.SubmitAsync("DNK", "SWE EMI 2015 1");
        await LookAsync(another);
        await LookAsync(hub);

        var reminders = (await hub.ShowAsync(round)).Round.Reminders;
        Assert.Equal([7, 1], reminders.Select(reminder => reminder.DaysBefore));
        Assert.Equal(["DNK"], reminders[0].Members);
        Assert.Empty(reminders[1].Members);
        Assert.Equal("hub/test", reminders[0].Actor);
        Assert.Single((await hub.ShowAsync(round, TestCallers.Analyst("DNK"))).Round.Reminders);
        Assert.Empty((await hub.ShowAsync(round, TestCallers.Analyst("SWE"))).Round.Reminders);
    }

    [Fact]
    public async Task Remind_MoreThanAHundredTimes_IsRefusedAndTheListTellsNone()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false, _clock);
        var round = await hub.OpenAsync(RoundActs.Plan(_clock.Now, "SWE"));
        for (var i = 0; i < 100; i++)
        {
            await hub.RemindAsync(round, "SWE");
        }

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.RemindAsync(round, "SWE"));
        CallerContext.Set(RegionHub.Steward);
        var listed = Assert.Single((await hub.Grain.ListRoundsAsync(new ListRoundsRequest { Region = RegionHub.Region }.ToProto())).Read().Rounds);

        Assert.Equal(ErrorReason.StateNotFit, refusal.Reason);
        Assert.Equal(100, (await hub.ShowAsync(round)).Round.Reminders.Count);
        Assert.Empty(listed.Reminders);
    }

    [Fact]
    public async Task Look_MemberOfOneRoundIsAway_RemindsInTheOthersAndInThatOneOnceItIsBack()
    {
        await using var memory = new MemoryJournal(_clock);
        var (journal, isAway) = AwayJournal.Over(memory);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false, _clock);
        await hub.AgreeAsync("DNK");
        await hub.AgreeAsync("SWE");
        var first = await hub.OpenAsync(RoundActs.Plan(_clock.Now, "DNK"));
        var second = await hub.OpenAsync(RoundActs.Plan(_clock.Now, "SWE"));
        _clock.Pass(TimeSpan.FromDays(3));

        isAway(StreamName.Country("DNK"));
        await LookAsync(hub);
        isAway(null);
        var (missed, given) = ((await hub.ShowAsync(first)).Round.Reminders.Count, (await hub.ShowAsync(second)).Round.Reminders);
        await LookAsync(hub);

        Assert.Equal(0, missed);
        Assert.Equal(["SWE"], Assert.Single(given).Members);
        Assert.Equal(["DNK"], Assert.Single((await hub.ShowAsync(first)).Round.Reminders).Members);
        Assert.Single((await hub.ShowAsync(second)).Round.Reminders);
    }

    [Fact]
    public async Task Look_FiguresOfOneMemberCannotBeRead_RemindsTheOthersAndShowsIt()
    {
        await using var exchange = await TestExchange.StartAsync();
        await using (var hub = await RegionHub.StartAsync(exchange.Journal, doesJobs: false, exchange.Clock))
        {
            foreach (var country in new[] { "DNK", "FIN", "SWE" })
            {
                await hub.AgreeAsync(country);
            }

            await hub.SubmitAsync("DNK", "SWE EMI 2015 1");
        }

        exchange.Edit("UPDATE blocks SET bytes = x'00' WHERE digest IN (SELECT digest FROM block_references WHERE stream = 'country/DNK')");
        await using var another = await RegionHub.StartAsync(exchange.Journal, doesJobs: false, exchange.Clock);
        var round = await another.OpenAsync(RoundActs.Plan(exchange.Clock.Now, "DNK", "SWE"));
        var ofOthers = await another.OpenAsync(RoundActs.Plan(exchange.Clock.Now, "FIN"));
        exchange.Clock.Pass(TimeSpan.FromDays(3));
        await LookAsync(another);

        Assert.Equal(["FIN"], Assert.Single((await another.ShowAsync(ofOthers)).Round.Reminders).Members);
        var shown = await another.ShowAsync(round);
        Assert.Equal(["SWE"], Assert.Single(shown.Round.Reminders).Members);
        Assert.Equal(
            [("DNK", ReportingStatus.Unreadable), ("SWE", ReportingStatus.Awaited)], shown.Lines.Select(line => (line.Country, line.Status)));
    }

    [Fact]
    public async Task Look_AfterDaysWithoutAHub_MakesUpForTheLastOnly()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false, _clock);
        await hub.AgreeAsync("SWE");
        var plan = RoundActs.Plan(_clock.Now, "SWE");
        plan.RemindDaysBefore.Insert(0, 20);
        var round = await hub.OpenAsync(plan);
        _clock.Pass(TimeSpan.FromDays(9.5));

        await LookAsync(hub);
        await LookAsync(hub);

        Assert.Equal(1, Assert.Single((await hub.ShowAsync(round)).Round.Reminders).DaysBefore);
    }

    [Fact]
    public async Task Look_AfterTheCollection_RemindsNobody()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false, _clock);
        await hub.AgreeAsync("SWE");
        var round = await hub.OpenAsync(RoundActs.Plan(_clock.Now));
        await hub.AdvanceAsync(round, RoundStage.Mirror);
        _clock.Pass(TimeSpan.FromDays(5));

        await LookAsync(hub);

        Assert.Empty((await hub.ShowAsync(round)).Round.Reminders);
    }

    [Fact]
    public async Task Remind_ByTheSteward_NamesThoseWhoLackOrThoseItNames()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false, _clock);
        await hub.AgreeAsync("SWE");
        await hub.SubmitAsync("SWE", "DNK EMI 2015 1");
        var round = await hub.OpenAsync(RoundActs.Plan(_clock.Now));

        Assert.Equal(["DNK"], (await hub.RemindAsync(round)).Round.Reminders[^1].Members);
        var second = (await hub.RemindAsync(round, "SWE")).Round.Reminders[^1];
        Assert.Equal(["SWE"], second.Members);
        Assert.Equal(("please", "EUROPE27/sofia", false), (second.Note, second.Actor, second.HasDaysBefore));
        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.RemindAsync(round, "FIN"));
        Assert.Equal("members", Assert.Single(refusal.Violations).Field);
    }

    [Fact]
    public async Task Remind_NobodyLacksOrTheRoundIsFrozen_IsRefused()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false, _clock);
        await hub.AgreeAsync("SWE");
        await hub.SubmitAsync("SWE", "DNK EMI 2015 1");
        var round = await hub.OpenAsync(RoundActs.Plan(_clock.Now, "SWE"));
        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.RemindAsync(round));
        Assert.Equal(ErrorReason.StateNotFit, refusal.Reason);

        await hub.FreezeAsync(round);

        refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.RemindAsync(round, "SWE"));
        Assert.Equal(ErrorReason.StateNotFit, refusal.Reason);
    }

    private static Task LookAsync(RegionHub hub) => hub.Service<RoundReminders>().LookAsync(CancellationToken.None);
}
