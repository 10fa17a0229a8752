// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Harmonisation;
using StatsExchange.Domain.Reasons;
using StatsExchange.Domain.Sheets;

namespace StatsExchange.Domain.Tests.Reasons;

/// <summary>Reasons planted on a true figure of moves are found again, each with its share of ln(D / O), and nothing else is.</summary>
public sealed class PlantedReasonsTests
{
    private const double Tolerance = 1e-9;
    private const double Moves = 12_345.678;
    private static readonly StayHarmonisation Imem = new(StayFactors.Find("IMEM")!);

    [Fact]
    public void MinimumStay_PlantedByTheFactors_IsRecovered()
    {
        var difference = Explain(
            PlantedSide.Origin().Cell(Moves / 0.73, "MIN_STAY=6"),
            PlantedSide.Destination().Cell(Moves / 2.26, "MIN_STAY=PERM"));

        AssertSteps(difference, (AsymmetryReason.MinimumStay, Math.Log(0.73 / 2.26)));
    }

    [Fact]
    public void MinimumStay_UnknownInTheCell_IsTakenFromTheSheet()
    {
        var origin = PlantedSide.Origin().Cell(Moves / 0.63).States(sheet => sheet with { MinimumStayMonths = 3 });
        var destination = PlantedSide.Destination().Cell(Moves / 2.26).States(sheet => sheet with { IsStayPermanent = true });

        AssertSteps(Explain(origin, destination), (AsymmetryReason.MinimumStay, Math.Log(0.63 / 2.26)));
        Assert.True(Cell(origin, destination, Imem).Origin!.IsThresholdFromSheet);
        Assert.Equal(Moves, Cell(origin, destination, Imem).Origin!.Harmonised!.Value, Tolerance * Moves);
    }

    [Theory]
    [InlineData("STU", nameof(PopulationGroup.Students), "REASON")]
    [InlineData("ASY", nameof(PopulationGroup.AsylumSeekers), "LEGAL_STATUS")]
    [InlineData("REF", nameof(PopulationGroup.Refugees), "LEGAL_STATUS")]
    [InlineData("IRR", nameof(PopulationGroup.Irregular), "LEGAL_STATUS")]
    [InlineData("TMP", nameof(PopulationGroup.TemporaryWorkers), "LEGAL_STATUS")]
    [InlineData("NAT", nameof(PopulationGroup.Nationals), "CITIZENS")]
    public void Coverage_OfAGroupOneSideCounts_IsRecoveredFromItsOwnCells(string code, string group, string dimension)
    {
        var counts = PlantedSide.Destination().Cell(Moves + 678).Cell(678, $"{dimension}={code}").States(sheet => sheet with { Coverage = Of(group, true) });
        var leavesOut = PlantedSide.Origin().Cell(Moves).States(sheet => sheet with { Coverage = Of(group, false) });

        AssertSteps(Explain(leavesOut, counts), (AsymmetryReason.CoverageOfGroups, Math.Log((Moves + 678) / Moves)));
    }

    [Fact]
    public void Coverage_SeveralGroupsOnBothSides_AreTakenOutOneAfterTheOther()
    {
        var origin = PlantedSide.Origin().Cell(Moves + 50).Cell(50, "CITIZENS=NAT")
            .States(sheet => sheet with { Coverage = new(Nationals: true, Students: false, Irregular: false) });
        var destination = PlantedSide.Destination().Cell(Moves + 100 + 30 - 10).Cell(100, "REASON=STU").Cell(30, "LEGAL_STATUS=IRR").Cell(10, "REASON=STU LEGAL_STATUS=IRR")
            .States(sheet => sheet with { Coverage = new(Nationals: false, Students: true, Irregular: true) });

        var difference = Explain(origin, destination);

        AssertSteps(
            difference,
            (AsymmetryReason.CoverageOfGroups, Math.Log(Moves / (Moves + 50))),
            (AsymmetryReason.CoverageOfGroups, Math.Log((Moves + 120) / (Moves + 20))),
            (AsymmetryReason.CoverageOfGroups, Math.Log((Moves + 20) / Moves)));
    }

    [Fact]
    public void Territory_PlantedByTheShareCovered_IsRecovered()
    {
        var origin = PlantedSide.Origin().Cell(Moves * 0.9).States(sheet => sheet with { TerritoryShare = 0.9 });
        var destination = PlantedSide.Destination().Cell(Moves).States(sheet => sheet with { TerritoryShare = 1 });

        AssertSteps(Explain(origin, destination), (AsymmetryReason.Territory, -Math.Log(0.9)));
    }

