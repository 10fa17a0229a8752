// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;
using StatsExchange.Domain.Tests.Observations;
using StatsExchange.Domain.Validation;

namespace StatsExchange.Domain.Tests.Validation;

public sealed class RowRulesTests
{
    [Theory]
    [InlineData("COUNTERPART_AREA=DNK TIME_PERIOD=2015 MEASURE=IMM BASIS=RES COLOUR=red", "UNKNOWN_DIMENSION", "COLOUR", "red")]
    [InlineData("COUNTERPART_AREA=DNK TIME_PERIOD=2015 BASIS=RES", "MISSING_DIMENSION", "MEASURE", "")]
    [InlineData("TIME_PERIOD=2015 MEASURE=IMM BASIS=RES", "MISSING_DIMENSION", "COUNTERPART_AREA", "")]
    [InlineData("COUNTERPART_AREA=DNK MEASURE=IMM BASIS=RES", "MISSING_DIMENSION", "TIME_PERIOD", "")]
    [InlineData("COUNTERPART_AREA=ZZZ TIME_PERIOD=2015 MEASURE=IMM BASIS=RES", "UNKNOWN_CODE", "COUNTERPART_AREA", "ZZZ")]
    [InlineData("COUNTERPART_AREA=EU28 TIME_PERIOD=2015 MEASURE=IMM BASIS=RES", "UNKNOWN_AGGREGATE", "COUNTERPART_AREA", "EU28")]
    [InlineData("COUNTERPART_AREA=DNK TIME_PERIOD=2015 MEASURE=IMM BASIS=RES SEX=X", "UNKNOWN_CODE", "SEX", "X")]
    [InlineData("COUNTERPART_AREA=DNK TIME_PERIOD=2015-W01 MEASURE=IMM BASIS=RES", "PERIOD_FORM", "TIME_PERIOD", "2015-W01")]
    [InlineData("COUNTERPART_AREA=DNK TIME_PERIOD=2015-Q1 MEASURE=IMM BASIS=RES", "PERIOD_FREQUENCY", "TIME_PERIOD", "2015-Q1")]
    [InlineData("REF_AREA=NOR COUNTERPART_AREA=DNK TIME_PERIOD=2015 MEASURE=IMM BASIS=RES", "FOREIGN_REPORTER", "REF_AREA", "NOR")]
    [InlineData("REF_AREA=XXX COUNTERPART_AREA=DNK TIME_PERIOD=2015 MEASURE=IMM BASIS=RES", "UNKNOWN_CODE", "REF_AREA", "XXX")]
    [InlineData("COUNTERPART_AREA=SWE TIME_PERIOD=2015 MEASURE=IMM BASIS=RES", "REPORTER_IS_COUNTERPART", "COUNTERPART_AREA", "SWE")]
    public void Add_KeyOutOfOrder_IsNamedByRuleLineColumnAndCode(string dimensions, string rule, string column, string code)
    {
        var report = Sent.Flows().Arrivals("NOR", "2015", 1).Row(dimensions, 1).Build().Report;
        var finding = Assert.Single(report.Findings);
        Assert.Equal((rule, 3L, column, code, code), (finding.Rule, finding.Line, finding.Column, finding.Code, finding.Value));
        Assert.NotEmpty(finding.Expected);
        Assert.True(report.IsRefused);
    }

