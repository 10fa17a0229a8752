// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Harmonisation;
using StatsExchange.Domain.Reasons;

namespace StatsExchange.Domain.Tests.Reasons;

/// <summary>A total added up from groups of citizens rests on rows of several series, each with a sheet of its own.</summary>
public sealed class SumsOfCitizensTests
{
    private const double Tolerance = 1e-9;
    private static readonly StayHarmonisation Imem = new(StayFactors.Find("IMEM")!);

    [Fact]
    public void MinimumStay_OfSheetsThatDiffer_IsUnknown()
    {
        var origin = Classes().States(sheet => sheet with { MinimumStayMonths = 12 }).StatesOf("NAT", sheet => sheet with { MinimumStayMonths = 0 });

        Assert.Equal(StayObstacle.UnknownThreshold, Explain(origin, Total()).Origin!.Conversion!.Value.Obstacle);
    }

    [Fact]
    public void Statements_OfSheetsThatAgree_HoldForTheSum()
    {
        var origin = Classes()
            .States(sheet => sheet with { MinimumStayMonths = 6, TerritoryShare = 0.9, RegisterLagShare = 0.2 })
            .StatesOf("NAT", sheet => sheet with { RegisterLagShare = 0.1 });
        var facts = Explain(origin, Total()).Origin!;

        Assert.Equal(1_000 * 0.73, facts.Harmonised!.Value, Tolerance);
        Assert.Equal((0.9, null), (facts.Sheet!.TerritoryShare, facts.Sheet.RegisterLagShare));
    }

    [Fact]
    public void Nationals_OfASum_AreOneOfItsParts()
    {
        var origin = Classes().States(sheet => sheet with { Coverage = new(Nationals: true) });
        var destination = Total().States(sheet => sheet with { Coverage = new(Nationals: false) });

        var step = Explain(origin, destination).Difference.Steps[0];

        Assert.Equal((AsymmetryReason.CoverageOfGroups, ReasonKind.Computed), (step.Reason, step.Kind));
        Assert.Equal(Math.Log(0.6), step.LogPoints!.Value, Tolerance);
    }

    [Fact]
    public void Units_OfClassesOnly_AreThoseInUse()
    {
        var origin = PlantedSide.Origin().Cell(400, "CITIZENS=NAT FLOW_CONCEPT=TR1").Cell(600, "CITIZENS=CTP FLOW_CONCEPT=TR1");
        var difference = PlantedCorridor.Aligned(origin, Total(), Imem).Single(one => one.Cell.Origin.Value is null).Explained.Difference;

        Assert.Contains(difference.Steps, step => step.Reason == AsymmetryReason.Definition);
    }

    private static PlantedSide Classes() =>
        PlantedSide.Origin().Cell(400, "CITIZENS=NAT").Cell(500, "CITIZENS=CTP").Cell(0, "CITIZENS=STLS").Cell(100, "CITIZENS=OTH");

    private static PlantedSide Total() => PlantedSide.Destination().Cell(700, "MIN_STAY=12");

    private static ExplainedCell Explain(PlantedSide origin, PlantedSide destination) =>
        Assert.Single(PlantedCorridor.Aligned(origin, destination, Imem), one => one.Cell is { Origin.IsDerived: true, Destination.Value: not null }).Explained;
}
