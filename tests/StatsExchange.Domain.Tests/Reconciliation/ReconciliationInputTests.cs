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

    private static void Throws(params CorridorFigure[] figures) =>
        Assert.Throws<ArgumentException>(() => new ReconciliationInput(["AUT", "BEL"], figures));
}
