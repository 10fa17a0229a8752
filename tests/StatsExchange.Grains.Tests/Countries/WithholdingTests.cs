// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Countries;

/// <summary>What an office marks confidential or under embargo reaches nobody else, by no way.</summary>
public sealed class WithholdingTests
{
    private const string Body = "EUROPE27";

    [Theory]
    [InlineData(false, "S S S", "S S S")]
    [InlineData(true, "7 S 9", "7 7 9")]
    public async Task Read_ByThePartnerOrARegion_WithholdsWhatTheAgreementDoesNotInclude(bool includesConfidential, string before, string after)
    {
        await using var exchange = await StartAsync(includesConfidential);
        foreach (var caller in new[] { TestCallers.Analyst("SWE"), TestCallers.Steward(Body) })
        {
            exchange.Clock.Now = new DateTimeOffset(2026, 6, 30, 23, 59, 59, TimeSpan.Zero);
            Assert.Equal(before, await ShownAsync(exchange, caller));
            exchange.Clock.Pass(TimeSpan.FromSeconds(1));
            Assert.Equal(after == "S S S" ? "S 7 S" : after, await ShownAsync(exchange, caller));
        }
    }

    [Fact]
    public async Task Read_ByTheOwner_ShowsEverything()
    {
        await using var exchange = await StartAsync(includesConfidential: false);
        Assert.Equal("7 7 9", await ShownAsync(exchange, TestCallers.Analyst("DNK")));
    }

    [Fact]
    public async Task Export_WithheldCells_AreListedAndCarryNoValueAndNoOtherTrace()
    {
        await using var exchange = await StartAsync(includesConfidential: false);
        var request = new ExportObservationsRequest { RefArea = "DNK", Structure = "FLOW", PeriodFrom = "2011", PeriodTo = "2011" };
        var exported = await exchange.ExportAsync(TestCallers.Analyst("SWE"), request);
        var message = Assert.Single(exported, response => response.Block is not null);
        Assert.Equal([0u], message.SuppressedRows);
        Assert.Equal(double.NaN, BitConverter.ToDouble(message.Block.Values.Span));
        Assert.Equal(["OBS_STATUS"], message.Block.Attributes.Select(attribute => attribute.Id));
    }

    [Fact]
    public async Task CompareAndRank_WithheldCells_GiveNothingThatFollowsFromThem()
    {
        await using var exchange = await StartAsync(includesConfidential: false);
        var request = new CompareCorridorRequest { Origin = "DNK", Destination = "SWE", Pair = "residence" };
        foreach (var caller in new[] { TestCallers.Analyst("SWE"), TestCallers.Region(Body) })
        {
            var messages = await TestExchange.AllAs(caller, () => exchange.Get<CorridorReader>().CompareAsync(request, CancellationToken.None));
            Assert.All(messages.SelectMany(message => message.Cells), cell =>
            {
                Assert.Equal((Suppressed.Origin, Missing.None), (cell.Suppressed, cell.Missing));
                Assert.False(cell.HasOriginValue || cell.HasDifference || cell.HasAsymmetry || cell.HasLogRatio || cell.Reasons.Count > 0);
            });
            Assert.Equal(3, messages.Sum(message => message.Cells.Count));
            var ranked = await RankAsync(exchange, caller);
            Assert.Empty(ranked.Corridors);
        }

        Assert.Equal(3, (await RankAsync(exchange, TestCallers.Analyst("DNK"))).Corridors.Count);
    }

    [Fact]
    public async Task Read_OneAgreementIncludesConfidentialForItsPeriodsOnly()
    {
        await using var exchange = await StartAsync(includesConfidential: false);
        var more = Offices.Terms("DNK", "SWE");
        (more.IncludesConfidential, more.UndertakingDigest, more.PeriodFrom, more.PeriodTo) = (true, Offices.Undertaking, "2013", "2013");
        await exchange.AgreeAsync(more);
        Assert.Equal("S S 9", await ShownAsync(exchange, TestCallers.Analyst("SWE")));
    }