    [Theory]
    [InlineData("COUNTERPART_AREA", "UK", "GBR")]
    [InlineData("COUNTERPART_AREA", "GER", "DEU")]
    [InlineData("COUNTERPART_AREA", "KSA", "SAU")]
    [InlineData("COUNTERPART_AREA", "UAE", "ARE")]
    [InlineData("COUNTERPART_AREA", "DNKK", "DNK")]
    [InlineData("AGE", "Y5-9", "Y5T9")]
    [InlineData("AGE", "Y15-19", "Y15T19")]
    [InlineData("AGE", "15T19", "Y15T19")]
    [InlineData("AGE", "15", "Y15")]
    [InlineData("AGE", "Y65+", "Y_GE65")]
    [InlineData("AGE", "GE65", "Y_GE65")]
    [InlineData("AGE", "<15", "Y_LT15")]
    [InlineData("AGE", "y5t9", "Y5T9")]
    [InlineData("SEX", "FEM", "F")]
    [InlineData("SEX", "MALE", "M")]
    public void Add_CodeInAnotherForm_IsToldWithTheOneMeant(string dimension, string sent, string meant)
    {
        var dimensions = $"COUNTERPART_AREA=DNK TIME_PERIOD=2015 MEASURE=IMM BASIS=RES {dimension}={sent}".Replace(dimension == "COUNTERPART_AREA" ? "COUNTERPART_AREA=DNK " : " none", "", StringComparison.Ordinal);
        var expected = Assert.Single(Sent.Flows().Row(dimensions, 1).Build().Report.Findings).Expected;
        Assert.Matches($"; did you mean {meant} \\([^()]*(\\([^()]*\\))?[^()]*\\)\\?$", expected);
    }

    [Fact]
    public void Add_TotalOfAnotherForm_IsNotOfferedWhereItIsRefused() => Assert.DoesNotContain(
        "_T (", Assert.Single(Sent.Flows().Row("COUNTERPART_AREA=DNK TIME_PERIOD=2015 MEASURE=T BASIS=RES", 1).Build().Report.Findings).Expected, StringComparison.Ordinal);

    [Theory]
    [InlineData(-1.5, "NEGATIVE_VALUE", "-1.5")]
    [InlineData(double.NaN, "NOT_FINITE", "NaN")]
    [InlineData(double.PositiveInfinity, "NOT_FINITE", "Infinity")]
    [InlineData(9_007_199_254_740_994, "VALUE_TOO_LARGE", "9007199254740994")]
    public void Add_ValueThatIsNoCount_IsNamedWithItsCounterpart(double value, string rule, string text)
    {
        var finding = Assert.Single(Sent.Flows().Arrivals("DK", "2015", value).Build().Report.Findings);
        Assert.Equal((rule, 2L, "OBS_VALUE", "DK", text), (finding.Rule, finding.Line, finding.Column, finding.Code, finding.Value));
    }

