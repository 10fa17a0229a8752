// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Corridors;

/// <summary>Missing, suppressed, ambiguous and zero are four things, whoever asks.</summary>
public sealed class MirrorTests
{
    [Fact]
    public async Task Compare_FourThings_AreToldApart()
    {
        await using var exchange = await StartAsync();
        var cells = await CompareAsync(exchange, TestCallers.Analyst("SWE"), "", "");

        Assert.Equal(
            [
                "2010 - 5 ORIGIN NONE NONE",
                "2011 - 5 NONE ORIGIN NONE",
                "2012 - 5 NONE NONE ORIGIN",
                "2013 0 0 NONE NONE NONE",
                "2014 4 - DESTINATION NONE NONE",
                "2015 4 5 NONE NONE NONE",
                "2016 - 5 ORIGIN NONE NONE",
            ],
            cells.Select(Describe));
        Assert.Equal(["2015"], cells.Where(cell => cell.HasAsymmetry).Select(cell => cell.TimePeriod));
        Assert.Equal((2.0 / 9, 1.0), (cells[5].Asymmetry, cells[5].Difference));
        Assert.False(cells[3].HasLogRatio);
        Assert.Equal(0, cells[3].Difference);
    }

    [Fact]
    public async Task Compare_ByTheOwnerOfASuppressedCell_ShowsIt()
    {
        await using var exchange = await StartAsync();
        var cell = Assert.Single(await CompareAsync(exchange, TestCallers.Analyst("DNK"), "2011", "2011"));
        Assert.Equal("2011 3 5 NONE NONE NONE", Describe(cell));
    }

    [Fact]
    public async Task Compare_OnePeriodWithoutAnyFigures_SaysThatBothAreMissing()
    {
        await using var exchange = await StartAsync();
        var cell = Assert.Single(await CompareAsync(exchange, TestCallers.Analyst("SWE"), "1999", "1999"));
        Assert.Equal("1999 - - BOTH NONE NONE", Describe(cell));
        Assert.Equal("_T", cell.Dimensions["SEX"]);
        Assert.Equal("A", cell.Dimensions["FREQ"]);
    }

    [Fact]
    public async Task Compare_AnAmbiguousSide_TellsTheRivals()
    {
        await using var exchange = await StartAsync();
        var cell = Assert.Single(await CompareAsync(exchange, TestCallers.Analyst("SWE"), "2012", "2012"));

        Assert.Equal(["SOURCE=REG 3", "SOURCE=SUR 4"], cell.OriginRivals.Select(rival => $"{string.Join(' ', rival.Dimensions.Select(d => $"{d.Key}={d.Value}"))} {rival.Value}"));
        Assert.Empty(cell.DestinationRivals);
    }

    [Fact]
    public async Task Compare_WhatAnOfficeCountsElsewhere_IsNotMissing()
    {
        await using var exchange = await StartAsync();
        await exchange.SubmitAsync("DNK", Figures.Flow("EMI", "SWE", "2015", null, ("OBS_STATUS", "K")), Figures.Flow("EMI", "SWE", "2013", 9, ("OBS_STATUS", "W")), Figures.Flow("EMI", "SWE", "2017", null, ("OBS_STATUS", "K")));

        var cells = await CompareAsync(exchange, TestCallers.Analyst("SWE"), "2013", "2017");

        Assert.Equal(
            [
                "2013 - 0 NONE NONE NONE IncludesAnother None",
                "2015 - 5 NONE NONE NONE IncludedElsewhere None",
                "2017 - - DESTINATION NONE NONE IncludedElsewhere None",
            ],
            cells.Where(cell => cell.TimePeriod is "2013" or "2015" or "2017").Select(cell => $"{Describe(cell)} {cell.OriginIncluded} {cell.DestinationIncluded}"));
    }

