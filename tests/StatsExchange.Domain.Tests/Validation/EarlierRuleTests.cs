// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Sheets;
using StatsExchange.Domain.Structures;
using StatsExchange.Domain.Tests.Observations;
using StatsExchange.Domain.Validation;
using StatsExchange.Domain.Validation.Earlier;
using StatsExchange.Domain.Validation.Series;

namespace StatsExchange.Domain.Tests.Validation;

/// <summary>Level 2, rule by rule: what is sent beside what the office has. Rows are "partner value", with attributes after them.</summary>
public sealed class EarlierRuleTests
{
    private static readonly string[] Usual = ["DNK 500", "NOR 400", "FIN 300"];

    [Theory]
    [InlineData("SERIES_JUMP", "DNK 1200000", "DNK 400000")]
    [InlineData("SERIES_JUMP", "DNK 500", "DNK 0")]
    [InlineData("REVISION_UNIT_SLIP", "DNK 12345", "DNK 12")]
    [InlineData(null, "DNK 1200000", "DNK 400000 OBS_STATUS=B")]
    [InlineData(null, "DNK 1000000", "DNK 700000")]
    [InlineData(null, "DNK 3", "DNK 12")]
    [InlineData(null, "DNK 100", "DNK 70")]
    [InlineData(null, "DNK", "DNK 70")]
    public void Jump_BeyondWhatItsSizeExplains_IsFound(string? rule, string before, string now) =>
        Assert.Equal(rule, Found(Slice("2015", now), new EarlierFigures(null, [Slice("2014", before).Observations], false, null)));

    [Theory]
    [InlineData("UNEXPLAINED_REVISION", "DNK 1000", "DNK 2000")]
    [InlineData("UNEXPLAINED_REVISION", "DNK 1020", "DNK 1100")]
    [InlineData("UNEXPLAINED_REVISION", "DNK 1020", "DNK 1300")]
    [InlineData("UNEXPLAINED_REVISION", "DNK 1020", "DNK")]
    [InlineData(null, "DNK 1020", "DNK 1025")]
    [InlineData(null, "DNK 1020", "DNK  REVISION_TYPE=error")]
    [InlineData(null, "DNK 1020 OBS_STATUS=P", "DNK")]
    [InlineData("REVISION_UNIT_SLIP", "DNK 12345", "DNK 12 REVISION_TYPE=error")]
    [InlineData("REVISION_TYPE_WITHOUT_REVISION", "DNK 1000", "DNK 1000 REVISION_TYPE=routine")]
    [InlineData("REVISION_TYPE_WITHOUT_REVISION", "NOR 1000", "DNK 1000 REVISION_TYPE=routine")]
    [InlineData(null, "DNK 1000", "DNK 2000 REVISION_TYPE=error")]
    [InlineData(null, "DNK 1000 OBS_STATUS=P", "DNK 2000")]
    [InlineData(null, "DNK 1000", "DNK 1010")]
    [InlineData(null, "DNK", "DNK 1000")]
    public void Revision_OfAStoredFigure_SaysWhy(string? rule, string stored, string now) =>
        Assert.Equal(rule, Found(Slice("2015", now), new EarlierFigures(Slice("2015", stored).Observations, [], false, null)));

    [Theory]
    [InlineData("2015 UNIT_SLIP", "1234 1250000 1270 1290")]
    [InlineData("2016 UNIT_SLIP", "1234 1250 1270000 1290")]
    [InlineData("2016 UNIT_SLIP, 2017 UNIT_SLIP", "1230 1234 1250000 1270000 1290")]
    [InlineData("2014 UNIT_SLIP", "1234000 1250 1270 1290")]
    [InlineData("2017 UNIT_SLIP", "1234 1250 1270 1290000")]
    [InlineData("2015 UNIT_SLIP, 2016 SERIES_JUMP", "1234 1250000 9000 9100")]
    [InlineData("2015 SERIES_JUMP", "1234 9000 9000 9100")]
    public void Slip_InAFileOfManyPeriods_IsToldOnceAtItsOwnLine(string expected, string figures)
    {
        SubmissionBuilder builder = new(StructureCatalogue.Flow, CountryCode.Parse("SWE"));
        foreach (var (figure, year) in figures.Split(' ').Select((figure, i) => (double.Parse(figure, System.Globalization.CultureInfo.InvariantCulture), 2014 + i)))
        {
            builder.Row($"COUNTERPART_AREA=DNK TIME_PERIOD={year} MEASURE=IMM BASIS=RES", figure);
        }

        var sent = builder.Build();
        FindingCollector findings = new();
        var slips = SeriesSlips.Of(sent.Slices);
        for (var i = 1; i < sent.Slices.Length; i++)
        {
            EarlierCheck.Run(sent.Slices[i], new EarlierFigures(null, [sent.Slices[i - 1].Observations], false, null) { Slips = slips.In(sent.Slices[i].Observations.Period) }, findings);
        }

        var found = sent.Report.Findings.Concat(findings.ToReport().Findings).Select(finding => $"{2012 + finding.Line} {finding.Rule}").Order(StringComparer.Ordinal);
        Assert.Equal(expected, string.Join(", ", found));
    }

