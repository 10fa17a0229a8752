// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Harmonisation;
using StatsExchange.Domain.Reasons;
using StatsExchange.Domain.Sheets;

namespace StatsExchange.Domain.Tests.Reasons;

/// <summary>What is not stated on both sides does not appear; what is stated differently without a number is declared and stays unexplained.</summary>
public sealed class StatedReasonsTests
{
    private static readonly StayHarmonisation Imem = new(StayFactors.Find("IMEM")!);

    /// <summary>Per reason a statement that differs from a second one, with a number where there can be one.</summary>
    private static readonly (AsymmetryReason Reason, Func<SeriesSheet, SeriesSheet> One, Func<SeriesSheet, SeriesSheet> Other)[] Statements =
    [
        (AsymmetryReason.MinimumStay, sheet => sheet with { MinimumStayMonths = 3 }, sheet => sheet with { MinimumStayMonths = 12 }),
        (AsymmetryReason.CoverageOfGroups, sheet => sheet with { Coverage = new(Students: true) }, sheet => sheet with { Coverage = new(Students: false) }),
        (AsymmetryReason.Territory, sheet => sheet with { TerritoryShare = 0.9 }, sheet => sheet with { TerritoryShare = 1 }),
        (AsymmetryReason.UnknownPartner, sheet => sheet with { UnknownPartner = UnknownPartner.Shown }, sheet => sheet with { UnknownPartner = UnknownPartner.None }),
        (AsymmetryReason.RegisterLag, sheet => sheet with { RegisterLagShare = 0.1 }, sheet => sheet with { RegisterLagShare = 0 }),
        (AsymmetryReason.RoundingOrConfidentiality, sheet => sheet with { RoundingBase = 1000 }, sheet => sheet with { RoundingBase = 1 }),
        (AsymmetryReason.Definition, sheet => sheet with { Residence = ResidenceCriterion.Register }, sheet => sheet with { Residence = ResidenceCriterion.Permanent }),
        (AsymmetryReason.ReferenceDate, sheet => sheet with { ReferenceDate = ReferenceDate.Parse("--12-31") }, sheet => sheet with { ReferenceDate = ReferenceDate.Parse("--06-30") }),
    ];

    [Fact]
    public void Explain_WhatOnlyOneSideStates_DoesNotAppear()
    {
        foreach (var (reason, one, other) in Statements)
        {
            Assert.Contains(reason, Reasons(Origin().States(one), Destination().States(other)));
            Assert.Equal([AsymmetryReason.Unexplained], Reasons(Origin().States(one), Destination()));
            Assert.Equal([AsymmetryReason.Unexplained], Reasons(Origin(), Destination().States(other)));
            Assert.Equal([AsymmetryReason.Unexplained], Reasons(Origin().States(one), Destination().WithoutSheet()));
        }
    }

    [Fact]
    public void Explain_WhatBothSidesStateAlike_DoesNotAppear()
    {
        foreach (var (_, one, _) in Statements.Where(statement => statement.Reason is not (AsymmetryReason.UnknownPartner or AsymmetryReason.RoundingOrConfidentiality)))
        {
            Assert.Equal([AsymmetryReason.Unexplained], Reasons(Origin().States(one), Destination().States(one)));
        }
    }

    [Theory]
    [InlineData("24", "12")]
    [InlineData("24", "PERM")]
    public void MinimumStay_TheSetHasNoFactorFor_IsDeclaredAndLeavesEverythingUnexplained(string one, string other)
    {
        var difference = Explain(PlantedSide.Origin().Cell(100, $"MIN_STAY={one}"), PlantedSide.Destination().Cell(150, $"MIN_STAY={other}"), Imem);

        Assert.Equal(
            [(AsymmetryReason.MinimumStay, ReasonKind.Declared, null), (AsymmetryReason.Unexplained, ReasonKind.Computed, difference.LogRatio)],
            difference.Steps.Select(step => (step.Reason, step.Kind, step.LogPoints)));
    }

    [Fact]
    public void MinimumStay_WithoutFactorsNamed_IsDeclared()
    {
        var difference = Explain(PlantedSide.Origin().Cell(100, "MIN_STAY=3"), PlantedSide.Destination().Cell(150, "MIN_STAY=12"), null);

        Assert.Equal((AsymmetryReason.MinimumStay, ReasonKind.Declared), (difference.Steps[0].Reason, difference.Steps[0].Kind));
        Assert.Equal(Math.Log(1.5), difference.Unexplained!.Value, 1e-15);
    }

    [Fact]
    public void MinimumStay_OfATransition_IsNoReason()
    {
        var difference = Explain(
            PlantedSide.Origin().Cell(100, "MIN_STAY=3 FLOW_CONCEPT=TR1"), PlantedSide.Destination().Cell(150, "MIN_STAY=12 FLOW_CONCEPT=TR1"), Imem);

        Assert.Equal([AsymmetryReason.Unexplained], difference.Steps.Select(step => step.Reason));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(150.0)]
    public void Coverage_WithoutAUsableCellOfTheGroup_IsDeclared(double? students)
    {
        var difference = Explain(
            PlantedSide.Origin().Cell(100).States(sheet => sheet with { Coverage = new(Students: false) }),
            PlantedSide.Destination().Cell(150).Cell(students, "REASON=STU").States(sheet => sheet with { Coverage = new(Students: true) }),
            Imem);

        Assert.Equal((AsymmetryReason.CoverageOfGroups, ReasonKind.Declared, null), (difference.Steps[0].Reason, difference.Steps[0].Kind, difference.Steps[0].LogPoints));
        Assert.Equal(Math.Log(1.5), difference.Unexplained!.Value, 1e-15);
    }