    [Fact]
    public async Task Compare_PeriodsNoAgreementOpens_AreLeftOutAndNotCalledMissing()
    {
        await using var exchange = await StartAsync(terms => (terms.PeriodFrom, terms.PeriodTo) = ("2014", "2015"));
        var cells = await CompareAsync(exchange, TestCallers.Analyst("SWE"), "", "");
        Assert.Equal(["2014 4 - DESTINATION NONE NONE", "2015 4 5 NONE NONE NONE"], cells.Select(Describe));
        await Refusals.Expect(ErrorReason.NoAgreement, () => CompareAsync(exchange, TestCallers.Analyst("SWE"), "2010", "2010"));
    }

    [Fact]
    public async Task Compare_ClassesOpenedOfAnotherPeriodOnly_AreLeftOutAndNotCalledMissing()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        var (totals, full) = (Offices.Terms("DNK", "SWE"), Offices.Terms("DNK", "SWE"));
        (totals.PeriodFrom, totals.PeriodTo, totals.Depth) = ("2015", "2015", new Depth());
        (full.PeriodFrom, full.PeriodTo) = ("2016", "2016");
        await exchange.AgreeAsync(totals);
        await exchange.AgreeAsync(full);
        foreach (var period in new[] { "2015", "2016" })
        {
            await exchange.SubmitAsync("DNK", Figures.Flow("EMI", "SWE", period, 4), Figures.Flow("EMI", "SWE", period, 2).With("SEX", "F"));
            await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", period, 5), Figures.Flow("IMM", "DNK", period, 3).With("SEX", "F"));
        }

        var cells = await CompareAsync(exchange, TestCallers.Analyst("SWE"), "", "");