    [Fact]
    public void Slip_OfAStoredCellSentAgain_IsToldOnce() => Assert.Equal(
        "REVISION_UNIT_SLIP",
        Found(Slice("2015", "DNK 1250000"), new EarlierFigures(Slice("2015", "DNK 1250").Observations, [Slice("2014", "DNK 1234").Observations], false, null)));

    [Theory]
    [InlineData("SERIES_HOLE", false, false)]
    [InlineData(null, true, false)]
    [InlineData("SERIES_HOLE", true, true)]
    public void Hole_CorridorOfThreePeriodsAbsentNow_IsFoundUnlessItIsStored(string? rule, bool isStored, bool replaces)
    {
        EarlierFigures earlier = new(
            isStored ? Slice("2015", "FIN 300").Observations : null,
            [Slice("2014", Usual).Observations, Slice("2013", Usual).Observations, Slice("2012", Usual).Observations],
            replaces,
            null);

        Assert.Equal(rule, Found(Slice("2015", "DNK 500", "NOR 400"), earlier));
    }

    [Fact]
    public void Hole_PartOfAFileOnly_SaysNothing() => Assert.Null(Found(
        Slice("2015", "DNK 500"),
        new EarlierFigures(null, [Slice("2014", Usual).Observations, Slice("2013", Usual).Observations, Slice("2012", Usual).Observations], false, null)));

    [Theory]
    [InlineData("RETURNS_ABOVE_NATIONALS", 120, 100)]
    [InlineData(null, 101, 100)]
    [InlineData(null, 80, 100)]
    public void Returns_AboveArrivingNationals_AreFoundWhicheverIsSent(string? rule, double returns, double nationals)
    {
        var back = Build("RETURN", $"COUNTERPART_AREA=DNK TIME_PERIOD=2015 MEASURE=RFL|{returns}");
        var arriving = Build("FLOW", $"COUNTERPART_AREA=DNK TIME_PERIOD=2015 MEASURE=IMM BASIS=RES CITIZENS=NAT MIN_STAY=12|{nationals}");

        Assert.Equal(rule, Found(back, new EarlierFigures(null, [], false, arriving.Observations)));
        Assert.Equal(rule, Found(arriving, new EarlierFigures(null, [], false, back.Observations)));
    }

    [Fact]
    public void Returns_OfAnotherSource_AreNotHeldAgainstTheFlows()
    {
        var back = Build("RETURN", "COUNTERPART_AREA=DNK TIME_PERIOD=2015 MEASURE=RFL SOURCE=SUR|120");
        var arriving = Build("FLOW", "COUNTERPART_AREA=DNK TIME_PERIOD=2015 MEASURE=IMM BASIS=RES CITIZENS=NAT SOURCE=REG|100");

        Assert.Null(Found(back, new EarlierFigures(null, [], false, arriving.Observations)));
    }

