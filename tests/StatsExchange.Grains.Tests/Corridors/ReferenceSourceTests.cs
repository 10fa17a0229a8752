// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Dossiers;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Journal.Memory;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Corridors;

/// <summary>Where an office sends figures of several sources, the one it designates for the series is compared, by everything that pairs.</summary>
public sealed class ReferenceSourceTests
{
    private static readonly Caller Analyst = new("ana", Role.Analyst, "SWE", null);

    [Fact]
    public async Task Compare_TwoSourcesAndNoneDesignated_IsAmbiguousEverywhere()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await StartAsync(journal);

        var cell = await CompareAsync(hub);

        Assert.Equal((Ambiguous.Origin, false, 20.0), (cell.Ambiguous, cell.HasOriginValue, cell.DestinationValue));
        Assert.Empty(await RankAsync(hub));
        Assert.DoesNotContain((await hub.EndOfAsync(await hub.ReconcileAsync())).Reconciliation.Cells, found => found.HasOriginValue);
        Assert.DoesNotContain((await hub.PullAsync(await hub.SnapshotAsync())).Rows, row => row.Key["FIGURE"] == "ORG");
    }

    [Theory]
    [InlineData("REG", 10)]
    [InlineData("SUR", 15)]
    public async Task Compare_OneSourceDesignated_TakesItEverywhere(string source, double expected)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await StartAsync(journal);

        await DesignateAsync(hub, source);

        Assert.Equal((Ambiguous.None, expected), (await CompareAsync(hub) is var cell ? (cell.Ambiguous, cell.OriginValue) : default));
        Assert.Equal([expected], (await RankAsync(hub)).Select(corridor => corridor.OriginValue));
        var reconciled = (await hub.EndOfAsync(await hub.ReconcileAsync())).Reconciliation;
        Assert.Equal((expected + 20) / 2, Assert.Single(reconciled.Cells, found => found.HasEstimate).Estimate);
        var pulled = await hub.PullAsync(await hub.SnapshotAsync());
        Assert.Equal(expected, pulled.Row("ORG", "SWE", "DNK").Value);
        Assert.Equal([("SWE", "RIVAL")], pulled.Manifest.SetAside.Select(figures => (figures.Country, figures.Reason)));
    }

    [Fact]
    public async Task Compare_DesignatedForAnotherPartnerOnly_IsStillAmbiguous()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await StartAsync(journal);

        await DesignateAsync(hub, "REG", counterpart: "FIN");

        Assert.Equal(Ambiguous.Origin, (await CompareAsync(hub)).Ambiguous);
    }

    [Fact]
    public async Task Snapshot_Manifest_NamesTheVersionsOfTheSheets()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await StartAsync(journal);
        await DesignateAsync(hub, "SUR");
        await DesignateAsync(hub, "SUR");
        await DesignateAsync(hub, "REG", counterpart: "FIN");

        var pulled = await hub.PullAsync(await hub.SnapshotAsync());

        Assert.Equal(
            [("DNK", ""), ("SWE", "FLOW/EMI.RES..REG.FIN//2017 1, FLOW/EMI.RES..SUR.//2017 2")],
            pulled.Manifest.Sources.Select(read => (read.Country, string.Join(", ", read.Sheets.Select(sheet => $"{sheet.Id} {sheet.Version}")))));
    }

    [Fact]
    public async Task Compare_FirstMessage_NamesTheSheetsOfTheCorridor()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await StartAsync(journal);
        await DesignateAsync(hub, "SUR");
        await DesignateAsync(hub, "REG", counterpart: "DNK");
        await DesignateAsync(hub, "REG", counterpart: "FIN");
        CallerContext.Set(Analyst);
        var request = new CompareCorridorRequest { Origin = "SWE", Destination = "DNK", Pair = "residence" };

        var answers = await hub.Service<CorridorReader>().CompareAsync(request, CancellationToken.None).ToListAsync();

        Assert.Equal(["FLOW/EMI.RES..REG.DNK//2017", "FLOW/EMI.RES..SUR.//2017"], answers[0].OriginSheets.Select(sheet => sheet.Id));
        Assert.Empty(answers[0].DestinationSheets);
        Assert.All(answers.Skip(1), answer => Assert.Empty(answer.OriginSheets));
    }

    [Fact]
    public async Task Propose_AFigure_NamesTheSheetsOfBothSidesAtTheTime()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await StartAsync(journal);
        await DesignateAsync(hub, "REG");

        await hub.SettleAsync("SWE", "DNK", 15, ReleaseClass.Parties);
        await DesignateAsync(hub, "REG");
        CallerContext.Set(Analyst);
        var dossier = (await hub.Service<IGrainFactory>().GetGrain<IDossierGrain>("DNK-SWE").GetAsync(new GetDossierRequest { Dossier = "DNK-SWE" }.ToProto())).Read().Dossier;

        var proposal = dossier.Cases[0].Proposals[0];
        Assert.Equal([("FLOW/EMI.RES..REG.//2017", 1)], proposal.OriginSheets.Select(sheet => (sheet.Id, sheet.Version)));
        Assert.Empty(proposal.DestinationSheets);
    }

    private static async Task<RegionHub> StartAsync(MemoryJournal journal)
    {
        var hub = await RegionHub.StartAsync(journal);
        await hub.SubmitAsync("SWE", "DNK EMI 2015 10 SOURCE=REG", "DNK EMI 2015 15 SOURCE=SUR");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 20");
        foreach (var country in new[] { "SWE", "DNK" })
        {
            await hub.AgreeAsync(country);
        }

        await hub.AgreeAsync("DNK", new Caller("signatory", Role.Signatory, "SWE", null), Use.Compare);
        return hub;
    }

    private static async Task DesignateAsync(RegionHub hub, string source, string counterpart = "")
    {
        CallerContext.Set(Analyst);
        var sheet = new SeriesSheet
        {
            Structure = "FLOW", Measure = "EMI", Basis = "RES", Source = source, PeriodTo = "2017", Counterpart = counterpart, ReferenceSource = true,
        };
        await hub.Service<IGrainFactory>().GetGrain<ICountryGrain>("SWE")
            .PutSeriesSheetAsync(new PutSeriesSheetRequest { RequestId = Guid.NewGuid().ToString("N"), RefArea = "SWE", Sheet = sheet }.ToProto());
    }

    private static async Task<MirrorCell> CompareAsync(RegionHub hub)
    {
        CallerContext.Set(Analyst);
        var request = new CompareCorridorRequest { Origin = "SWE", Destination = "DNK", Pair = "residence", PeriodFrom = "2015", PeriodTo = "2015" };
        var answers = await hub.Service<CorridorReader>().CompareAsync(request, CancellationToken.None).ToListAsync();
        return Assert.Single(answers.SelectMany(answer => answer.Cells));
    }

    private static async Task<IEnumerable<RankedCorridor>> RankAsync(RegionHub hub)
    {
        CallerContext.Set(Analyst);
        var request = new RankCorridorsRequest { Pair = "residence", PeriodFrom = "2015", PeriodTo = "2015" };
        return (await hub.Service<CorridorReader>().RankAsync(request, CancellationToken.None)).Corridors;
    }
}
