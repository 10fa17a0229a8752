// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Sheets;

namespace StatsExchange.Domain.Tests.Sheets;

/// <summary>Figures that an office took from its partner by settlement are copies, whatever their sheets say, and nothing else of them changes.</summary>
public sealed class AdoptedSeriesTests
{
    private static readonly SeriesKey Adopted = new("FLOW", "EMI", "RES", "", "", "DNK", PeriodRange.Parse("2014", "2015"));
    private static readonly SeriesSheet Sheet = new(new SeriesKey("FLOW", "EMI", "RES", "", "REG", "", default), 1) { MinimumStayMonths = 12, IsCopiedFromMirror = false };

    [Theory]
    [InlineData("REG", "_T", "DNK", "2015", true)]
    [InlineData("REG", "NAT", "DNK", "2014-Q2", true)]
    [InlineData("SUR", "_T", "DNK", "2015", true)]
    [InlineData("REG", "_T", "DNK", "2016", false)]
    [InlineData("REG", "_T", "NOR", "2015", false)]
    public void Find_AnAdoptedFigure_IsACopy(string source, string citizens, string counterpart, string period, bool isCopy)
    {
        var found = new SheetBook([Sheet], [Adopted]).Find(Figure(source, citizens, counterpart, period));

        Assert.Equal(isCopy, found?.IsCopiedFromMirror == true);
        Assert.Equal(source == "REG" ? 12 : null, found?.MinimumStayMonths);
    }

    [Fact]
    public void Find_WithoutSheetAndAdoption_StaysUnknown()
    {
        Assert.Null(new SheetBook([], [Adopted]).Find(Figure("REG", "_T", "NOR", "2015")));
        Assert.Equal((true, false), (new SheetBook([Sheet], [Adopted]).HasCopies, new SheetBook([Sheet]).HasCopies));
        Assert.True(new SheetBook([Sheet with { IsCopiedFromMirror = true }]).HasCopies);
    }

    private static SeriesPoint Figure(string source, string citizens, string counterpart, string period) =>
        new("FLOW", "EMI", "RES", citizens, source, Period.Parse(period), counterpart);
}
