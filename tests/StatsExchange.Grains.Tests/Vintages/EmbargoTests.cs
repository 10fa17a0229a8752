// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Contracts.Blocks;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Vintages;

/// <summary>Embargoes set, re-dated and lifted without sending a figure again: nobody else reads the cells before their time, by no way.</summary>
public sealed class EmbargoTests
{
    private const string Body = "EUROPE27";

    [Fact]
    public async Task Embargo_SetReDatedAndLifted_DecidesByTheHubsClock()
    {
        await using var exchange = await StartAsync();
        var start = exchange.Clock.Now;
        Assert.Equal("7 8", await ShownAsync(exchange));

        await exchange.EmbargoAsync("DNK", start.AddDays(10), "2015", "2015");
        Assert.Equal("S 8", await ShownAsync(exchange));
        await exchange.EmbargoAsync("DNK", start.AddDays(20), "2015", "2016");
        exchange.Clock.Now = start.AddDays(20).AddTicks(-1);
        Assert.Equal("S S", await ShownAsync(exchange));
        exchange.Clock.Now = start.AddDays(20);
        Assert.Equal("7 8", await ShownAsync(exchange));
        await exchange.EmbargoAsync("DNK", start.AddDays(40), "2015", "2016");
        await exchange.EmbargoAsync("DNK", null, "2016", "2016");
        Assert.Equal("S 8", await ShownAsync(exchange));
        await exchange.EmbargoAsync("DNK", null);
        Assert.Equal("7 8", await ShownAsync(exchange));
        Assert.Equal([7, 8], (await CellsAsync(exchange, TestCallers.Analyst("DNK"))).Select(cell => cell.Value));
    }

    [Fact]
    public async Task Embargo_OverCellsWithTheirOwn_DecidesAloneOnWhatWasSetBefore()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        var start = exchange.Clock.Now;
        await exchange.AgreeAsync(Offices.Terms("DNK", "SWE"));
        await exchange.SubmitAsync(
            "DNK",
            Figures.Flow("EMI", "SWE", "2015", 7, ("CONF_STATUS", "E"), ("EMBARGO_TIME", "2030-01-01T00:00:00Z")),
            Figures.Flow("EMI", "SWE", "2016", 8, ("CONF_STATUS", "C")));
        await exchange.EmbargoAsync("DNK", start.AddDays(10));
        exchange.Clock.Now = start.AddDays(10);

