// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Journal.Memory;
using StatsExchange.V1;
using SeriesSheet = StatsExchange.V1.SeriesSheet;

namespace StatsExchange.Grains.Tests.Corridors;

/// <summary>Flows from and to all countries held against the population balance: whose figures are taken, what is told, and to whom.</summary>
public sealed class NetMigrationTests
{
    private static readonly Caller Analyst = new("analyst", Role.Analyst, "SWE", null);

    [Fact]
    public async Task Check_PopulationsGiven_HoldsReportedFlowsAgainstTheBand()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.SubmitAsync("SWE", "_T IMM 2015 134000", "_T EMI 2015 56000", "DNK IMM 2015 5000");

        // (9,851,000 − 9,747,000) − (115,000 − 91,000) = 80,000, give or take four half thousands.
        var answer = await CheckAsync(hub, Analyst, Given(9_747_000, 9_851_000));

        Assert.Equal((80_000, 78_000, 82_000), (answer.Residual, answer.Lower, answer.Upper));
        Assert.Equal((NetMigrationFinding.InBand, 78_000, 0), (answer.Finding, answer.Net, answer.Beyond));
        Assert.Equal(["population_at_start", "population_at_end", "births", "deaths", "immigration", "emigration"], answer.Figures.Select(figure => figure.Name));
        Assert.Equal((BalanceFigureStatus.Reported, 134_000), (answer.Figures[4].Status, answer.Figures[4].Value));
        Assert.True(answer.Revision > 0);
        var narrow = Given(9_747_000, 9_851_000);
        narrow.RoundingUnit = 0;
        var below = await CheckAsync(hub, Analyst, narrow);
        Assert.Equal((NetMigrationFinding.BelowBand, -2_000), (below.Finding, below.Beyond));
    }

    [Fact]
    public async Task Check_NoEmigrationReported_IsNotComparableAndNotZero()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.SubmitAsync("SWE", "_T IMM 2015 134000", "_T EMI 2015 -");

        var missing = await CheckAsync(hub, Analyst, Given(9_747_000, 9_851_000));
        await hub.SubmitAsync("SWE", "_T EMI 2015 0");
        var zero = await CheckAsync(hub, Analyst, Given(9_747_000, 9_851_000));

        Assert.Equal((NetMigrationFinding.NotComparable, false, true), (missing.Finding, missing.HasNet, missing.HasResidual));
        Assert.Equal((BalanceFigureStatus.Missing, false), (missing.Figures[5].Status, missing.Figures[5].HasValue));
        Assert.Equal((NetMigrationFinding.AboveBand, 134_000), (zero.Finding, zero.Net));
        Assert.Equal((BalanceFigureStatus.Reported, true), (zero.Figures[5].Status, zero.Figures[5].HasValue));
    }

    [Fact]
    public async Task Check_NoStocks_TellsWhichWereLookedFor()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.SubmitAsync("SWE", "_T IMM 2015 134000");

        var answer = await CheckAsync(hub, Analyst, Asked());

        Assert.Equal((BalanceFigureStatus.Missing, BalanceFigureStatus.Missing), (answer.Figures[0].Status, answer.Figures[1].Status));
        Assert.Equal(["2015", "2014"], answer.Figures[0].LookedFor);
        Assert.Equal(["2016", "2015"], answer.Figures[1].LookedFor);
    }

    [Theory]
    [InlineData("--01-01", "2015", "2016")]
    [InlineData("--12-31", "2014", "2015")]
    public async Task Check_OwnStocks_AreThoseTheReferenceDateTells(string date, string start, string end)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.SubmitAsync("SWE", "_T IMM 2015 134000", "_T EMI 2015 56000");
        await hub.SubmitAsync("SWE", "STOCK", [Population("2014", 9_600_000), Population("2015", 9_700_000), Population("2016", 9_800_000)]);
        var undated = await Assert.ThrowsAsync<RefusedException>(() => CheckAsync(hub, Analyst, Asked()));
        await PutSheetAsync(hub, date);

        var answer = await CheckAsync(hub, Analyst, Asked());

        Assert.Equal("stock_at_start", Assert.Single(undated.Violations).Field);
        Assert.Equal((start, end), (answer.Figures[0].TimePeriod, answer.Figures[1].TimePeriod));
        Assert.Equal("REG", answer.Figures[0].Source);
        Assert.Equal(76_000, answer.Residual);
        var named = Asked();
        (named.StockAtStart, named.StockAtEnd) = ("2014", "2016");
        Assert.Equal(176_000, (await CheckAsync(hub, Analyst, named)).Residual);
        Assert.Equal(BalanceFigureStatus.Missing, (await CheckAsync(hub, Analyst, Asked("2016"))).Figures[4].Status);
    }

    [Fact]
    public async Task Check_NoStocksAtAll_HasNoBandAndSaysWhatIsMissing()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.SubmitAsync("SWE", "_T IMM 2015 134000", "_T EMI 2015 56000");

        var answer = await CheckAsync(hub, Analyst, Asked());

        Assert.Equal((NetMigrationFinding.NotComparable, 78_000, false), (answer.Finding, answer.Net, answer.HasResidual));
        Assert.All(answer.Figures.Take(2), figure => Assert.Equal((BalanceFigureStatus.Missing, false), (figure.Status, figure.HasValue)));
    }

    [Fact]
    public async Task Check_RivalTotals_AreAmbiguous()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.SubmitAsync("SWE", "_T IMM 2015 134000 SOURCE=REG", "_T IMM 2015 120000 SOURCE=SUR", "_T EMI 2015 56000");

        var answer = await CheckAsync(hub, Analyst, Given(9_747_000, 9_851_000));

        Assert.Equal((BalanceFigureStatus.Ambiguous, NetMigrationFinding.NotComparable, false), (answer.Figures[4].Status, answer.Finding, answer.HasNet));
    }

    [Fact]
    public async Task Check_ByARegion_TellsFiguresAndWhatFollowsOnlyWhereItMaySeeThem()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.SubmitAsync("SWE", "_T IMM 2015 134000", "_T EMI 2015 56000");
        var asked = Given(9_747_000, 9_851_000);
        asked.Region = RegionHub.Region;
        var refused = await Assert.ThrowsAsync<RefusedException>(() => CheckAsync(hub, RegionHub.Steward, asked));
        var agreement = await hub.AgreeAsync("SWE", Use.Estimate);

        var estimated = await CheckAsync(hub, RegionHub.Steward, asked);
        await hub.AgreeAsync("SWE", Use.Estimate, Use.ForwardToRegion);
        var forwarded = await CheckAsync(hub, RegionHub.Steward, asked);

        Assert.Equal(ErrorReason.NoAgreement, refused.Reason);
        Assert.NotEmpty(agreement);
        Assert.Equal((NetMigrationFinding.NotComparable, false, false), (estimated.Finding, estimated.HasNet, estimated.HasBeyond));
        Assert.All(estimated.Figures.Skip(4), figure => Assert.Equal((BalanceFigureStatus.Suppressed, false), (figure.Status, figure.HasValue)));
        Assert.Equal((NetMigrationFinding.InBand, 78_000), (forwarded.Finding, forwarded.Net));
        Assert.Equal([134_000, 56_000], forwarded.Figures.Skip(4).Select(figure => figure.Value));
    }

    [Fact]
    public async Task Check_ByARegionOnStocksItMayNotSee_TellsNothingThatFollowsFromThem()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.SubmitAsync("SWE", "_T IMM 2015 134000", "_T EMI 2015 56000");
        await hub.SubmitAsync("SWE", "STOCK", [Population("2014", 9_600_000), Population("2015", 9_700_000)]);
        await hub.AgreeAsync("SWE", Use.Estimate);

        // With one population given as 0 and neither births nor deaths, the residual would be the other.
        var probe = new CheckNetMigrationRequest
        {
            Country = "SWE", Region = RegionHub.Region, TimePeriod = "2015", Births = 0, Deaths = 0, PopulationAtStart = 0, StockAtEnd = "2015",
        };
        var both = Asked();
        (both.Region, both.StockAtStart, both.StockAtEnd) = (RegionHub.Region, "2014", "2015");

        foreach (var told in new[] { await CheckAsync(hub, RegionHub.Steward, probe), await CheckAsync(hub, RegionHub.Steward, both) })
        {
            Assert.Equal((BalanceFigureStatus.Suppressed, false), (told.Figures[1].Status, told.Figures[1].HasValue));
            Assert.Equal(NetMigrationFinding.NotComparable, told.Finding);
            Assert.All([told.HasResidual, told.HasLower, told.HasUpper, told.HasBeyond, told.HasNet], Assert.False);
        }

        await hub.AgreeAsync("SWE", RegionHub.Steward, terms => Only(terms, "FLOW"), Use.Compare);
        var flows = await CheckAsync(hub, RegionHub.Steward, both);
        Assert.Equal((NetMigrationFinding.NotComparable, false, 78_000), (flows.Finding, flows.HasResidual, flows.Net));
        await hub.AgreeAsync("SWE", RegionHub.Steward, terms => Only(terms, "STOCK"), Use.ForwardToRegion);
        var shown = await CheckAsync(hub, RegionHub.Steward, both);
        Assert.Equal((NetMigrationFinding.AboveBand, 76_000, 9_700_000), (shown.Finding, shown.Residual, shown.Figures[1].Value));
    }

    [Fact]
    public async Task Check_ByARegionWithAConfidentialCell_TellsNothingThatFollowsFromIt()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE");

        // All partners but one: the total less the others would be the confidential cell.
        await hub.SubmitAsync("SWE", "_T IMM 2015 134000", "_T EMI 2015 56000", "DNK IMM 2015 17 CONF_STATUS=C");
        var asked = Given(9_747_000, 9_851_000);
        var own = await CheckAsync(hub, Analyst, asked.Clone());
        asked.Region = RegionHub.Region;

        var told = await CheckAsync(hub, RegionHub.Steward, asked);

        Assert.Equal(78_000, own.Net);
        Assert.Equal((BalanceFigureStatus.Suppressed, false), (told.Figures[4].Status, told.Figures[4].HasValue));
        Assert.Equal((NetMigrationFinding.NotComparable, false, false), (told.Finding, told.HasNet, told.HasBeyond));
    }

    [Theory]
    [InlineData(Use.Compare, false)]
    [InlineData(Use.ForwardToRegion, false)]
    [InlineData(Use.Compare, true)]
    public async Task Check_ByARegionThatMayUseAConfidentialTotal_ShowsItWhereTheAgreementToShowIncludesIt(Use use, bool isIncluded)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.SubmitAsync("SWE", "_T IMM 2015 134000 CONF_STATUS=C", "_T EMI 2015 56000");
        await hub.AgreeAsync("SWE", RegionHub.Steward, IncludeConfidential, Use.Estimate);
        var asked = Given(9_747_000, 9_851_000);
        asked.Region = RegionHub.Region;
        var estimated = await CheckAsync(hub, RegionHub.Steward, asked);
        await hub.AgreeAsync("SWE", RegionHub.Steward, isIncluded ? IncludeConfidential : _ => { }, use);

        var told = await CheckAsync(hub, RegionHub.Steward, asked);

        Assert.Equal((NetMigrationFinding.NotComparable, false, false, false), (estimated.Finding, estimated.HasNet, estimated.Figures[4].HasValue, estimated.Figures[5].HasValue));
        Assert.Equal(56_000, told.Figures[5].Value);
        if (isIncluded)
        {
            Assert.Equal((NetMigrationFinding.InBand, 78_000, 134_000), (told.Finding, told.Net, told.Figures[4].Value));
        }
        else
        {
            // With the emigration shown, the net would be the immigration; and so would a finding, asked for often enough.
            Assert.Equal((BalanceFigureStatus.Suppressed, false), (told.Figures[4].Status, told.Figures[4].HasValue));
            Assert.Equal((NetMigrationFinding.NotComparable, false, false), (told.Finding, told.HasNet, told.HasBeyond));
        }
    }

    private static void IncludeConfidential(AgreementTerms terms) => (terms.IncludesConfidential, terms.UndertakingDigest) = (true, Exchange.Offices.Undertaking);

    private static CheckNetMigrationRequest Asked(string period = "2015") =>
        new() { Country = "SWE", TimePeriod = period, Births = 115_000, Deaths = 91_000 };

    private static CheckNetMigrationRequest Given(double start, double end)
    {
        var request = Asked();
        (request.PopulationAtStart, request.PopulationAtEnd, request.RoundingUnit) = (start, end, 1000);
        return request;
    }

    private static Task<CheckNetMigrationResponse> CheckAsync(RegionHub hub, Caller caller, CheckNetMigrationRequest request)
    {
        CallerContext.Set(caller);
        return hub.Service<NetMigrationReader>().CheckAsync(request, CancellationToken.None);
    }

    private static Observation Population(string period, double value) => new()
    {
        Dimensions = { ["COUNTERPART_AREA"] = "_T", ["MEASURE"] = "IMM", ["BASIS"] = "CB", ["TIME_PERIOD"] = period, ["SOURCE"] = "REG" },
        Value = value,
    };

    private static void Only(AgreementTerms terms, string structure)
    {
        terms.Structures.Clear();
        terms.Structures.Add(structure);
    }

    private static async Task PutSheetAsync(RegionHub hub, string referenceDate)
    {
        CallerContext.Set(Analyst);
        var sheet = new SeriesSheet { Structure = "STOCK", Measure = "IMM", Basis = "CB", Source = "REG", ReferenceDate = referenceDate };
        await hub.Service<Orleans.IGrainFactory>().GetGrain<ICountryGrain>("SWE")
            .PutSeriesSheetAsync(new PutSeriesSheetRequest { RequestId = Guid.NewGuid().ToString("N"), RefArea = "SWE", Sheet = sheet }.ToProto());
    }
}
