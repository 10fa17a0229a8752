// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Mappings;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Areas;

namespace StatsExchange.Domain.Tests.Mappings;

public sealed class WideTableTests
{
    private static readonly OfficeMapping Years = Tables.Stocks with
    {
        Columns = [Tables.Column("COUNTRY", "COUNTERPART_AREA", [Reading.Name], ("TOTAL", "_T"))],
        Values = [],
        YearsAsColumns = true,
    };

    [Fact]
    public void Years_AsColumns_BecomeOneObservationEach()
    {
        var table = Tables.Map(Years, "COUNTRY|2018|2019|2020Q1", "JAPAN|10|20|30", "TOTAL|40||60");

        Assert.Equal(["2018", "2019", "2020-Q1", "2018", "2019", "2020-Q1"], table.All("TIME_PERIOD"));
        Assert.Equal([10, 20, 30, 40, null, 60], table.Values);
        Assert.Equal(["JPN", "JPN", "JPN", "_T", "_T", "_T"], table.All("COUNTERPART_AREA"));
        Assert.Equal(new MappedCounts(2, 0, 0, 0, 6), table.Counts);
    }

    [Fact]
    public void SexAndYear_AsColumns_BecomeCodesOfBoth()
    {
        var mapping = Years with
        {
            YearsAsColumns = false,
            Values = [Tables.Figures("Male 2019", ("SEX", "M"), ("TIME_PERIOD", "2019")), Tables.Figures("Female 2019", ("SEX", "F"), ("TIME_PERIOD", "2019"))],
        };

        var table = Tables.Map(mapping, "COUNTRY|male 2019|Female 2019", "JAPAN|1|2");

        Assert.Equal([("M", 1.0), ("F", 2.0)], table.All("SEX").Zip(table.Values.Select(value => value!.Value)));
    }

    [Fact]
    public void YearOfArrival_InAWideTable_IsRelativeToEachYear()
    {
        var table = Tables.Map(
            Years with { Columns = [.. Years.Columns, Tables.Column("ARRIVED", "RESIDENCE_DURATION", [Reading.ArrivalYear])] },
            "COUNTRY|ARRIVED|2016|2020|2030", "JAPAN|2015|1|2|3");

        Assert.Equal(["Y1T4", "Y5T9", "Y_GE10"], table.All("RESIDENCE_DURATION"));
    }

