// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Journal;
using StatsExchange.Journal.Memory;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Rounds;

/// <summary>Completeness and timeliness: who has reported what, when.</summary>
public sealed class ReportingTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task Lines_ThroughTheStages_SayWhoWasOnTimeLateAndAfterTheFreeze()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal, "AUT", "DNK", "SWE", "FIN");
        var round = await hub.OpenAsync(RoundActs.Plan(_clock.Now, "AUT", "BEL", "DNK", "FIN", "SWE"));
        Assert.Equal("AUT Awaited, BEL NoAgreement, DNK Awaited, FIN Awaited, SWE Awaited", await StatusesAsync(hub, round));

        await hub.SubmitAsync("SWE", "DNK EMI 2015 3763");
        var reported = _clock.Now;
        _clock.Pass(TimeSpan.FromDays(10) + TimeSpan.FromHours(1));
        Assert.Equal("AUT Missing, BEL NoAgreement, DNK Missing, FIN Missing, SWE OnTime", await StatusesAsync(hub, round));
        _clock.Pass(TimeSpan.FromDays(2));
        await hub.SubmitAsync("DNK", "SWE EMI 2015 4000");
        await hub.FreezeAsync(round);
        _clock.Pass(TimeSpan.FromDays(1));
        await hub.SubmitAsync("FIN", "SWE EMI 2015 7000");
        var lines = (await hub.ShowAsync(round)).Lines.ToDictionary(line => line.Country);

        Assert.Equal("AUT Missing, BEL NoAgreement, DNK Late, FIN AfterFreeze, SWE OnTime", await StatusesAsync(hub, round));
        Assert.Equal((0, 3, 4), (lines["SWE"].DaysLate, lines["DNK"].DaysLate, lines["FIN"].DaysLate));
        Assert.Equal(reported, lines["SWE"].ReportedAt.ToDateTimeOffset());
        Assert.Null(lines["AUT"].ReportedAt);
        var summary = Assert.Single((await hub.ShowAsync(round)).Summaries);
        Assert.Equal((5, 1, 1, 1, 1, 1, 0), (summary.Expected, summary.OnTime, summary.Late, summary.AfterFreeze, summary.Missing, summary.NotTold, summary.Awaited));
    }

    [Fact]
    public async Task Lines_OtherMeasureOrPeriodOfTheSameStructure_DoNotCount()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal, "DNK", "SWE");
        var plan = RoundActs.Plan(_clock.Now);
        plan.Periods.Add("2016");
        var round = await hub.OpenAsync(plan);

        await hub.SubmitAsync("SWE", "DNK IMM 2015 3763", "DNK EMI 2014 1", "DNK EMI 2016 5");
        await hub.SubmitAsync("DNK", "SWE EMI 2015 -");

        Assert.Equal("DNK Awaited, DNK Awaited, SWE Awaited, SWE OnTime", await StatusesAsync(hub, round));
    }

    [Fact]
    public async Task Lines_RevisedAfterItCame_CountFromWhenItCame()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal, "DNK", "SWE");
        var round = await hub.OpenAsync(RoundActs.Plan(_clock.Now));
        await hub.SubmitAsync("SWE", "DNK EMI 2015 1");
        _clock.Pass(TimeSpan.FromDays(11));
        await hub.SubmitAsync("DNK", "SWE EMI 2015 1");
        for (var i = 2; i < 7; i++)
        {
            _clock.Pass(TimeSpan.FromDays(1));
            await hub.SubmitAsync("SWE", $"DNK EMI 2015 {i}");
            await hub.SubmitAsync("DNK", $"SWE EMI 2015 {i}");
        }

        Assert.Equal(ReportingStatus.OnTime, (await hub.LineAsync(round, "SWE")).Status);
        Assert.Equal((ReportingStatus.Late, 1), ((await hub.LineAsync(round, "DNK")).Status, (await hub.LineAsync(round, "DNK")).DaysLate));
    }

    [Fact]
    public async Task Lines_OfALongStream_AreFoundByLookingNoMoreOftenThanInAShortOne()
    {
        var read = new List<int>();
        foreach (var others in new[] { 8, 160 })
        {
            await using var memory = new MemoryJournal(_clock);
            var (journal, looks) = CountingJournal.Over(memory);
            await using var hub = await StartAsync(journal, "SWE");
            var round = await hub.OpenAsync(RoundActs.Plan(_clock.Now, "SWE"));
            for (var value = 0; value < others; value++)
            {
                await hub.SubmitAsync("SWE", $"DNK EMI 2013 {value}");
            }

            _clock.Pass(TimeSpan.FromDays(1));
            var came = _clock.Now;
            await hub.SubmitAsync("SWE", "DNK EMI 2015 1");
            _clock.Pass(TimeSpan.FromDays(1));
            await hub.SubmitAsync("SWE", "DNK EMI 2015 2", "DNK EMI 2013 7777");
            await hub.SubmitAsync("SWE", "DNK EMI 2015 3");
            var before = looks();

            var line = await hub.LineAsync(round, "SWE");

            Assert.Equal((ReportingStatus.OnTime, came), (line.Status, line.ReportedAt.ToDateTimeOffset()));
            read.Add(looks() - before);
        }

        Assert.Equal(read[0], read[1]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    public async Task Lines_TableThatCameAfterOthersOfItsStructure_CountsFromThere(int version)
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal, "SWE");
        var round = await hub.OpenAsync(RoundActs.Plan(_clock.Now, "SWE"));
        var came = default(DateTimeOffset);
        for (var i = 1; i <= 9; i++)
        {
            _clock.Pass(TimeSpan.FromHours(1));
            came = i == version ? _clock.Now : came;
            await hub.SubmitAsync("SWE", i < version ? [$"DNK IMM 2015 {i}"] : [$"DNK IMM 2015 {i}", $"DNK EMI 2015 {i}"]);
        }

        Assert.Equal(came, (await hub.LineAsync(round, "SWE")).ReportedAt.ToDateTimeOffset());
    }

    [Fact]
    public async Task Lines_TakenBackBeforeTheFreeze_IsMissing()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal, "DNK", "SWE");
        var round = await hub.OpenAsync(RoundActs.Plan(_clock.Now));
        await hub.SubmitAsync("SWE", "DNK EMI 2015 1");
        await hub.WithdrawLastAsync("SWE");
        _clock.Pass(TimeSpan.FromDays(11));

        Assert.Equal(ReportingStatus.Missing, (await hub.LineAsync(round, "SWE")).Status);
    }

    [Fact]
    public async Task Lines_AgreementRevoked_TellNothing()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal, "DNK");
        var agreement = await hub.AgreeAsync("SWE");
        var round = await hub.OpenAsync(RoundActs.Plan(_clock.Now));
        await hub.SubmitAsync("SWE", "DNK EMI 2015 1");
        await hub.FreezeAsync(round);
        await hub.RevokeAsync("SWE", agreement);

        Assert.Equal(new ReportingLine { Country = "SWE", TimePeriod = "2015", Status = ReportingStatus.NoAgreement }, await hub.LineAsync(round, "SWE"));
    }

    [Fact]
    public async Task Lines_RevisionsAfterTheFreeze_AreShownAndAreCarriedOverToTheNextRound()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal, "DNK", "FIN", "SWE");
        var first = await hub.OpenAsync(RoundActs.Plan(_clock.Now, "DNK", "FIN", "SWE"));
        await hub.SubmitAsync("SWE", "DNK EMI 2015 1");
        await hub.SubmitAsync("FIN", "DNK EMI 2015 1");
        await hub.FreezeAsync(first);
        _clock.Pass(TimeSpan.FromHours(1));
        await hub.SubmitAsync("SWE", "DNK EMI 2015 2");
        await hub.SubmitAsync("DNK", "SWE EMI 2015 3");
        _clock.Pass(TimeSpan.FromHours(1));

        var second = await hub.OpenAsync(RoundActs.Plan(_clock.Now, "DNK", "FIN", "SWE"));
        _clock.Pass(TimeSpan.FromHours(1));
        await hub.SubmitAsync("FIN", "DNK EMI 2015 5");

        var (frozen, next) = ((await hub.ShowAsync(first)).Lines, (await hub.ShowAsync(second)).Lines);
        Assert.Equal([("DNK", false), ("FIN", true), ("SWE", true)], frozen.Select(line => (line.Country, line.RevisedAfterFreeze)));
        Assert.All(frozen, line => Assert.Equal("", line.CarriedOverFrom));
        Assert.Equal([("DNK", first.Id), ("FIN", ""), ("SWE", first.Id)], next.Select(line => (line.Country, line.CarriedOverFrom)));
        Assert.Equal(first.Id, (await hub.ShowAsync(second, TestCallers.Analyst("SWE"))).Lines.Single().CarriedOverFrom);
    }

    [Fact]
    public async Task Freeze_PinsRevisionAndVintageOfMembersUnderAgreement()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal, "SWE");
        await hub.SubmitAsync("SWE", "DNK EMI 2015 1");
        await hub.SubmitAsync("SWE", "DNK EMI 2012 1");
        var round = await hub.FreezeAsync(await hub.OpenAsync(RoundActs.Plan(_clock.Now)));

        var (danish, swedish) = (round.Pins[0], round.Pins[1]);
        Assert.Equal(("DNK", 0, "NO_AGREEMENT"), (danish.Country, danish.Revision, danish.Reason));
        Assert.Equal(("SWE", ""), (swedish.Country, swedish.Reason));
        Assert.Equal((await journal.HeadAsync(StreamName.Country("SWE"), CancellationToken.None)).Seq, swedish.Revision);
        Assert.Equal(swedish.Revision - 1, swedish.Vintages["FLOW"]);
    }

    private static async Task<string> StatusesAsync(RegionHub hub, Round round) =>
        string.Join(", ", (await hub.ShowAsync(round)).Lines.OrderBy(line => line.Country, StringComparer.Ordinal).Select(line => $"{line.Country} {line.Status}"));

    private async Task<RegionHub> StartAsync(IJournal journal, params string[] agreeing)
    {
        var hub = await RegionHub.StartAsync(journal, doesJobs: false, _clock);
        foreach (var country in agreeing)
        {
            await hub.AgreeAsync(country);
        }

        return hub;
    }
}
