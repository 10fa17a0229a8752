// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Countries;

/// <summary>A series sheet is versioned per series, and says only what it can say.</summary>
public sealed class SeriesSheetTests
{
    [Fact]
    public async Task Put_TheSameSeriesAgain_IsItsNextVersionAndTheOnlyCurrentOne()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        var first = await PutAsync(exchange, Sheet(12));
        var other = await PutAsync(exchange, Sheet(12, measure: "IMM"));
        var second = await PutAsync(exchange, Sheet(3));

        var listed = await TestExchange.As(TestCallers.Analyst("SWE"), () => Country(exchange).ListSeriesSheetsAsync(new ListSeriesSheetsRequest { RefArea = "SWE" }.ToProto()));

        Assert.Equal((1, 1, 2), (first.Version, other.Version, second.Version));
        Assert.Equal([("EMI", 2, 3), ("IMM", 1, 12)], listed.Read().Sheets.Select(sheet => (sheet.Measure, sheet.Version, sheet.MinimumStayMonths)));
    }

    [Theory]
    [InlineData("sheet.measure", "XXX", 12, "low")]
    [InlineData("sheet.minimum_stay_months", "EMI", 61, "low")]
    [InlineData("sheet.undercount_class", "EMI", 12, "tiny")]
    public async Task Put_WhatCannotBe_IsRefusedByField(string field, string measure, int months, string undercount)
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        var sheet = Sheet(months, measure);
        sheet.UndercountClass = undercount;

        await Refusals.ExpectField(field, () => PutAsync(exchange, sheet));
    }

    private static SeriesSheet Sheet(int months, string measure = "EMI") => new()
    {
        Structure = "FLOW",
        Measure = measure,
        Basis = "RES",
        Source = "REG",
        PeriodFrom = "2010",
        PeriodTo = "2017",
        MinimumStayMonths = months,
        UndercountClass = "low",
        ClassesAssignedBy = "the office",
    };

    private static async Task<SeriesSheet> PutAsync(TestExchange exchange, SeriesSheet sheet)
    {
        var request = new PutSeriesSheetRequest { RequestId = Offices.NextRequest(), RefArea = "SWE", Sheet = sheet };
        return (await TestExchange.As(TestCallers.Analyst("SWE"), () => Country(exchange).PutSeriesSheetAsync(request.ToProto()))).Read().Sheet;
    }

    private static ICountryGrain Country(TestExchange exchange) => exchange.Grains.GetGrain<ICountryGrain>("SWE");
}
