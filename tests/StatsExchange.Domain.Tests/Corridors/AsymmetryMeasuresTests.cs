// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;
using StatsExchange.Domain.Tests.Reconciliation;

namespace StatsExchange.Domain.Tests.Corridors;

public sealed class AsymmetryMeasuresTests
{
    private const double Tolerance = 1e-14;

    [Fact]
    public void Compare_WorkedNumbersOf2015_AreMet()
    {
        var rows = TestData.ReadRows("Corridors", "asymmetry_2015.csv").ToArray();
        Assert.Equal(56, rows.Length);
        foreach (var row in rows)
        {
            var origin = new TestSlice(StructureCatalogue.Flow, row[0], "2015").Row(row[1], "MEASURE=EMI BASIS=RES MIN_STAY=12", Number(row[3])).Build();
            var destination = new TestSlice(StructureCatalogue.Flow, row[1], "2015").Row(row[0], "MEASURE=IMM BASIS=RES MIN_STAY=12", Number(row[2])).Build();
            var corridor = new Corridor(CountryCode.Parse(row[0]), CountryCode.Parse(row[1]));
            var cell = Assert.Single(MirrorComparison.Compare(
                StructureCatalogue.Flow.MirrorPairs[0], corridor, origin, destination, MirrorOptions.None));

            var measures = cell.Measures;
            Assert.Equal(Number(row[4]), measures.Difference);
            Flows.AssertClose(Number(row[5]), measures.Coefficient, Tolerance);
            Flows.AssertClose(Number(row[7]), measures.RelativeDifference, Tolerance);
            Flows.AssertClose(Number(row[9]), measures.LogRatio, Tolerance);
        }
    }

    [Fact]
    public void Of_RealFlows_DisagreeByMoreThanHalfInTheMedian()
    {
        var cells = EuropeanFlows.Years
            .SelectMany(year => EuropeanFlows.Of(year).Figures)
            .Select(f => AsymmetryMeasures.Of(f.OriginValue, f.DestinationValue))
            .Where(m => m.Coefficient is not null)
            .ToArray();

        // The two figures the product description starts from: a median gap of 58 %, arrivals larger in 53 % of cells.
        var gaps = cells.Select(m => Math.Abs(m.Coefficient!.Value)).Order().ToArray();
        Assert.Equal(0.58, gaps[gaps.Length / 2], 2);
        Assert.Equal(0.53, cells.Count(m => m.Difference > 0) / (double)cells.Length, 2);
    }

    [Fact]
    public void Of_BothZero_HasADifferenceAndNoCoefficient() =>
        Assert.Equal(new AsymmetryMeasures(0, null, null, null), AsymmetryMeasures.Of(0, 0));

    [Theory]
    [InlineData(0, 7, 2)]
    [InlineData(7, 0, -2)]
    public void Of_OneSideZero_IsAtTheEndOfTheScaleWithoutLogRatio(double origin, double destination, double coefficient)
    {
        var measures = AsymmetryMeasures.Of(origin, destination);

        Assert.Equal(coefficient, measures.Coefficient);
        Assert.Null(measures.LogRatio);
    }

    [Theory]
    [InlineData(null, 7.0)]
    [InlineData(7.0, null)]
    [InlineData(null, null)]
    public void Of_OneSideMissing_HasNoMeasure(double? origin, double? destination) =>
        Assert.Equal(default, AsymmetryMeasures.Of(origin, destination));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
