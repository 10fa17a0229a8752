// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Tests.Reconciliation;

namespace StatsExchange.Domain.Tests.Corridors;

public sealed class MirrorToleranceTests
{
    [Fact]
    public void Default_OnRealFlows_NamesTheGapsWorthAWordAndNotFourInFive()
    {
        var cells = EuropeanFlows.Years
            .SelectMany(year => EuropeanFlows.Of(year).Figures)
            .Where(f => f.OriginValue + f.DestinationValue > 0)
            .Select(f => (Origin: f.OriginValue!.Value, Destination: f.DestinationValue!.Value))
            .ToArray();

        Assert.Equal(1390, cells.Length);
        Assert.Equal(0.42, Share(cells, MirrorTolerance.Default), 2);
        Assert.Equal(0.82, Share(cells, new MirrorTolerance(0, 0.2, 0.2, 1)), 2);
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(0, 8, false)]
    [InlineData(0, 10, true)]
    [InlineData(3763, 3539, false)]
    [InlineData(1000, 2000, true)]
    public void IsExceeded_SmallFiguresMayDifferByChance_LargeOnesByAShare(double origin, double destination, bool exceeded)
    {
        Assert.Equal(exceeded, MirrorTolerance.Default.IsExceeded(origin, destination));
        Assert.Equal(exceeded, MirrorTolerance.Default.IsExceeded(destination, origin));
    }

    [Fact]
    public void Allowed_RoundingBases_AreAddedToChance()
    {
        var tolerance = new MirrorTolerance(2, 0, 0, 1);

        Assert.Equal(20, tolerance.Allowed(36, 64));
        Assert.Equal(30, tolerance.Allowed(36, 64, 10));
        Assert.True(tolerance.IsExceeded(36, 64));
        Assert.False(tolerance.IsExceeded(36, 64, 10));
    }

    [Fact]
    public void ShareAt_GrowingFigures_FallsWhileWhatIsAllowedRises()
    {
        var sizes = Enumerable.Range(0, 60).Select(i => Math.Pow(1.4, i)).ToArray();
        var tolerance = MirrorTolerance.Default;

        Assert.Equal(0.55, tolerance.ShareAt(1000), 12);
        Assert.All(sizes.Zip(sizes.Skip(1)), pair => Assert.True(tolerance.ShareAt(pair.First) > tolerance.ShareAt(pair.Second)));
        Assert.All(sizes.Zip(sizes.Skip(1)), pair => Assert.True(tolerance.Allowed(pair.First, pair.First) < tolerance.Allowed(pair.Second, pair.Second)));
    }

    [Theory]
    [InlineData(-1, 0.8, 0.3, 1000)]
    [InlineData(double.NaN, 0.8, 0.3, 1000)]
    [InlineData(3, 0.2, 0.3, 1000)]
    [InlineData(3, 2.1, 0.3, 1000)]
    [InlineData(3, 0.8, -0.1, 1000)]
    [InlineData(3, 0.8, 0.3, 0)]
    [InlineData(3, 0.8, 0.3, double.PositiveInfinity)]
    public void Tolerance_ParametersOutOfRange_AreRefused(double deviations, double small, double large, double halfway) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MirrorTolerance(deviations, small, large, halfway));

    private static double Share((double Origin, double Destination)[] cells, MirrorTolerance tolerance) =>
        cells.Count(cell => tolerance.IsExceeded(cell.Origin, cell.Destination)) / (double)cells.Length;
}