    [Theory]
    [InlineData(9_007_199_254_740_992, 0, 0)]
    [InlineData(9_007_199_254_740, 3, 0)]
    [InlineData(9_007_199_254_741, 3, 1)]
    [InlineData(900_719_925_474_099_200, -2, 0)]
    [InlineData(900_719_925_474_099_500, -2, 1)]
    public void Add_LargestCount_MayStandAndOneBeyondMayNot(double value, int exponent, int findings)
    {
        var report = Sent.Flows().Arrivals("DNK", "2015", value, attributes: FormattableString.Invariant($"UNIT_MULT={exponent}")).Build().Report;

        Assert.Equal(Enumerable.Repeat("VALUE_TOO_LARGE", findings), report.Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Rule));
    }

    [Fact]
    public void Add_ValueBeyondRangeAfterMultiplier_IsAFinding() =>
        Assert.Equal("NOT_FINITE", Assert.Single(Sent.Flows().Arrivals("DNK", "2015", 1e300, attributes: "UNIT_MULT=15").Build().Report.Findings).Rule);

    [Fact]
    public void Add_NegativeValueInThousands_IsNamedAsItWasSent() =>
        Assert.Equal("-1.5", Assert.Single(Sent.Flows().Arrivals("DNK", "2015", -1.5, attributes: "UNIT_MULT=3").Build().Report.Findings).Value);

    [Theory]
    [InlineData("COLOUR=red", "UNKNOWN_ATTRIBUTE")]
    [InlineData("OBS_STATUS=pz", "ATTRIBUTE_CODE")]
    [InlineData("CONF_STATUS=Z", "ATTRIBUTE_CODE")]
    [InlineData("UNIT_MULT=99", "ATTRIBUTE_CODE")]
    [InlineData("PRE_BREAK_VALUE=1,5", "ATTRIBUTE_FORM")]
    [InlineData("EMBARGO_TIME=2026-01-31T09:00:00", "ATTRIBUTE_FORM")]
    [InlineData("EMBARGO_TIME=tomorrow", "ATTRIBUTE_FORM")]
    public void Add_AttributeOutOfOrder_IsNamed(string attribute, string rule) =>
        Assert.Equal(rule, Assert.Single(Sent.Flows().Arrivals("DNK", "2015", 1, attributes: attribute).Build().Report.Findings).Rule);

    [Fact]
    public void Add_CommentOf257Bytes_IsTooLong()
    {
        static ValidationReport Comment(string text) => Sent.Flows().Arrivals("DNK", "2015", 1, attributes: "COMMENT=" + text).Build().Report;
        Assert.Empty(Comment(new string('é', 128)).Findings);
        var finding = Assert.Single(Comment(new string('é', 128) + "x").Findings);
        Assert.Equal("ATTRIBUTE_LENGTH", finding.Rule);
        Assert.Equal(80, finding.Value.Length);
    }

    [Theory]
    [InlineData("FLOW", "CB", false)]
    [InlineData("FLOW", "CC", false)]
    [InlineData("FLOW", "RES", true)]
    [InlineData("STOCK", "CB", false)]
    public void Add_ReporterAsItsOwnCounterpart_IsTheNativePopulationUnlessItMoves(string structure, string basis, bool refused)
    {
        var builder = new SubmissionBuilder(StructureCatalogue.Find(structure)!, Sent.Sweden);
        Assert.Equal(refused, builder.Row($"COUNTERPART_AREA=SWE TIME_PERIOD=2015 MEASURE=IMM BASIS={basis}", 1).Build().Report.IsRefused);
    }

    [Fact]
    public void Add_ReturnFromTheReporterItself_IsAFinding()
    {
        var builder = new SubmissionBuilder(StructureCatalogue.Return, Sent.Sweden);
        Assert.True(builder.Row("COUNTERPART_AREA=SE TIME_PERIOD=2015 MEASURE=RFL", 1).Build().Report.IsRefused);
    }

    [Fact]
    public void Add_PresentResidenceInAnotherCountry_IsAFinding()
    {
        var builder = new SubmissionBuilder(StructureCatalogue.Return, CountryCode.Parse("PHL"));
        builder.Row("COUNTERPART_AREA=SAU TIME_PERIOD=2015 MEASURE=RFL RESIDENCE=PH-00", 1).Row("COUNTERPART_AREA=SAU TIME_PERIOD=2015 MEASURE=RFL RESIDENCE=SE-AB", 1);
        var finding = Assert.Single(builder.Build().Report.Findings);
        Assert.Equal(("FOREIGN_SUBDIVISION", 3L), (finding.Rule, finding.Line));
    }

    [Fact]
    public void Build_SameKeyTwice_NamesTheLineOfTheFirst()
    {
        var report = Sent.Flows().Arrivals("DNK", "2015", 1).Arrivals("NOR", "2015", 2).Arrivals("DK", "2015", 3, "SEX=_T").Build().Report;
        var finding = Assert.Single(report.Findings);
        Assert.Equal(("DUPLICATE_KEY", 4L, "DNK", "3"), (finding.Rule, finding.Line, finding.Code, finding.Value));
        Assert.EndsWith("line 2", finding.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_ManyErrors_KeepsAThousandAndCountsAll()
    {
        var builder = Sent.Flows();
        for (var i = 0; i < 1_500; i++)
        {
            builder.Arrivals("ZZZ", "2015", 1);
        }

        var report = builder.Build().Report;
        Assert.Equal((1_000, 1_500L), (report.Findings.Length, report.Errors));
    }

    [Fact]
    public void Build_Refused_YieldsNothingToStore() =>
        Assert.Empty(Sent.Flows().Arrivals("DNK", "2015", 1).Arrivals("NOR", "2015", -1).Build().Slices);

    [Fact]
    public void Rules_OfTheCatalogue_HaveDifferentIds() =>
        Assert.Equal(RuleCatalogue.All.Length, RuleCatalogue.All.Select(rule => rule.Id).Distinct().Count());
}