        // Earlier than the office once said, for a confidential cell no time at all.
        Assert.Equal([7, null], (await CellsAsync(exchange, TestCallers.Analyst("SWE"))).Select(cell => cell.Value));
    }

    [Fact]
    public async Task Correction_DuringAnEmbargo_IsUnderItTooAndUnderItsOwn()
    {
        await using var exchange = await StartAsync();
        var start = exchange.Clock.Now;
        await exchange.EmbargoAsync("DNK", start.AddDays(10));
        await exchange.SubmitAsync(
            "DNK",
            Figures.Flow("EMI", "SWE", "2015", 70),
            Figures.Flow("EMI", "SWE", "2016", 80, ("EMBARGO_TIME", start.AddDays(20).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture))));
        Assert.Equal("S S", await ShownAsync(exchange));
        exchange.Clock.Now = start.AddDays(10);
        Assert.Equal("70 S", await ShownAsync(exchange));
        exchange.Clock.Now = start.AddDays(20);
        Assert.Equal("70 80", await ShownAsync(exchange));
    }

    [Fact]
    public async Task Embargo_OnAPartnerOrACode_LeavesTheOthers()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        var until = exchange.Clock.Now.AddDays(1);
        await exchange.AgreeAsync(Offices.Terms("DNK", Body, Use.ForwardToRegion));
        await exchange.SubmitAsync(
            "DNK",
            Figures.Flow("EMI", "SWE", "2015", 1),
            Figures.Flow("EMI", "FIN", "2015", 2),
            Figures.Flow("IMM", "SWE", "2015", 3),
            Figures.Flow("IMM", "FIN", "2015", 4));
        await exchange.EmbargoAsync("DNK", until, "", "", "SWE");
        Assert.Equal("EMI FIN 2, IMM FIN 4, EMI SWE -, IMM SWE -", await RegionalAsync(exchange));
        await exchange.EmbargoAsync(TestCallers.Signatory("DNK"), new SetEmbargoRequest { RequestId = "lift", RefArea = "DNK", Structure = "FLOW", Dimensions = { ["MEASURE"] = "IMM" } });
        Assert.Equal("EMI FIN 2, IMM FIN 4, EMI SWE -, IMM SWE 3", await RegionalAsync(exchange));
    }

    [Fact]
    public async Task Embargo_OnAQuarter_WithholdsTheYearThatWouldGiveItAway()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        await exchange.AgreeAsync(Offices.Terms("DNK", "SWE"));
        await exchange.SubmitAsync("DNK", Figures.Flow("EMI", "SWE", "2015", 10), Figures.Flow("EMI", "SWE", "2015-Q1", 3).With("FREQ", "Q"), Figures.Flow("EMI", "SWE", "2014", 9));
        await exchange.EmbargoAsync("DNK", exchange.Clock.Now.AddDays(1), "2015-Q1", "2015-Q1");

        Assert.Equal([null, null], (await exchange.CellsAsync("DNK", "2015", caller: TestCallers.Analyst("SWE"))).Select(cell => cell.Value));
        Assert.Equal(9, Assert.Single(await exchange.CellsAsync("DNK", "2014", caller: TestCallers.Analyst("SWE"))).Value);
    }

    [Fact]
    public async Task Embargo_ReachesComparisonRankingAndExport()
    {
        await using var exchange = await StartAsync();
        await exchange.EmbargoAsync("DNK", exchange.Clock.Now.AddDays(1), "2015", "2015");
        foreach (var caller in new[] { TestCallers.Analyst("SWE"), TestCallers.Region(Body) })
        {
            var messages = await exchange.ExportAsync(caller, new ExportObservationsRequest { RefArea = "DNK", Structure = "FLOW", PeriodFrom = "2015", PeriodTo = "2015" });
            var block = Assert.Single(messages, message => message.Block is not null);
            Assert.Equal(double.NaN, BitConverter.ToDouble(block.Block.Values.Span));
            Assert.Equal([0u], block.SuppressedRows);

            var compared = await TestExchange.AllAs(caller, () => exchange.Get<CorridorReader>().CompareAsync(new CompareCorridorRequest { Origin = "DNK", Destination = "SWE", Pair = "residence" }, CancellationToken.None));
            Assert.Equal([Suppressed.Origin, Suppressed.None], compared.SelectMany(message => message.Cells).Select(cell => cell.Suppressed));
            var ranked = await TestExchange.As(caller, () =>
                exchange.Get<CorridorReader>().RankAsync(new RankCorridorsRequest { Pair = "residence", Region = caller.Region ?? "" }, CancellationToken.None));
            Assert.Equal(["2016"], ranked.Corridors.Select(corridor => corridor.TimePeriod));
        }
    }

    [Fact]
    public async Task Set_WhatIsNotAsItMustBe_IsRefused()
    {
        await using var exchange = await StartAsync();
        var good = new SetEmbargoRequest { RequestId = "e", RefArea = "DNK", Structure = "FLOW", Until = Timestamp.FromDateTimeOffset(exchange.Clock.Now.AddDays(1)) };
        await ExpectAsync("structure", request => request.Structure = "CONSOLIDATED");
        await ExpectAsync("period_from", request => (request.PeriodFrom, request.PeriodTo) = ("2016", "2015"));
        await ExpectAsync("until", request => request.Until = Timestamp.FromDateTimeOffset(exchange.Clock.Now));
        await ExpectAsync("counterparts[1]", request => request.Counterparts.AddRange(["SWE", "QQQ"]));
        await ExpectAsync("counterparts", request => request.Counterparts.AddRange(Enumerable.Repeat("SWE", 51)));
        await ExpectAsync("dimensions", request => request.Dimensions["TIME_PERIOD"] = "2015");
        await ExpectAsync("dimensions", request => request.Dimensions["COUNTERPART_AREA"] = "SWE");
        await ExpectAsync("dimensions.SEX", request => request.Dimensions["SEX"] = "X9");
        await Refusals.Expect(ErrorReason.RoleNotAllowed, () => exchange.EmbargoAsync(TestCallers.Analyst("DNK"), good));
        await Refusals.Expect(ErrorReason.RoleNotAllowed, () => exchange.EmbargoAsync(TestCallers.Provider("DNK"), good));
        await Refusals.Expect(ErrorReason.NotYours, () => exchange.EmbargoAsync(TestCallers.Submitter("SWE"), good));
        Assert.Empty((await exchange.EmbargoesAsync("DNK")).Embargoes);

        Task ExpectAsync(string field, Action<SetEmbargoRequest> change)
        {
            var request = good.Clone();
            change(request);
            return Refusals.ExpectField(field, () => exchange.EmbargoAsync(TestCallers.Submitter("DNK"), request));
        }
    }

    [Fact]
    public async Task List_NewestFirstWithoutThoseCoveredByALaterOne()
    {
        await using var exchange = await StartAsync();
        var until = exchange.Clock.Now.AddDays(1);
        await exchange.EmbargoAsync("DNK", until, "2015", "2015", "SWE");
        var wide = (await exchange.EmbargoAsync("DNK", until, "2014", "2016")).Embargo;
        var narrow = (await exchange.EmbargoAsync("DNK", null, "2016", "2016", "SWE", "FIN")).Embargo;
        await exchange.RestartAsync();

        Assert.Equal([narrow, wide], (await exchange.EmbargoesAsync("DNK")).Embargoes);
        Assert.Equal(["FIN", "SWE"], narrow.Counterparts);
        Assert.Null(narrow.Until);
        Assert.Equal("DNK/system", wide.SetBy);
    }

    [Fact]
    public async Task Set_MoreThanAReadCanCarry_IsRefusedUntilOneCoversSeveral()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        for (var i = 0; i < 200; i++)
        {
            await exchange.EmbargoAsync("DNK", null, $"{1850 + (i % 100)}", $"{1850 + (i % 100)}", i < 100 ? [] : ["SWE"]);
        }

        await Refusals.Expect(ErrorReason.StateNotFit, () => exchange.EmbargoAsync("DNK", null, "2000", "2000"));
        await exchange.EmbargoAsync("DNK", null, "1850", "1850");
        await exchange.EmbargoAsync("DNK", null);
        Assert.Single((await exchange.EmbargoesAsync("DNK")).Embargoes);
    }

    private static async Task<TestExchange> StartAsync()
    {
        var exchange = await TestExchange.StartAsync();
        await exchange.SubmitAsync("DNK", Figures.Flow("EMI", "SWE", "2015", 7), Figures.Flow("EMI", "SWE", "2016", 8));
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", 9), Figures.Flow("IMM", "DNK", "2016", 9));
        foreach (var (grantor, grantee) in new[] { ("DNK", "SWE"), ("DNK", Body), ("SWE", Body), ("SWE", "DNK") })
        {
            await exchange.AgreeAsync(Offices.Terms(grantor, grantee, Use.Compare, Use.ForwardToRegion));
        }

        return exchange;
    }

    private static async Task<string> ShownAsync(TestExchange exchange) =>
        string.Join(' ', (await CellsAsync(exchange, TestCallers.Analyst("SWE"))).Select(cell => cell.Value?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "S"));

    private static async Task<List<Cell>> CellsAsync(TestExchange exchange, Caller caller) =>
        [.. await exchange.CellsAsync("DNK", "2015", caller: caller), .. await exchange.CellsAsync("DNK", "2016", caller: caller)];

    private static async Task<string> RegionalAsync(TestExchange exchange)
    {
        var messages = await exchange.ExportAsync(TestCallers.Region(Body), new ExportObservationsRequest { RefArea = "DNK", Structure = "FLOW" });
        var block = Assert.Single(messages, message => message.Block is not null);
        var slice = ObservationBlockCodec.Decode(block.Block.ToByteArray());
        return string.Join(", ", Enumerable.Range(0, slice.Count).Select(row => $"{slice.CodeAt("MEASURE", row)} {slice.CodeAt("COUNTERPART_AREA", row)} {slice.ValueAt(row)?.ToString() ?? "-"}"));
    }
}
