// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain.Reconciliation.NetMigration;

namespace StatsExchange.Domain.Tests.Reconciliation.NetMigration;

public sealed class NetMigrationBandTests
{
    [Fact]
    public void Of_Balance_IsTheResidualGiveOrTakeRoundingAndError()
    {
        var band = NetMigrationBand.Of(new VitalBalance(1_000_000, 1_020_000, 12_000, 9_000, 10), 0.001);

        Assert.Equal(17_000, band.Residual);
        Assert.Equal(20 + 1_010, band.HalfWidth, 9);
        Assert.Equal((band.Residual - band.HalfWidth, band.Residual + band.HalfWidth), (band.Lower, band.Upper));
    }

    [Theory]
    [InlineData(30_000.0, 13_000.0, NetMigrationFinding.InBand, 17_000.0, 0.0)]
    [InlineData(30_000.0, 14_031.0, NetMigrationFinding.BelowBand, 15_969.0, -1.0)]
    [InlineData(30_000.0, 11_900.0, NetMigrationFinding.AboveBand, 18_100.0, 70.0)]
    [InlineData(30_000.0, null, NetMigrationFinding.NotComparable, null, null)]
    [InlineData(null, 13_000.0, NetMigrationFinding.NotComparable, null, null)]
    public void Check_FlowsFromAndToAll_LieInTheBandOrNot(
        double? immigration, double? emigration, NetMigrationFinding finding, double? net, double? beyond)
    {
        var check = NetMigrationBand.Of(new VitalBalance(1_000_000, 1_020_000, 12_000, 9_000, 10), 0.001).Check(immigration, emigration);

        Assert.Equal((finding, net), (check.Finding, check.Net));
        Assert.Equal(beyond is null, check.Beyond is null);
        Assert.Equal(beyond ?? 0, check.Beyond ?? 0, 6);
    }

    [Fact]
    public void Check_PublishedNetMigration_LiesInTheBandOfItsOwnBalance()
    {
        // The file holds changes, not populations: the balance is the same whatever the population at the start.
        var rows = TestData.ReadRows("Reconciliation", "vital_balance_wpp2024_1990_2017.csv").ToArray();
        var (close, all) = (0, 0);
        foreach (var row in rows)
        {
            double[] thousands = [.. row[2..].Select(v => double.Parse(v, CultureInfo.InvariantCulture))];
            var start = Math.Max(0, -thousands[2]) * 1000;
            var band = NetMigrationBand.Of(
                new VitalBalance(start, start + (thousands[2] * 1000), thousands[0] * 1000, thousands[1] * 1000, 100), 0);
            var check = band.Check(Math.Max(0, thousands[3]) * 1000, Math.Max(0, -thousands[3]) * 1000);

            Assert.True(check.Finding == NetMigrationFinding.InBand, $"{row[0]} {row[1]}");
            all++;
            close += Math.Abs(check.Net!.Value - band.Residual) <= 10.001 ? 1 : 0;
        }

        Assert.Equal(6580, all);
        Assert.InRange(close / (double)all, 0.915, 0.925);
    }

    [Fact]
    public void Of_NegativePopulation_Throws() =>
        Assert.Throws<ArgumentException>(() => NetMigrationBand.Of(new VitalBalance(-1, 1, 0, 0, 1), 0));
}