    [Fact]
    public void UnknownPartner_PlantedByTheShareUnderU_IsRecovered()
    {
        var origin = PlantedSide.Origin().Cell(Moves).States(sheet => sheet with { UnknownPartner = UnknownPartner.Distributed });
        var destination = PlantedSide.Destination().Cell(Moves * 0.8).CellOf("_U", 4_000).CellOf("_T", 20_000)
            .States(sheet => sheet with { UnknownPartner = UnknownPartner.Shown });

        AssertSteps(Explain(origin, destination), (AsymmetryReason.UnknownPartner, Math.Log(0.8)));
        Assert.Equal(0.2, Cell(origin, destination, null).Destination!.UnknownShare);
    }

    [Fact]
    public void UnknownPartner_ShareAsTold_LeavesManyPairsOfCountsBehindIt()
    {
        var destination = PlantedSide.Destination().Cell(Moves).CellOf("_U", 1_234).CellOf("_T", 98_765);

        var told = Cell(PlantedSide.Origin().Cell(Moves), destination, null).Destination!.ToldUnknownShare!.Value;

        Assert.Equal(1_234 / 98_765.0, told, 1e-6);
        var decimals = Enumerable.Range(0, 16).First(places => Math.Round(told, places).Equals(told));
        var pairs = Enumerable.Range(1, 98_765).Count(all => Math.Round(Math.Round(told * all) / all, decimals).Equals(told));
        Assert.InRange(pairs, 20, 98_765);
    }

    [Fact]
    public void RegisterLag_PlantedByTheSharesThatComeLate_IsRecovered()
    {
        var origin = PlantedSide.Origin().Cell(Moves * 0.95).States(sheet => sheet with { RegisterLagShare = 0.05 });
        var destination = PlantedSide.Destination().Cell(Moves * 0.8).States(sheet => sheet with { RegisterLagShare = 0.2 });

        AssertSteps(Explain(origin, destination), (AsymmetryReason.RegisterLag, Math.Log(0.8 / 0.95)));
    }

    [Theory]
    [InlineData(1003, 1005, 1, 5, true)]
    [InlineData(1003, 1006, 1, 5, false)]
    [InlineData(1010, 1003, 10, 5, true)]
    [InlineData(1003, 1004, 1, 1, false)]
    public void Rounding_OnlyWhatIsWithinHalfOfBothBases_IsRounding(double origin, double destination, int originBase, int destinationBase, bool explained)
    {
        var difference = Explain(
            PlantedSide.Origin().Cell(origin).States(sheet => sheet with { RoundingBase = originBase }),
            PlantedSide.Destination().Cell(destination).States(sheet => sheet with { RoundingBase = destinationBase }));

        var logRatio = Math.Log(destination / origin);
        (AsymmetryReason, double)[] expected = explained ? [(AsymmetryReason.RoundingOrConfidentiality, logRatio)] : [];
        AssertSteps(difference, explained ? 0 : logRatio, expected);
    }

    [Fact]
    public void Everything_PlantedAtOnce_IsRecoveredInTheFixedOrderAndNothingIsLeft()
    {
        var (originFigure, destinationFigure) = (Moves / 0.73 / 0.9 * 0.97, Moves / 2.26 * 0.8 * 0.7 * 0.85);
        var origin = PlantedSide.Origin().Cell(originFigure, "MIN_STAY=6").Cell(originFigure * 0.1, "MIN_STAY=6 REASON=STU").States(sheet => sheet with
        {
            Coverage = new(Students: true),
            TerritoryShare = 1,
            UnknownPartner = UnknownPartner.None,
            RegisterLagShare = 0.03,
            RoundingBase = 1,
        });
        var destination = PlantedSide.Destination().Cell(destinationFigure).CellOf("_U", 30).CellOf("_X", 150).CellOf("_T", 175).States(sheet => sheet with
        {
            IsStayPermanent = true,
            Coverage = new(Students: false),
            TerritoryShare = 0.7,
            UnknownPartner = UnknownPartner.Shown,
            RegisterLagShare = 0.15,
            RoundingBase = 100,
        });

        var difference = Explain(origin, destination);

        AssertSteps(
            difference,
            (AsymmetryReason.MinimumStay, Math.Log(0.73 / 2.26)),
            (AsymmetryReason.CoverageOfGroups, Math.Log(0.9)),
            (AsymmetryReason.Territory, Math.Log(0.7)),
            (AsymmetryReason.UnknownPartner, Math.Log(0.8)),
            (AsymmetryReason.RegisterLag, Math.Log(0.85 / 0.97)));
        Assert.Equal(difference.LogRatio!.Value, difference.Steps.Where(step => step.Kind == ReasonKind.Computed).Sum(step => step.LogPoints!.Value), Tolerance);
    }

