// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Sheets;

namespace StatsExchange.Domain.Tests.Sheets;

/// <summary>For every figure at most one sheet holds, and which one it is follows from the series alone.</summary>
public sealed class SheetBookTests
{
    [Theory]
    [InlineData("NAT", "DNK", "2015", "NAT towards DNK")]
    [InlineData("_T", "DNK", "2015", "towards DNK")]
    [InlineData("NAT", "NOR", "2015", "NAT")]
    [InlineData("_T", "NOR", "2015", "all")]
    [InlineData("_T", "NOR", "2015-06", "all")]
    [InlineData("_T", "NOR", "2018", null)]
    public void Find_SeveralSheetsHold_TheMostSpecificComesFirst(string citizens, string counterpart, string period, string? expected)
    {
        var book = new SheetBook(
        [
            Sheet(Series("", ""), "all"), Sheet(Series("NAT", ""), "NAT"), Sheet(Series("", "DNK"), "towards DNK"), Sheet(Series("NAT", "DNK"), "NAT towards DNK"),
        ]);

        Assert.Equal(expected, book.Find(Figure(citizens, counterpart, period))?.Footnotes);
    }

    [Fact]
    public void Find_AFigureOfAnotherSourceMeasureBasisOrStructure_HasNoSheet()
    {
        var book = new SheetBook([Sheet(Series("", ""), "all")]);
        var figure = Figure("_T", "NOR", "2015");

        Assert.NotNull(book.Find(figure));
        Assert.All(
            [figure with { Source = "ADM" }, figure with { Measure = "IMM" }, figure with { Basis = "CC" }, figure with { Structure = "STOCK" }],
            other => Assert.Null(book.Find(other)));
    }

    [Fact]
    public void Find_SeveralVersions_TheLastHoldsUntilItEndsTheSheet()
    {
        var first = Sheet(Series("", ""), "first", version: 1);
        var second = Sheet(Series("", ""), "second", version: 2);
        var end = new SeriesSheet(Series("", ""), 3) { IsWithdrawn = true };
        var figure = Figure("_T", "NOR", "2015");

        Assert.Equal("second", new SheetBook([first, second]).Find(figure)?.Footnotes);
        Assert.Null(new SheetBook([first, second, end]).Find(figure));
        Assert.Equal(4, new SheetBook([first, second, end, second with { Version = 4 }]).Find(figure)?.Version);
    }

    [Fact]
    public void Find_OverlappingSheetsOfOldJournals_TheOneRecordedLastHolds()
    {
        var wide = new SeriesSheet(Series("", ""), 1, Seq: 5);
        var narrow = new SeriesSheet(Series("", "") with { Periods = PeriodRange.Parse("2015", "2015") }, 1, Seq: 7);

        Assert.Equal(7, new SheetBook([wide, narrow]).Find(Figure("_T", "NOR", "2015"))?.Seq);
        Assert.Equal(5, new SheetBook([wide, narrow]).Find(Figure("_T", "NOR", "2014"))?.Seq);
    }

    [Fact]
    public void ReferenceSource_DesignatedForAllAndForOnePartner_IsThatOfThePartnerFirst()
    {
        var book = new SheetBook(
        [
            new SeriesSheet(Series("", ""), 1) { IsReferenceSource = true },
            new SeriesSheet(Series("", "") with { Source = "SUR" }, 1),
            new SeriesSheet(Series("", "DNK") with { Source = "ADM" }, 1) { IsReferenceSource = true },
        ]);

        Assert.Equal("REG", book.ReferenceSource(Figure("_T", "NOR", "2015")));
        Assert.Equal("ADM", book.ReferenceSource(Figure("_T", "DNK", "2015")));
        Assert.Null(book.ReferenceSource(Figure("_T", "NOR", "2018")));
    }

    [Theory]
    [InlineData("--12-31", null, 12, 31)]
    [InlineData("--02-29", null, 2, 29)]
    [InlineData("2011-03-21", 2011, 3, 21)]
    [InlineData("the census day", null, null, null)]
    [InlineData("--13-01", null, null, null)]
    public void ReferenceDate_DatesAndWords_OnlyDatesAreRead(string text, int? year, int? month, int? day) =>
        Assert.Equal(new ReferenceDate(text, year, month, day), ReferenceDate.Parse(text));

    private static SeriesSheet Sheet(SeriesKey series, string name, int version = 1) => new(series, version) { Footnotes = name };

    private static SeriesKey Series(string citizens, string counterpart) =>
        new("FLOW", "EMI", "RES", citizens, "REG", counterpart, PeriodRange.Parse("2010", "2017"));

    private static SeriesPoint Figure(string citizens, string counterpart, string period) =>
        new("FLOW", "EMI", "RES", citizens, "REG", Period.Parse(period), counterpart);
}
