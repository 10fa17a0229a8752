// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Reasons;

namespace StatsExchange.Domain.Tests.Reasons;

/// <summary>Groups that one side alone counts and that may hold the same people: 1000 moves, of them 400 of nationals and 300 of students.</summary>
public sealed class OverlappingGroupsTests
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void Coverage_GroupsThatNobodyCrossed_OnlyTheFirstIsComputed()
    {
        var steps = Steps(Counts());

        Assert.Equal([ReasonKind.Computed, ReasonKind.Declared], steps.Select(step => step.Kind));
        Assert.Equal(Math.Log(0.6), steps[0].LogPoints!.Value, Tolerance);
    }

    [Fact]
    public void Coverage_GroupsThatAreCrossed_AreComputedWithoutThoseInBoth()
    {
        var steps = Steps(Counts().Cell(200, "CITIZENS=NAT REASON=STU"));

        Assert.All(steps, step => Assert.Equal(ReasonKind.Computed, step.Kind));
        Assert.Equal(Math.Log(0.5), steps.Sum(step => step.LogPoints!.Value), Tolerance);
    }

    [Theory]
    [InlineData(30, ReasonKind.Declared)]
    [InlineData(0, ReasonKind.Computed)]
    public void Coverage_ThreeGroups_TheThirdIsComputedWhereNobodyCanBeInAll(double crossed, ReasonKind last)
    {
        var counts = Counts().Cell(100, "LEGAL_STATUS=IRR")
            .Cell(200, "CITIZENS=NAT REASON=STU").Cell(crossed, "CITIZENS=NAT LEGAL_STATUS=IRR").Cell(20, "REASON=STU LEGAL_STATUS=IRR")
            .States(sheet => sheet with { Coverage = sheet.Coverage with { Irregular = true } });

        Assert.Equal([ReasonKind.Computed, ReasonKind.Computed, last], Steps(counts).Select(step => step.Kind).Order());
    }

    private static PlantedSide Counts() => PlantedSide.Origin().Cell(1_000).Cell(400, "CITIZENS=NAT").Cell(300, "REASON=STU")
        .States(sheet => sheet with { Coverage = new(Nationals: true, Students: true) });

    private static List<ReasonStep> Steps(PlantedSide counts)
    {
        var leavesOut = PlantedSide.Destination().Cell(500).States(sheet => sheet with { Coverage = new(Nationals: false, Students: false, Irregular: false) });
        var steps = PlantedCorridor.Cell(counts, leavesOut, null).Difference.Steps;
        return [.. steps.Where(step => step.Reason == AsymmetryReason.CoverageOfGroups)];
    }
}