    [Theory]
    [InlineData("SERIES_SHEET_MISSING", "CEN", 12)]
    [InlineData("SERIES_SHEET_CONTRADICTED", "REG", 3)]
    [InlineData(null, "REG", 12)]
    public void Sheet_MissingOrContradicted_IsAPieceOfInformationForTheSeries(string? rule, string sourceOfSheet, int months)
    {
        SeriesKey series = new("FLOW", "IMM", "RES", "", sourceOfSheet, "", new PeriodRange(null, null));
        SheetBook book = new([new SeriesSheet(series, 1) { MinimumStayMonths = months }]);
        FindingCollector findings = new();

        SheetCheck.Run(
            [
                Build("FLOW", "COUNTERPART_AREA=DNK TIME_PERIOD=2015 MEASURE=IMM BASIS=RES SOURCE=REG MIN_STAY=12|1", "COUNTERPART_AREA=NOR TIME_PERIOD=2015 MEASURE=IMM BASIS=RES SOURCE=REG MIN_STAY=12|1"),
                Build("FLOW", "COUNTERPART_AREA=DNK TIME_PERIOD=2016 MEASURE=IMM BASIS=RES SOURCE=REG MIN_STAY=12|1"),
            ],
            book,
            findings);

        Assert.Equal(rule, Single(findings));
    }

    [Fact]
    public void Jump_PhilippineWomenInLabourOutflows_FindsTheShareOf2000AndNothingElse()
    {
        (int Year, double Women, double Share)[] published =
            [(2000, 178323, 23.8), (2001, 186018, 72.0), (2002, 208278, 72.8), (2003, 175103, 72.5), (2004, 209458, 74.3), (2005, 205206, 72.2), (2006, 184454, 59.9), (2007, 146337, 47.8)];
        var years = published
            .Select(year => Build(
                "FLOW",
                $"COUNTERPART_AREA=_T TIME_PERIOD={year.Year} MEASURE=EMI BASIS=RES SEX=F|{year.Women}",
                FormattableString.Invariant($"COUNTERPART_AREA=_T TIME_PERIOD={year.Year} MEASURE=EMI BASIS=RES|{Math.Round(year.Women / year.Share * 100)}")))
            .ToArray();

        var found = years.Skip(1).Select((year, i) => (year.Observations.Period, Rule: Found(year, new EarlierFigures(null, [years[i].Observations], false, null)))).Where(year => year.Rule is not null);

        Assert.Equal([("2001", "SERIES_JUMP")], found);
    }

    [Fact]
    public void Rules_OfLevelTwo_AreAllPlantedHere()
    {
        string[] planted =
            ["SERIES_JUMP", "SERIES_HOLE", "UNEXPLAINED_REVISION", "REVISION_TYPE_WITHOUT_REVISION", "REVISION_UNIT_SLIP", "RETURNS_ABOVE_NATIONALS", "SERIES_SHEET_MISSING", "SERIES_SHEET_CONTRADICTED"];
        Assert.Equal(RuleCatalogue.All.Where(rule => rule.Level == 2).Select(rule => rule.Id).Order(), planted.Order());
    }

    /// <summary>The one rule that found something; null where none did.</summary>
    private static string? Found(SubmittedSlice sent, EarlierFigures earlier)
    {
        FindingCollector findings = new();
        EarlierCheck.Run(sent, earlier, findings);
        return Single(findings);
    }

    private static string? Single(FindingCollector findings)
    {
        var report = findings.ToReport();
        foreach (var finding in report.Findings)
        {
            Assert.NotEmpty(finding.Expected);
            Assert.Equal(2, finding.Level);
            Assert.Equal(RuleCatalogue.Find(finding.Rule)!.Severity, finding.Severity);
        }

        return report.Findings.Select(finding => finding.Rule).SingleOrDefault();
    }

    private static SubmittedSlice Slice(string period, params string[] rows) =>
        Build("FLOW", [.. rows.Select(row => row.Split(' ', 3)).Select(row => $"COUNTERPART_AREA={row[0]} TIME_PERIOD={period} MEASURE=IMM BASIS=RES|{row.ElementAtOrDefault(1)}|{row.ElementAtOrDefault(2)}")]);

    private static SubmittedSlice Build(string structure, params string[] rows)
    {
        SubmissionBuilder builder = new(StructureCatalogue.Find(structure)!, CountryCode.Parse("SWE"));
        foreach (var row in rows.Select(row => row.Split('|')))
        {
            builder.Row(row[0], row[1].Length == 0 ? null : double.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture), row.ElementAtOrDefault(2) ?? "");
        }

        return builder.Build().Slices.Single();
    }
}
