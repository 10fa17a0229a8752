// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Mappings;

namespace StatsExchange.Domain.Tests.Mappings;

public sealed class TextReadingTests
{
    [Theory]
    [InlineData("14 - Below", "Y_LT15")]
    [InlineData("14 and under", "Y_LT15")]
    [InlineData("under 15", "Y_LT15")]
    [InlineData("<15", "Y_LT15")]
    [InlineData("Less than 15 years", "Y_LT15")]
    [InlineData("0-4", "Y0T4")]
    [InlineData(" 15 – 24 years ", "Y15T24")]
    [InlineData("15 to 24", "Y15T24")]
    [InlineData("Y15-24", "Y15T24")]
    [InlineData("65+", "Y_GE65")]
    [InlineData("65 and over", "Y_GE65")]
    [InlineData("85 & ABOVE", "Y_GE85")]
    [InlineData(">=65", "Y_GE65")]
    [InlineData("YGE65", "Y_GE65")]
    [InlineData("37", "Y37")]
    [InlineData("All ages", "_T")]
    [InlineData("Not stated", "_U")]
    public void Years_AsOfficesWriteThem_AreCodesOfAges(string text, string code)
    {
        var table = Tables.Map(Tables.Stocks, "COUNTRY|SEX|AGE|YEAR|PERSONS", $"JPN|Total|{text}|2020|1");

        Assert.Equal([code], table.All("AGE"));
        Assert.Equal(0, table.Report.Errors);
    }

    [Theory]
    [InlineData("over 65")]
    [InlineData("24-15")]
    [InlineData("15-24-30")]
    [InlineData("young")]
    [InlineData("=1+1")]
    [InlineData("200+")]
    public void Years_ThatCouldMeanTwoThingsOrNone_AreRefusedWithColumnAndText(string text)
    {
        var table = Tables.Map(Tables.Stocks, "COUNTRY|SEX|AGE|YEAR|PERSONS", $"JPN|Total|{text}|2020|1");

        Assert.Empty(table.Made);
        Assert.Equal(("UNKNOWN_CODE", 2, "AGE", text), (table.Error.Rule, (int)table.Error.Line, table.Error.Column, table.Error.Value));
    }

    [Theory]
    [InlineData("JAPAN", "JPN")]
    [InlineData("  viet   nam ", "VNM")]
    [InlineData("Vietnam", "VNM")]
    [InlineData("UAE", "ARE")]
    [InlineData("Korea, South", "KOR")]
    [InlineData("CÔTE D'IVOIRE", "CIV")]
    [InlineData("grand total", "_T")]
    [InlineData("392", "JPN")]
    [InlineData("8", "ALB")]
    public void Names_InAnyCaseAndUsualForm_AreAreas(string text, string code) =>
        Assert.Equal([code], Tables.Map(Tables.Stocks, "COUNTRY|SEX|AGE|YEAR|PERSONS", $"{text}|Total|0-4|2020|1").All("COUNTERPART_AREA"));

    [Fact]
    public void Name_ThatIsUnknown_IsRefusedWithTheNearest()
    {
        var table = Tables.Map(Tables.Stocks, "COUNTRY|SEX|AGE|YEAR|PERSONS", "PHILIPINES|Total|0-4|2020|1");

        Assert.Equal(("COUNTRY", "PHILIPINES"), (table.Error.Column, table.Error.Value));
        Assert.Contains("nearest: PHILIPPINES", table.Error.Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2020", "2020", "Y_LT1")]
    [InlineData("2019", "2020", "Y1T4")]
    [InlineData("2016", "2020", "Y1T4")]
    [InlineData("2015", "2020", "Y5T9")]
    [InlineData("2011", "2020", "Y5T9")]
    [InlineData("2010", "2020", "Y_GE10")]
    [InlineData("2016-2019", "2020", "Y1T4")]
    [InlineData("before 2011", "2020", "Y_GE10")]
    [InlineData("1990-1999", "2020", "Y_GE10")]
    [InlineData("2020 or later", "2020", "Y_LT1")]
    [InlineData("Not stated", "2020", "_U")]
    public void YearOfArrival_IsADurationRelativeToThePeriod(string arrival, string period, string code) =>
        Assert.Equal([code], Arrivals($"JPN|{arrival}|{period}|1").All("RESIDENCE_DURATION"));

    [Theory]
    [InlineData("2021")]
    [InlineData("2010-2014")]
    [InlineData("before 2015")]
    [InlineData("20x0")]
    public void YearOfArrival_AfterThePeriodOrInTwoClasses_IsRefused(string arrival) =>
        Assert.Equal("ARRIVED", Arrivals($"JPN|{arrival}|2020|1").Error.Column);

    [Theory]
    [InlineData("2015", "2015", "A")]
    [InlineData("2015Q2", "2015-Q2", "Q")]
    [InlineData("Q2 2015", "2015-Q2", "Q")]
    [InlineData("2015m3", "2015-03", "M")]
    [InlineData("03/2015", "2015-03", "M")]
    public void Period_InUsualForms_IsReadAndGivesItsFrequency(string text, string period, string frequency)
    {
        var table = Tables.Map(Tables.Stocks, "COUNTRY|SEX|AGE|YEAR|PERSONS", $"JPN|Total|0-4|{text}|1");

        Assert.Equal([period], table.All("TIME_PERIOD"));
        Assert.Equal([frequency], table.All("FREQ"));
        Assert.Equal(0, table.Report.Errors);
    }

    [Fact]
    public void Readings_AreListedByTextWithHowEachWasRead()
    {
        var table = Tables.Map(Tables.Stocks, "COUNTRY|SEX|AGE|YEAR|PERSONS", "Burma|Both|0-4|2020|1", "GRAND TOTAL|Male|xx|2020|1");

        Assert.Equal(
            ["Burma→MMR by name", "GRAND TOTAL→_T by codes", "Both→_T by codes", "Male→M by name", "0-4→Y0T4 by years", "xx→ by ", "2020→2020 by period"],
            table.Readings.Select(read => $"{read.Text}→{read.Code} by {read.How}"));
    }

    private static Tables.MappedTable Arrivals(string row) => Tables.Map(
        Tables.Stocks with
        {
            Columns =
            [
                Tables.Column("ARRIVED", "RESIDENCE_DURATION", [Reading.ArrivalYear]),
                Tables.Column("COUNTRY", "COUNTERPART_AREA", [Reading.Code]),
                Tables.Column("YEAR", "TIME_PERIOD", [Reading.Period]),
            ],
        },
        "COUNTRY|ARRIVED|YEAR|PERSONS", row);
}
