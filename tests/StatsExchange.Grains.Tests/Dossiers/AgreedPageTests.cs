// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Dossiers;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Journal.Memory;
using StatsExchange.V1;
using static StatsExchange.Grains.Tests.Exchange.TestCallers;

namespace StatsExchange.Grains.Tests.Dossiers;

/// <summary>What a region is told of a dossier comes in messages of a limited size, and of the periods it asks for.</summary>
public sealed class AgreedPageTests
{
    private const int Many = 24;
    private const int MostBytes = 512 * 1024;

    [Fact]
    public async Task AgreedFor_MoreThanFitsAMessage_ComesInPagesThatHoldEveryCaseOnce()
    {
        await using var settling = await Settling.StartAsync(inMemory: true);
        foreach (var grantor in new[] { "DNK", "SWE" })
        {
            await settling.Exchange.AgreeAsync(Offices.Terms(grantor, Settling.Body, Use.PublishAgreed));
        }

        for (var number = 2; number <= Many; number++)
        {
            var opened = await settling.OpenCaseAsync(Analyst("SWE"), "2015", "2015");
            var asked = Settling.Manual(opened.Id);
            asked.ReleaseClass = ReleaseClass.Region;
            asked.Figures.AddRange(FiguresOf2015(number));
            var proposal = await settling.ProposeAsync(Analyst("DNK"), asked);
            await settling.AcceptAsync(Signatory("DNK"), settling.Danish, proposal);
            await settling.AcceptAsync(Signatory("SWE"), settling.Swedish, proposal);
        }

        var pages = new List<AgreedPage>();
        for (int? after = 0; after is { } place; after = pages[^1].Next)
        {
            pages.Add(await settling.AgreedForAsync(Steward(Settling.Body), new AgreedQuestion(Settling.Body) { After = place }));
        }

        Assert.True(pages.Count > 1);
        Assert.All(pages, page => Assert.InRange(page.Dossier.Read().CalculateSize(), 1, MostBytes + 64));
        Assert.Equal(
            Enumerable.Range(2, Many - 1).Select(number => $"DNK-SWE.{number}"), pages.SelectMany(page => page.Dossier.Read().Cases).Select(told => told.Id));
        Assert.All(pages.SelectMany(page => page.Dossier.Read().Cases), told => Assert.Equal(FiguresOf2015(1).Count(), Assert.Single(told.Proposals).Figures.Count));
        var one = await settling.AgreedForAsync(Steward(Settling.Body), new AgreedQuestion(Settling.Body) { Case = "DNK-SWE.7" });
        Assert.Equal(("DNK-SWE.7", null), (Assert.Single(one.Dossier.Read().Cases).Id, one.Next));
    }

    [Theory]
    [InlineData("", "", 2)]
    [InlineData("2015", "2016", 1)]
    [InlineData("2014-07", "2014-09", 1)]
    [InlineData("2016", "", 0)]
    public async Task AgreedFor_Periods_TellsTheCasesThatHaveOneOfThem(string from, string to, int told)
    {
        await using var settling = await Settling.StartAsync(inMemory: true);
        await settling.OpenCaseAsync(Analyst("SWE"), "2015", "2015");
        foreach (var (number, period) in new[] { (1, "2014"), (2, "2015") })
        {
            var proposal = await settling.ProposeAsync(Analyst("DNK"), Settling.Manual($"DNK-SWE.{number}", (period, 41)));
            await settling.AcceptAsync(Signatory("DNK"), settling.Danish, proposal);
            await settling.AcceptAsync(Signatory("SWE"), settling.Swedish, proposal);
        }

        var page = await settling.AgreedForAsync(Region(Settling.Body), new AgreedQuestion(Settling.Body) { PeriodFrom = from, PeriodTo = to });

        Assert.Equal(told, page.Dossier.Read().Cases.Count);
    }

    [Fact]
    public async Task Snapshot_OfADossierOfSeveralPages_HoldsWhatTheLastCaseSays()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE");
        await hub.AgreeAsync("DNK");
        var last = "";
        for (var number = 1; number <= Many; number++)
        {
            last = await hub.SettleAsync("SWE", "DNK", request =>
            {
                (request.Method, request.Justification, request.ReleaseClass) = ("manual", "register check", ReleaseClass.Region);
                request.Figures.AddRange(FiguresOf2015(number));
            });
        }

        var pulled = await hub.PullAsync(await hub.SnapshotAsync());

        var agreed = Assert.Single(pulled.Rows, row => row.Key["FIGURE"] == "AGR" && row.Period == "2015" && row.Key["AGE"] == "_T");
        Assert.Equal((Many, last), (agreed.Value, agreed.Attributes["CASE_ID"]));
        Assert.Equal([last], pulled.Manifest.Cases);
    }

    /// <summary>Totals of a year and its parts, each with classes that are empty: as many as a proposal may hold.</summary>
    private static IEnumerable<ProposedFigure> FiguresOf2015(double total) =>
        from period in Enumerable.Range(1, 12).Select(month => $"2015-{month:00}").Append("2015")
        from age in Enumerable.Range(0, 38)
        select age == 0
            ? new ProposedFigure { TimePeriod = period, Value = total }
            : new ProposedFigure { TimePeriod = period, Value = 0, Dimensions = { ["AGE"] = $"Y{age}" } };
}
