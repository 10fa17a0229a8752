// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Sheets;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.V1;
using SeriesSheet = StatsExchange.V1.SeriesSheet;

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

    [Fact]
    public async Task Read_ThePastOfTheFigures_HasTheSheetsOfThen()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        var first = await PutAsync(exchange, Sheet(12));
        await PutAsync(exchange, Sheet(3));
        await PutAsync(exchange, Sheet(6, measure: "IMM"));

        Assert.Equal([("EMI", 2), ("IMM", 1)], (await ReadAsync(exchange, null)).Current.Select(sheet => (sheet.Series.Measure, sheet.Version)));
        Assert.Equal([("EMI", 1)], (await ReadAsync(exchange, first.Seq)).Current.Select(sheet => (sheet.Series.Measure, sheet.Version)));
    }

    [Fact]
    public async Task Put_AllThatIsWrong_IsToldAtOnce()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        var sheet = Sheet(61, "XXX");
        sheet.RoundingBase = 0;

        var refused = await Assert.ThrowsAsync<RefusedException>(() => PutAsync(exchange, sheet));

        Assert.Equal(["sheet.measure", "sheet.minimum_stay_months", "sheet.rounding_base"], refused.Violations.Select(violation => violation.Field));
    }

    [Fact]
    public async Task Put_MoreThanAReadingCanCarry_IsRefused()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        var text = new string('x', 1_024);
        var year = 1_800;
        var refused = await Assert.ThrowsAsync<RefusedException>(async () =>
        {
            for (; year < 2_000; year++)
            {
                var sheet = Sheet(12);
                (sheet.PeriodFrom, sheet.PeriodTo) = ($"{year}", $"{year}");
                (sheet.Footnotes, sheet.Contact, sheet.Territory) = (text, text, text);
                await PutAsync(exchange, sheet);
            }
        });

        Assert.Equal(["sheet"], refused.Violations.Select(violation => violation.Field));
        Assert.Contains("512 KiB", refused.Message, StringComparison.Ordinal);
        Assert.InRange(year, 1_950, 1_970);
    }

    private static async Task<SheetBook> ReadAsync(TestExchange exchange, long? asOf) =>
        (await TestExchange.As(TestCallers.Analyst("SWE"), () => Country(exchange).ReadAsync(new ReadingRequest("FLOW", "", "", Use.Compare, AsOfSeq: asOf)))).Sheets();

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