    [Fact]
    public void Coverage_OfAGroupTheCellExcludesByItsCodes_IsNoReason()
    {
        var difference = Explain(
            PlantedSide.Origin().Cell(100, "REASON=WRK").States(sheet => sheet with { Coverage = new(Students: false) }),
            PlantedSide.Destination().Cell(150, "REASON=WRK").States(sheet => sheet with { Coverage = new(Students: true) }),
            Imem,
            "REASON=WRK");

        Assert.Equal([AsymmetryReason.Unexplained], difference.Steps.Select(step => step.Reason));
    }

    [Fact]
    public void Explain_ACopyOfItsMirror_IsDeclaredAndNothingIsComputed()
    {
        var difference = Explain(
            PlantedSide.Origin().Cell(100, "MIN_STAY=3"), PlantedSide.Destination().Cell(100, "MIN_STAY=12").States(sheet => sheet with { IsCopiedFromMirror = true }), Imem);

        Assert.Equal(
            [(AsymmetryReason.CopiedFromMirror, ReasonKind.Declared), (AsymmetryReason.Unexplained, ReasonKind.Computed)],
            difference.Steps.Select(step => (step.Reason, step.Kind)));
        Assert.Equal(0, difference.Unexplained);
    }

    [Fact]
    public void Explain_UndercountClasses_AreAssumedApartWithTheirSource()
    {
        var difference = Explain(
            Origin().States(sheet => sheet with { Undercount = new(QualityClass.High, "a steward") }),
            Destination().States(sheet => sheet with { Undercount = new(QualityClass.Low, "a steward") }),
            Imem);

        // Digamma by its asymptotic series, computed apart: E[ln share] of Beta(57.49, 8.07) less that of Beta(32.14, 38.52).
        var assumed = Assert.Single(difference.Steps, step => step.Kind == ReasonKind.Assumed);
        var expected = (Digamma(57.49) - Digamma(57.49 + 8.07)) - (Digamma(32.14) - Digamma(32.14 + 38.52));
        Assert.Equal(expected, assumed.LogPoints!.Value, 1e-9);
        Assert.Contains("Raymer", assumed.Source, StringComparison.Ordinal);
        Assert.Equal(difference.LogRatio, difference.Unexplained);
    }

    [Theory]
    [InlineData(QualityClass.Medium, QualityClass.Low)]
    [InlineData(QualityClass.High, null)]
    public void Explain_AClassWithoutPublishedPriorOrNone_AssumesNothing(QualityClass origin, QualityClass? destination)
    {
        var difference = Explain(
            Origin().States(sheet => sheet with { Undercount = new(origin, "a steward") }),
            Destination().States(sheet => sheet with { Undercount = destination is { } known ? new(known, "a steward") : null }),
            Imem);

        Assert.DoesNotContain(difference.Steps, step => step.Kind == ReasonKind.Assumed);
    }

    [Theory]
    [InlineData("UNIT_MEASURE=MV", AsymmetryReason.Unit)]
    [InlineData("FLOW_CONCEPT=TR1", AsymmetryReason.Definition)]
    public void Explain_TheOtherSideCountsInAnotherUnitOrConcept_IsDeclaredBesideTheMissingFigure(string counted, AsymmetryReason reason)
    {
        var cells = PlantedCorridor.Aligned(PlantedSide.Origin().Cell(10, counted), PlantedSide.Destination().Cell(12), null).ToList();

        Assert.Equal(2, cells.Count);
        Assert.All(cells, cell => Assert.Equal((reason, ReasonKind.Declared), Assert.Single(cell.Explained.Difference.Steps.Select(step => (step.Reason, step.Kind)))));
    }

    [Fact]
    public void Explain_OneSideZero_DeclaresAndComputesNothing()
    {
        var difference = Explain(
            PlantedSide.Origin().Cell(0, "MIN_STAY=3").States(sheet => sheet with { Residence = ResidenceCriterion.Register }),
            PlantedSide.Destination().Cell(5, "MIN_STAY=12").States(sheet => sheet with { Residence = ResidenceCriterion.Permanent }),
            Imem);

        Assert.Null(difference.LogRatio);
        Assert.Null(difference.Unexplained);
        Assert.Equal([(AsymmetryReason.Definition, ReasonKind.Declared)], difference.Steps.Select(step => (step.Reason, step.Kind)));
    }

    private static PlantedSide Origin() => PlantedSide.Origin().Cell(1_000).Cell(100, "REASON=STU").CellOf("_U", 10).CellOf("_T", 2_000);

    private static PlantedSide Destination() => PlantedSide.Destination().Cell(1_100).Cell(100, "REASON=STU").CellOf("_U", 10).CellOf("_T", 2_000);

    private static IEnumerable<AsymmetryReason> Reasons(PlantedSide origin, PlantedSide destination) =>
        Explain(origin, destination, Imem).Steps.Select(step => step.Reason);

    private static ExplainedDifference Explain(PlantedSide origin, PlantedSide destination, StayHarmonisation? harmonisation, string? filter = null) =>
        PlantedCorridor.Cell(origin, destination, harmonisation, filter).Difference;

    private static double Digamma(double x)
    {
        double shift = 0;
        while (x < 20)
        {
            shift -= 1 / x++;
        }

        return shift + Math.Log(x) - (1 / (2 * x)) - (1 / (12 * x * x)) + (1 / (120 * x * x * x * x));
    }
}
