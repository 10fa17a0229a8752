// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Mappings;

namespace StatsExchange.Domain.Tests.Mappings;

public sealed class FigureTests
{
    private static readonly OfficeMapping Sound = Tables.Stocks with
    {
        Numbers = new NumberForm(",", ".", false),
        EmptyCells =
        [
            new EmptyCell("..", EmptyMeaning.Missing, "L"),
            new EmptyCell("n/a", EmptyMeaning.Missing, "M"),
            new EmptyCell("-", EmptyMeaning.Zero, ""),
            new EmptyCell("x", EmptyMeaning.LeftOut, ""),
        ],
        Marks = [new ValueMark("p", "P"), new ValueMark("*", "E")],
    };

    [Theory]
    [InlineData("1,234,567", 1234567.0, "")]
    [InlineData(" 12 ", 12.0, "")]
    [InlineData("1234567", 1234567.0, "")]
    [InlineData("1,234.5", 1234.5, "")]
    [InlineData("0", 0.0, "")]
    [InlineData("-", 0.0, "")]
    [InlineData("", null, "")]
    [InlineData("..", null, "L")]
    [InlineData("N/A", null, "M")]
    [InlineData("1,234p", 1234.0, "P")]
    [InlineData("1,234 *p", 1234.0, "PE")]
    [InlineData("..p", null, "PL")]
    public void Cell_IsANumberOrMissingOrZeroAsStated(string text, double? value, string status)
    {
        var table = Map(Sound, text);

        Assert.Equal([value], table.Values);
        Assert.Equal([status], table.All("OBS_STATUS"));
        Assert.Equal(0, table.Report.Errors);
    }

    [Fact]
    public void Cell_OfWhichNoObservationIsMade_IsCountedAndReported()
    {
        var table = Map(Sound, "x");

        Assert.Empty(table.Made);
        Assert.Equal(1, table.Counts.CellsLeftOut);
        Assert.Equal(("LEFT_OUT_BY_MAPPING", "1"), (table.Report.Findings[0].Rule, table.Report.Findings[0].Value));
    }

    [Theory]
    [InlineData("1.234.567")]
    [InlineData("12,34,567")]
    [InlineData("1,23")]
    [InlineData(",123")]
    [InlineData("1,234,")]
    [InlineData("1 234")]
    [InlineData("12%")]
    [InlineData("=SUM(B2:B9)")]
    [InlineData("+5")]
    [InlineData("@5")]
    [InlineData("1e3")]
    [InlineData("(123)")]
    [InlineData("NaN")]
    [InlineData("∞")]
    [InlineData(":")]
    [InlineData("p")]
    [InlineData("５")]
    public void Cell_ThatIsNeitherNumberNorListed_IsRefusedWithColumnAndText(string text)
    {
        var error = Map(Sound, text).Error;

        Assert.Equal(("VALUE_FORM", 2L, "PERSONS", text), (error.Rule, error.Line, error.Column, error.Value));
        Assert.Contains("'..'", error.Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".", ",", false, "1.234.567,5", 1234567.5)]
    [InlineData(" ", ",", false, "1 234 567,5", 1234567.5)]
    [InlineData(" ", ",", false, "1\u00A0234\u202F567", 1234567.0)]
    [InlineData("'", ".", false, "1'234", 1234.0)]
    [InlineData(",", ".", true, "12,34,567", 1234567.0)]
    [InlineData("", ",", false, "0,5", 0.5)]
    public void Numbers_AreReadInTheFormTheMappingStates(string thousands, string mark, bool indian, string text, double value) =>
        Assert.Equal([value], Map(Tables.Stocks with { Numbers = new NumberForm(thousands, mark, indian) }, text).Values);

    [Fact]
    public void UnitMultiplier_AsConstant_IsAppliedOnceAndKept()
    {
        var table = Map(Tables.Stocks with { Constants = Tables.Stocks.Constants.Add("UNIT_MULT", "3") }, "12.3");

        Assert.Equal(["3"], table.All("UNIT_MULT"));
        Assert.Equal([12.3], table.Values);
        Assert.Equal(0, table.Report.Errors);
    }

    [Fact]
    public void Negative_IsFoundUnderTheTablesOwnColumnAndText()
    {
        var error = Map(Sound, "-1,234").Error;

        Assert.Equal(("NEGATIVE_VALUE", "PERSONS", "-1,234", "JPN"), (error.Rule, error.Column, error.Value, error.Code));
    }

    private static Tables.MappedTable Map(OfficeMapping mapping, string cell) =>
        Tables.Map(mapping, "COUNTRY|SEX|AGE|YEAR|PERSONS", $"JPN|Total|0-4|2020|{cell}");
}