    [Fact]
    public void MinimumStayAndGroup_OfASumOfFinerClasses_AreRecoveredFromItsParts()
    {
        // The origin has women and men only; the destination the total only.
        var origin = PlantedSide.Origin().States(sheet => sheet with { Coverage = new(Students: true) })
            .Cell(600, "MIN_STAY=6 SEX=F").Cell(400, "MIN_STAY=6 SEX=M").Cell(60, "MIN_STAY=6 SEX=F REASON=STU").Cell(140, "MIN_STAY=6 SEX=M REASON=STU");
        var destination = PlantedSide.Destination().States(sheet => sheet with { Coverage = new(Students: false) }).Cell(800 * 0.73 / 2.26, "MIN_STAY=PERM");

        var (cell, explained) = Assert.Single(
            PlantedCorridor.Aligned(origin, destination, Imem), one => one.Cell is { Origin.IsDerived: true, Destination.Value: not null } && one.Cell.Key["REASON"] == "_T");

        Assert.Equal(1_000, cell.Origin.Value);
        Assert.Equal(730, explained.Origin!.Harmonised!.Value, Tolerance);
        AssertSteps(explained.Difference, (AsymmetryReason.MinimumStay, Math.Log(0.73 / 2.26)), (AsymmetryReason.CoverageOfGroups, Math.Log(0.8)));
    }

    [Fact]
    public void MinimumStay_OfASumOfSeveralThresholds_IsUnknown()
    {
        var origin = PlantedSide.Origin().Cell(600, "MIN_STAY=6 SEX=F").Cell(400, "MIN_STAY=12 SEX=M");
        var destination = PlantedSide.Destination().Cell(800, "MIN_STAY=12");

        var (_, explained) = Assert.Single(PlantedCorridor.Aligned(origin, destination, Imem), one => one.Cell is { Origin.IsDerived: true, Destination.Value: not null });

        Assert.Equal(StayObstacle.UnknownThreshold, explained.Origin!.Conversion!.Value.Obstacle);
        AssertSteps(explained.Difference, Math.Log(0.8));
    }

    [Fact]
    public void Everything_OfTheOtherSide_ChangesTheSignOnly()
    {
        var one = Explain(PlantedSide.Origin().Cell(Moves, "MIN_STAY=3"), PlantedSide.Destination().Cell(Moves, "MIN_STAY=12"));
        var other = Explain(PlantedSide.Origin().Cell(Moves, "MIN_STAY=12"), PlantedSide.Destination().Cell(Moves, "MIN_STAY=3"));

        Assert.Equal(one.Steps.Select(step => (step.Reason, step.LogPoints)), other.Steps.Select(step => (step.Reason, -step.LogPoints)));
        Assert.NotEqual(0, one.Unexplained);
    }

    private static GroupCoverage Of(string group, bool counted) => group switch
    {
        nameof(PopulationGroup.Students) => new(Students: counted),
        nameof(PopulationGroup.AsylumSeekers) => new(AsylumSeekers: counted),
        nameof(PopulationGroup.Refugees) => new(Refugees: counted),
        nameof(PopulationGroup.Irregular) => new(Irregular: counted),
        nameof(PopulationGroup.TemporaryWorkers) => new(TemporaryWorkers: counted),
        _ => new(Nationals: counted),
    };

    private static ExplainedDifference Explain(PlantedSide origin, PlantedSide destination) => Cell(origin, destination, Imem).Difference;

    private static ExplainedCell Cell(PlantedSide origin, PlantedSide destination, StayHarmonisation? harmonisation) =>
        PlantedCorridor.Cell(origin, destination, harmonisation);

    private static void AssertSteps(ExplainedDifference difference, params (AsymmetryReason Reason, double LogPoints)[] expected) => AssertSteps(difference, 0, expected);

    private static void AssertSteps(ExplainedDifference difference, double unexplained, params (AsymmetryReason Reason, double LogPoints)[] expected)
    {
        Assert.Equal([.. expected.Select(step => step.Reason), AsymmetryReason.Unexplained], difference.Steps.Select(step => step.Reason));
        Assert.All(difference.Steps, step => Assert.Equal(ReasonKind.Computed, step.Kind));
        Assert.All(expected.Zip(difference.Steps), pair => Assert.Equal(pair.First.LogPoints, pair.Second.LogPoints!.Value, Tolerance));
        Assert.Equal(unexplained, difference.Unexplained!.Value, Tolerance);
    }
}