    [Fact]
    public void Column_WithoutUse_IsFoundOnceWithTheNearest()
    {
        var table = Tables.Map(Years, "COUNTRY|2018|REMARK|CUONTRY", "JAPAN|1|x|y", "INDIA|2|x|y");

        Assert.Equal(
            [("MAPPED_COLUMN", 2L, "REMARK"), ("MAPPED_COLUMN", 2L, "CUONTRY")],
            table.Report.Findings.Select(finding => (finding.Rule, finding.Line, finding.Column)));
        Assert.Contains("nearest: COUNTRY", table.Report.Findings[1].Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Column_ThatIsIgnoredByNameOrAsAll_IsNoError()
    {
        Assert.Equal(0, Tables.Map(Years with { Ignored = ["Remark"] }, "COUNTRY|2018|REMARK", "JAPAN|1|x").Report.Errors);
        Assert.Equal(0, Tables.Map(Years with { IgnoresOthers = true }, "COUNTRY|2018|REMARK", "JAPAN|1|x").Report.Errors);
    }

    [Fact]
    public void Column_TheMappingReadsAndTheTableLacks_IsAnErrorOfTheWhole()
    {
        var error = Tables.Map(Tables.Stocks, "COUNTRY|SEX|YEAR|PERSONS", "JPN|Male|2020|1").Error;

        Assert.Equal(("MAPPED_COLUMN", 0L, "AGE"), (error.Rule, error.Line, error.Column));
    }

    [Theory]
    [InlineData("LAND|SEX|AGE|YEAR|PERSONS", "COUNTRY", 2)]
    [InlineData("COUNTRY|SEX|AGE|WHEN|PERSONS", "YEAR", 2)]
    [InlineData("COUNTRY|SEX|YEARS OF AGE|YEAR|PERSONS", "AGE", 0)]
    [InlineData("COUNTRY|SEX|AGE|YEAR|HEADS", "PERSONS", 2)]
    public void Column_RenamedInTheTable_IsNamedOnceAndNothingFollows(string header, string lacking, int line)
    {
        var table = Tables.Map(Tables.Stocks, header, "JPN|Male|15|2020|1", "JPN|Male|16|2020|2", "JPN|Male|17|2020|3");

        var found = table.Report.Findings.Select(finding => (finding.Rule, finding.Line, finding.Column)).ToList();
        var renamed = header.Split('|').Single(column => Tables.Stocks.Columns.All(known => known.Column != column) && column != "PERSONS");
        Assert.Equal(2, found.Count);
        Assert.Contains(("MAPPED_COLUMN", 2L, renamed), found);
        Assert.Contains(("MAPPED_COLUMN", (long)line, lacking), found);
    }

    [Fact]
    public void Rows_OfTotalsFootnotesAndNothing_AreLeftOutByTheRulesAndCounted()
    {
        var mapping = Years with
        {
            LeaveOut = [new RowRule("COUNTRY", ["Sub-total"], ["Source:", "Note"], true)],
            TakeOnly = [new RowRule("KIND", ["stock"], [], false)],
        };

        var table = Tables.Map(
            mapping, "COUNTRY|KIND|2018", "JAPAN|stock|1", "SUB-TOTAL|stock|1", "Source: the office|stock|", "|stock|2", "||", "INDIA|flow|7", "INDIA|STOCK|8");

        Assert.Equal(["JPN", "IND"], table.All("COUNTERPART_AREA"));
        Assert.Equal(5, table.Counts.RowsLeftOut);
        Assert.Equal(["1", "1", "3"], table.Report.Findings.Select(finding => finding.Value).Order(StringComparer.Ordinal));
        Assert.All(table.Report.Findings, finding => Assert.Equal("LEFT_OUT_BY_MAPPING", finding.Rule));
    }

    [Fact]
    public void Header_AmongTheRows_IsFoundOnItsLine()
    {
        var error = Tables.Map(Years, "COUNTRY|2018", "JAPAN|1", "Country|2018", "INDIA|2").Error;

        Assert.Equal(("HEADER_AGAIN", 3L), (error.Rule, error.Line));
    }

    [Fact]
    public void Reporter_InAColumn_TakesTheOfficesRowsAndCountsTheOthers()
    {
        var mapping = Years with { Columns = [.. Years.Columns, Tables.Column("AT", "REF_AREA", [Reading.Name])] };

        var table = Tables.Map(mapping, "AT|COUNTRY|2018", "PHILIPPINES|JAPAN|1", "INDIA|JAPAN|2", "Atlantis|JAPAN|3");

        Assert.Equal([1], table.Values);
        Assert.Equal(1, table.Counts.RowsOfOtherAreas);
        Assert.Equal(("AT", "Atlantis"), (table.Error.Column, table.Error.Value));
    }

    [Fact]
    public void Duplicate_OfTheMappedKey_IsFoundOnTheLineOfItsRow()
    {
        var error = Tables.Map(Years, "COUNTRY|2018", "Vietnam|1", "VIET NAM|2").Error;

        Assert.Equal(("DUPLICATE_KEY", 3L), (error.Rule, error.Line));
    }

    [Fact]
    public void InventedColumnsAndTexts_WithoutEnd_AreCountedAndNotKept()
    {
        const int rows = 12_000;
        var reporter = CountryCode.Parse("PHL");
        var builder = new SubmissionBuilder(Years.Structure, reporter);
        var table = new MappedRows(Years, reporter, builder);
        var longText = new string('x', 40_000);

        for (var i = 0; i < rows; i++)
        {
            table.Add([new("COUNTRY", $"{(i % 100 == 0 ? longText : "Country")} {i}"), new($"{(i % 100 == 0 ? longText : "Column")} {i}", "x"), new("2018", "1")], i + 2);
        }

        table.Complete();
        Assert.Equal(2 * rows, builder.Findings.ToReport().Errors);
        Assert.InRange(table.Readings.Count(), 1, 20_000);
        Assert.All(table.Readings, read => Assert.InRange(read.Text.Length, 1, 256));
    }

    [Fact]
    public void Expansion_BeyondTheLimit_IsTooLarge()
    {
        var reporter = CountryCode.Parse("PHL");
        var rows = new MappedRows(Years, reporter, new SubmissionBuilder(Years.Structure, reporter, maxObservations: 2));

        rows.Add([new("COUNTRY", "JAPAN"), new("2018", "1"), new("2019", "2")], 2);

        Assert.Throws<SubmissionTooLargeException>(() => rows.Add([new("COUNTRY", "INDIA"), new("2018", "1")], 3));
    }
}