        Assert.Equal(
            ["F 2016 2 3 NONE NONE NONE", "_T 2015 4 5 NONE NONE NONE", "_T 2016 4 5 NONE NONE NONE"],
            cells.Select(cell => $"{cell.Dimensions["SEX"]} {Describe(cell)}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Compare_ByAThirdCountryOrWithoutAnAgreement_IsRefused()
    {
        await using var exchange = await StartAsync();
        await Refusals.Expect(ErrorReason.NotYours, () => CompareAsync(exchange, TestCallers.Analyst("FIN"), "", ""));
        await Refusals.Expect(ErrorReason.NoAgreement, () => CompareAsync(exchange, TestCallers.Steward("EUROPE27"), "", ""));
        await Refusals.Expect(ErrorReason.NotYours, () => CompareAsync(exchange, TestCallers.HubSteward, "", ""));
    }

    [Fact]
    public async Task Compare_ARevisionNotReached_IsRefused()
    {
        await using var exchange = await StartAsync();
        var request = Request("", "");
        request.MinRevision["DNK"] = 1_000;
        await Refusals.Expect(ErrorReason.RevisionNotReached, () => CompareAsync(exchange, TestCallers.Analyst("SWE"), request));
    }

    private static async Task<TestExchange> StartAsync(Action<AgreementTerms>? change = null)
    {
        var exchange = await TestExchange.StartAsync();
        await exchange.SubmitAsync(
            "DNK",
            Figures.Flow("EMI", "NOR", "2010", 1),
            Figures.Flow("EMI", "SWE", "2011", 3, ("CONF_STATUS", "C")),
            Figures.Flow("EMI", "SWE", "2012", 3).With("SOURCE", "REG"),
            Figures.Flow("EMI", "SWE", "2012", 4).With("SOURCE", "SUR"),
            Figures.Flow("EMI", "SWE", "2013", 0),
            Figures.Flow("EMI", "SWE", "2014", 4),
            Figures.Flow("EMI", "SWE", "2015", 4),
            Figures.Flow("EMI", "SWE", "2016", null));
        await exchange.SubmitAsync(
            "SWE",
            [
                .. new[] { "2010", "2011", "2012", "2015", "2016" }.Select(period => Figures.Flow("IMM", "DNK", period, 5)),
                Figures.Flow("IMM", "DNK", "2013", 0),
            ]);
        foreach (var terms in new[] { Offices.Terms("DNK", "SWE"), Offices.Terms("SWE", "DNK") })
        {
            change?.Invoke(terms);
            await exchange.AgreeAsync(terms);
        }

        return exchange;
    }

    private static CompareCorridorRequest Request(string from, string to) =>
        new() { Origin = "DNK", Destination = "SWE", Pair = "residence", PeriodFrom = from, PeriodTo = to };

    private static Task<List<MirrorCell>> CompareAsync(TestExchange exchange, Caller caller, string from, string to) =>
        CompareAsync(exchange, caller, Request(from, to));

    private static async Task<List<MirrorCell>> CompareAsync(TestExchange exchange, Caller caller, CompareCorridorRequest request) =>
        [.. (await TestExchange.AllAs(caller, () => exchange.Get<CorridorReader>().CompareAsync(request, CancellationToken.None))).SelectMany(message => message.Cells)];

    private static string Describe(MirrorCell cell) => string.Join(
        ' ',
        cell.TimePeriod,
        cell.HasOriginValue ? cell.OriginValue : "-",
        cell.HasDestinationValue ? cell.DestinationValue : "-",
        cell.Missing.ToString().ToUpperInvariant(),
        cell.Suppressed.ToString().ToUpperInvariant(),
        cell.Ambiguous.ToString().ToUpperInvariant());

    [Fact]
    public async Task Rank_WithoutATotal_AddsItUpOrCountsWhyThereIsNone()
    {
        await using var exchange = await StartAsync();
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2019", 2).With("SEX", "F"), Figures.Flow("IMM", "DNK", "2019", 4).With("SEX", "M"));
        await exchange.SubmitAsync("DNK", Figures.Flow("EMI", "SWE", "2018", 2).With("SEX", "F"), Figures.Flow("EMI", "SWE", "2019", 4));
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2018", 2).With("SEX", "F"));

        var (ranked, index) = await TestExchange.As(TestCallers.Analyst("SWE"), async () => (
            await exchange.Get<CorridorReader>().RankAsync(new RankCorridorsRequest { Pair = "residence" }, CancellationToken.None),
            await exchange.Get<CorridorReader>().IndexAsync(new GetAsymmetryIndexRequest { Pair = "residence", Origin = "DNK", Destination = "SWE" }, CancellationToken.None)));

        Assert.Equal(["2019 4 6 Destination", "2015 4 5 None"], ranked.Corridors.Select(c => $"{c.TimePeriod} {c.OriginValue} {c.DestinationValue} {c.Derived}"));
        var left = ranked.Unranked;
        Assert.Equal((1, 1, 1, 0), (left.Suppressed, left.Ambiguous, left.TotalNotSent, left.Included));
        Assert.True(left.Missing >= 2);
        Assert.Equal((0, 1), index.Indices.Where(i => i.TimePeriod == "2018").Select(i => (i.Missing, i.TotalNotSent)).Single());
    }

    [Fact]
    public async Task Rank_TwoConceptsOfOneCorridor_RanksEventsOnly()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        await exchange.AgreeAsync(Offices.Terms("DNK", "SWE"));
        await exchange.SubmitAsync("SWE", Figures.Flow("EMI", "DNK", "2015", 10), Figures.Flow("EMI", "DNK", "2015", 7).With("FLOW_CONCEPT", "TR1"));
        await exchange.SubmitAsync("DNK", Figures.Flow("IMM", "SWE", "2015", 12), Figures.Flow("IMM", "SWE", "2015", 1).With("FLOW_CONCEPT", "TR1"));

        var ranked = await TestExchange.As(TestCallers.Analyst("SWE"), () => exchange.Get<CorridorReader>().RankAsync(
            new RankCorridorsRequest { Pair = "residence", PeriodFrom = "2015", PeriodTo = "2015" }, CancellationToken.None));

        Assert.Equal((10, 12), Assert.Single(ranked.Corridors.Select(corridor => (corridor.OriginValue, corridor.DestinationValue))));
    }
}
