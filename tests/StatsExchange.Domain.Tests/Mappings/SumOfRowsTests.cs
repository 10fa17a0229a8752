// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Mappings;

namespace StatsExchange.Domain.Tests.Mappings;

public sealed class SumOfRowsTests
{
    private static readonly OfficeMapping Arrivals = Tables.Stocks with
    {
        Columns =
        [
            Tables.Column("COUNTRY", "COUNTERPART_AREA", [Reading.Name], ("England", "GBR"), ("Scotland", "GBR")),
            Tables.Column("ARRIVED", "RESIDENCE_DURATION", [Reading.ArrivalYear]),
            Tables.Column("NOTE", "OBS_STATUS", []),
        ],
        Values = [],
        YearsAsColumns = true,
    };

    private static readonly OfficeMapping Summing = Arrivals with { SumsRows = true };

    [Fact]
    public void Complete_ClassesOfOneCode_AreAddedUpWithTheirStatusesAndCounted()
    {
        var table = Tables.Map(
            Summing, "COUNTRY|ARRIVED|NOTE|2020", "England|2016|E|1", "England|2017||2", "Scotland|2019|P|4", "Japan|2016||8");

        Assert.Equal([7, 8], table.Values);
        Assert.Equal(["EP", ""], table.All("OBS_STATUS"));
        var finding = Assert.Single(table.Report.Findings);
        Assert.Equal(("SUMMED_BY_MAPPING", 2L, "3"), (finding.Rule, finding.Line, finding.Value));
    }

    [Fact]
    public void Complete_EmptyCellsOfACodeColumn_AreAWarningWithTheFirstLine()
    {
        var table = Tables.Map(Arrivals, "COUNTRY|ARRIVED|NOTE|2020", "Japan|2016||1", "Japan|||8", "Korea, Republic of|||9");

        var finding = Assert.Single(table.Report.Findings, finding => finding.Rule == "BLANK_IN_MAPPED_COLUMN");
        Assert.Equal((3L, "ARRIVED", "_T"), (finding.Line, finding.Column, finding.Code));
        Assert.Contains("2 empty cells", finding.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Complete_MissingPart_MakesTheSumMissing()
    {
        var table = Tables.Map(Summing, "COUNTRY|ARRIVED|NOTE|2020", "Japan|2016||1", "Japan|2017|M|", "Japan|2018||4");

        Assert.Equal([null], table.Values);
        Assert.Equal(["M"], table.All("OBS_STATUS"));
    }

    [Fact]
    public void Complete_SameTextsTwice_AreADuplicate()
    {
        var table = Tables.Map(Summing, "COUNTRY|ARRIVED|NOTE|2020", "Japan|2016||1", "Japan|2017||2", "JAPAN|2016||1");

        Assert.Equal(("DUPLICATE_KEY", 4L, "2020"), (table.Error.Rule, table.Error.Line, table.Error.Column));
        Assert.DoesNotContain("sum_rows", table.Error.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Complete_TextsOfAnAlternative_AreNotAddedUp()
    {
        var mapping = Summing with
        {
            Columns = [Summing.Columns[0], Summing.Columns[1], Tables.Column("KIND", "SOURCE", [], ("Census", "CEN"), ("Register", "CEN"))],
        };

        var table = Tables.Map(mapping, "COUNTRY|ARRIVED|KIND|2020", "Japan|2016|Census|1", "Japan|2017|Register|2");

        Assert.Equal("DUPLICATE_KEY", table.Error.Rule);
    }

    [Fact]
    public void Complete_WithoutTheStatement_TheDuplicateNamesItWithLineAndColumn()
    {
        var table = Tables.Map(Arrivals, "COUNTRY|ARRIVED|NOTE|2019|2020", "Japan|2016||1|1", "Japan|2019||2|2");

        Assert.Equal(("DUPLICATE_KEY", 3L, "2020"), (table.Error.Rule, table.Error.Line, table.Error.Column));
        Assert.Contains("line 2 (2020)", table.Error.Expected, StringComparison.Ordinal);
        Assert.Contains("sum_rows", table.Error.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_FindingInAWideTable_NamesTheColumnOfTheOfficeAndTheTextOfTheCode()
    {
        var mapping = Arrivals with { Columns = [Tables.Column("FROM", "COUNTERPART_AREA", [Reading.Name], ("Sovjet", "SUN"))], Constants = Tables.Codes(("MEASURE", "IMM"), ("BASIS", "RES")), Structure = Domain.Structures.StructureCatalogue.Flow };

        var table = Tables.Map(mapping, "FROM|2016|2017", "Japan|1.5|1", "Sovjet||2");

        Assert.Contains(table.Report.Findings, finding => finding is { Rule: "FRACTION_IN_COUNT", Line: 2, Column: "2016", Period: "2016" });
        Assert.Contains(table.Report.Findings, finding => finding is { Rule: "FORMER_STATE_DATES", Line: 3, Column: "FROM", Code: "Sovjet", Value: "2", Period: "2017" });
    }
}