    private static async Task<TestExchange> StartAsync(bool includesConfidential)
    {
        var exchange = await TestExchange.StartAsync();
        await exchange.SubmitAsync(
            "DNK",
            Figures.Flow("EMI", "SWE", "2011", 7, ("CONF_STATUS", "C"), ("COMMENT", "seven")),
            Figures.Flow("EMI", "SWE", "2012", 7, ("CONF_STATUS", "E"), ("EMBARGO_TIME", "2026-07-01T00:00:00Z")),
            Figures.Flow("EMI", "SWE", "2013", 9, ("CONF_STATUS", "N")));
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2011", 8), Figures.Flow("IMM", "DNK", "2012", 8), Figures.Flow("IMM", "DNK", "2013", 8));
        foreach (var terms in new[] { Offices.Terms("DNK", "SWE"), Offices.Terms("DNK", Body), Offices.Terms("SWE", Body), Offices.Terms("SWE", "DNK") })
        {
            (terms.IncludesConfidential, terms.UndertakingDigest) = (includesConfidential, Offices.Undertaking);
            await exchange.AgreeAsync(terms);
        }

        return exchange;
    }

    private static async Task<string> ShownAsync(TestExchange exchange, Caller caller)
    {
        var shown = new List<string>();
        var request = new CompareCorridorRequest { Origin = "DNK", Destination = "SWE", Pair = "residence" };
        foreach (var message in await TestExchange.AllAs(caller, () => exchange.Get<CorridorReader>().CompareAsync(request, CancellationToken.None)))
        {
            shown.AddRange(message.Cells.Select(cell => cell.HasOriginValue ? $"{cell.OriginValue}" : cell.Suppressed == Suppressed.Origin ? "S" : "?"));
        }

        return string.Join(' ', shown);
    }

    private static Task<RankCorridorsResponse> RankAsync(TestExchange exchange, Caller caller) => TestExchange.As(caller, () =>
        exchange.Get<CorridorReader>().RankAsync(new RankCorridorsRequest { Pair = "residence", Region = caller.Region ?? "" }, CancellationToken.None));

    [Theory]
    [InlineData("2015-Q1")]
    [InlineData("2015")]
    public async Task Read_OneFrequencyWithheld_TheOthersOfThatTimeAreToo(string confidential)
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        await exchange.AgreeAsync(Offices.Terms("DNK", "SWE"));
        string[] periods = ["2014", "2015", "2015-Q1", "2015-Q2", "2015-Q3", "2015-Q4"];
        await exchange.SubmitAsync("DNK", [.. periods.Select(period => Figures.Flow("EMI", "SWE", period, 5, period == confidential ? [("CONF_STATUS", "C")] : [])
            .With("FREQ", period.Length == 4 ? "A" : "Q"))]);

        var open = new List<string>();
        foreach (var period in periods)
        {
            if ((await exchange.CellsAsync("DNK", period, caller: TestCallers.Analyst("SWE")))[0].Value is not null)
            {
                open.Add(period);
            }
        }

        Assert.Equal(confidential == "2015" ? ["2014"] : ["2014", "2015-Q2", "2015-Q3", "2015-Q4"], open);
        Assert.All(await exchange.CellsAsync("DNK", "2015"), cell => Assert.Equal(5, cell.Value));
    }

    [Fact]
    public async Task Read_ValueMarkedSuppressed_IsWithheldThoughItCarriesNoConfidentiality()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        await exchange.AgreeAsync(Offices.Terms("DNK", "SWE"));
        await exchange.SubmitAsync("DNK", Figures.Flow("EMI", "SWE", "2015", 3, ("OBS_STATUS", "Q")));

        Assert.Null(Assert.Single(await exchange.CellsAsync("DNK", "2015", caller: TestCallers.Analyst("SWE"))).Value);
        Assert.Equal(3, Assert.Single(await exchange.CellsAsync("DNK", "2015")).Value);
    }

    [Fact]
    public async Task Export_PastVintageByAPartner_IsRefused()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        await exchange.AgreeAsync(Offices.Terms("DNK", "SWE"));
        var first = await exchange.SubmitAsync("DNK", Figures.Flow("EMI", "SWE", "2015", 3));
        await exchange.SubmitAsync("DNK", Figures.Flow("EMI", "SWE", "2015", 3, ("CONF_STATUS", "C")));
        var past = new ExportObservationsRequest { RefArea = "DNK", Structure = "FLOW", AsOfSeq = first.Revision };

        await Refusals.Expect(ErrorReason.NotYours, () => exchange.ExportAsync(TestCallers.Analyst("SWE"), past));
        Assert.Contains(await exchange.ExportAsync(TestCallers.Analyst("DNK"), past), response => response.Block is not null);
    }
}
