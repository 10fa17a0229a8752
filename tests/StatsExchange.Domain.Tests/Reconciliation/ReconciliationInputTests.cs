// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Reconciliation;

namespace StatsExchange.Domain.Tests.Reconciliation;

public sealed class ReconciliationInputTests
{
    [Fact]
    public void New_CorridorTwice_Throws() =>
        Throws(new CorridorFigure("AUT", "BEL", 1, 2), new CorridorFigure("AUT", "BEL", 3, null));

    [Fact]
    public void New_CorridorHome_Throws() => Throws(new CorridorFigure("AUT", "AUT", 1, 2));

    [Fact]
    public void New_CorridorOutOfTheRegion_Throws() => Throws(new CorridorFigure("AUT", "DNK", 1, 2));

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void New_ValueThatCountsNobody_Throws(double value) => Throws(new CorridorFigure("AUT", "BEL", value, 2));

    [Fact]
    public void Usable_StayFactor_BringsBothSidesToOneDefinition()
    {
        var figure = new CorridorFigure("AUT", "BEL", 100, 40) { OriginQuality = new ReportQuality(null, null, 0.5) };
        var input = new ReconciliationInput(["AUT", "BEL"], [figure]);

        Assert.Equal((50, 40, 100), (figure.UsableOrigin, figure.UsableDestination, figure.Counted(ReportSide.Emigration)));
        Assert.Equal(45, ReconciliationMethods.Get("mean").Apply(input, Flows.NoParameters).Estimates[0].Value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    public void New_StayFactorThatIsNone_Throws(double factor) =>
        Throws(new CorridorFigure("AUT", "BEL", 1, 2) { DestinationQuality = new ReportQuality(null, null, factor) });

    private static void Throws(params CorridorFigure[] figures) =>
        Assert.Throws<ArgumentException>(() => new ReconciliationInput(["AUT", "BEL"], figures));
}
