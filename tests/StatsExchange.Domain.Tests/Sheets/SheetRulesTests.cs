// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Sheets;

namespace StatsExchange.Domain.Tests.Sheets;

/// <summary>A sheet says only what it can say, and stands only beside sheets it does not contradict.</summary>
public sealed class SheetRulesTests
{
    private static readonly SeriesKey Series = new("FLOW", "EMI", "RES", "", "REG", "", PeriodRange.Parse("2010", "2017"));

    public static TheoryData<string, SeriesSheet> Faulty { get; } = new()
    {
        { "structure", Sheet with { Series = Series with { Structure = "CONSOLIDATED" } } },
        { "measure", Sheet with { Series = Series with { Measure = "XXX" } } },
        { "basis", Sheet with { Series = Series with { Basis = "" } } },
        { "basis", Sheet with { Series = Series with { Structure = "RETURN", Measure = "RFL" } } },
        { "citizens", Sheet with { Series = Series with { Citizens = "XXX" } } },
        { "citizens", Sheet with { Series = Series with { Structure = "STOCK", Basis = "CB", Citizens = "NAT" } } },
        { "source", Sheet with { Series = Series with { Source = "" } } },
        { "counterpart", Sheet with { Series = Series with { Counterpart = "DK" } } },
        { "minimum_stay_months", Sheet with { MinimumStayMonths = 61 } },
        { "minimum_stay_months", Sheet with { MinimumStayMonths = -1 } },
        { "minimum_stay_permanent", Sheet with { MinimumStayMonths = 12, IsStayPermanent = true } },
        { "territory_share", Sheet with { TerritoryShare = 0 } },
        { "territory_share", Sheet with { TerritoryShare = double.NaN } },
        { "register_lag_months", Sheet with { RegisterLagMonths = 121 } },
        { "register_lag_share", Sheet with { RegisterLagShare = 1 } },
        { "rounding_base", Sheet with { RoundingBase = 0 } },
        { "undercount_assigned_by", Sheet with { Undercount = new AssignedClass(QualityClass.Low, "") } },
        { "accuracy_assigned_by", Sheet with { Accuracy = new AssignedClass(QualityClass.Low, "") } },
        { "footnotes", Sheet with { Footnotes = new string('ä', 513) } },
        { "withdrawn", Sheet with { IsWithdrawn = true, MinimumStayMonths = 12 } },
    };

    private static SeriesSheet Sheet => new(Series, 1);

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Faults_WhatCannotBe_IsNamedByField(string field, SeriesSheet sheet) =>
        Assert.Equal([field], SheetRules.Faults(sheet).Select(fault => fault.Field));

    [Fact]
    public void Faults_EverythingStated_AreNone()
    {
        var full = Sheet with
        {
            MinimumStayMonths = 12,
            StayKind = StayKind.Intended,
            Residence = ResidenceCriterion.Register,
            ReferenceDate = ReferenceDate.Parse("--12-31"),
            AgeDefinition = AgeDefinition.ReachedInYear,
            Territory = "without the islands",
            TerritoryShare = 0.98,
            Coverage = new GroupCoverage(Nationals: true, AsylumSeekers: false),
            UnknownPartner = UnknownPartner.Shown,
            Deregistration = Deregistration.Required,
            RegisterLagMonths = 3,
            RegisterLagShare = 0.02,
            RoundingBase = 5,
            Undercount = new AssignedClass(QualityClass.Low, "the office"),
            Accuracy = new AssignedClass(QualityClass.High, "IMEM"),
            IsCopiedFromMirror = false,
        };

        Assert.Empty(SheetRules.Faults(full));
        Assert.Empty(SheetRules.Faults(full, SheetBook.Empty));
    }

    [Theory]
    [InlineData("2017", "2018", true)]
    [InlineData("2017-12", "2018", true)]
    [InlineData("", "2010-01", true)]
    [InlineData("", "", true)]
    [InlineData("2018", "", false)]
    [InlineData("", "2009", false)]
    public void Faults_PeriodsThatOverlapInOneSeries_AreRefusedWithTheOtherSheet(string from, string to, bool overlaps)
    {
        var book = new SheetBook([Sheet]);
        var faults = SheetRules.Faults(Sheet with { Series = Series with { Periods = PeriodRange.Parse(from, to) } }, book).ToList();

        Assert.Equal(overlaps ? ["period_from"] : [], faults.Select(fault => fault.Field));
        Assert.All(faults, fault => Assert.Contains("FLOW/EMI.RES..REG./2010/2017 does, version 1", fault.Expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Faults_OverlappingPeriodsOfAnotherPartnerOrAnotherVersion_AreNone()
    {
        var book = new SheetBook([Sheet]);

        Assert.Empty(SheetRules.Faults(Sheet with { Version = 2 }, book));
        Assert.Empty(SheetRules.Faults(Sheet with { Series = Series with { Counterpart = "DNK" } }, book));
        Assert.Empty(SheetRules.Faults(Sheet with { Series = Series with { Citizens = "NAT" } }, book));
    }

    [Fact]
    public void Faults_ASecondReferenceSource_IsRefusedUntilTheFirstIsNoneAnyMore()
    {
        var register = Sheet with { IsReferenceSource = true };
        var survey = Sheet with { Series = Series with { Source = "SUR" }, IsReferenceSource = true };

        Assert.Equal(["reference_source"], SheetRules.Faults(survey, new SheetBook([register])).Select(fault => fault.Field));
        Assert.Empty(SheetRules.Faults(survey, new SheetBook([register, register with { Version = 2, IsReferenceSource = false }])));
        Assert.Empty(SheetRules.Faults(survey with { Series = survey.Series with { Counterpart = "DNK" } }, new SheetBook([register])));
    }

    [Fact]
    public void Faults_EndingASheetThatDoesNotHold_IsRefused()
    {
        var end = Sheet with { IsWithdrawn = true };

        Assert.Equal(["withdrawn"], SheetRules.Faults(end, SheetBook.Empty).Select(fault => fault.Field));
        Assert.Empty(SheetRules.Faults(end, new SheetBook([Sheet])));
    }
}
