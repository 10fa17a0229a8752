// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Reconciliation.Completion;

namespace StatsExchange.Domain.Tests.Reconciliation.Completion;

/// <summary>
/// Cubes that are fitted fast in one part and slowly in another: what is left to change is then told neither by the last change nor by how well
/// the margins are met. Each part is small enough to be worked out by other means. Random parts are made from the number FsCheck prints.
/// </summary>
public sealed class CubeSpeedsTests
{
    private const double Exchange = 1e-4;

    private static readonly double[] Even = [.. Enumerable.Range(0, 8).Select(cell => int.IsEvenInteger(int.PopCount(cell)) ? 1.0 : -1)];

    [Theory]
    [InlineData(1e-4)]
    [InlineData(1e-6)]
    [InlineData(1e-9)]
    public void Fit_SlowSliceBesideAFastOne_IsAsExactAsAskedFor(double tolerance)
    {
        // Fast: far from its totals, and there soon. Slow: two parts that exchange hardly anything, near its totals, and hardly moving.
        double[] fast = [5, 2, 1, 7], slow = [1, Exchange, Exchange, 1];
        double[] fastTotals = [180, 20, 16, 184], slowTotals = [1.0001, 1, 1, 1.0001];
        var fitted = CubeFitting.Fit(
            new LabelledCube(["F", "S"], ["A", "B"], ["C", "D"], [.. fast, .. slow]),
            new Dictionary<CubeMargin, LabelledMatrix>
            {
                [CubeMargin.FirstSecond] = new(["F", "S"], ["A", "B"], [.. fastTotals[..2], .. slowTotals[..2]]),
                [CubeMargin.FirstThird] = new(["F", "S"], ["C", "D"], [.. fastTotals[2..], .. slowTotals[2..]]),
            },
            new FittingOptions { Tolerance = tolerance });

        Oracle.AssertClose([.. Table(fast, fastTotals), .. Table(slow, slowTotals)], fitted.Table.Values, tolerance);
    }

    [Theory]
    [InlineData(1e-4)]
    [InlineData(1e-6)]
    [InlineData(1e-8)]
    public void Fit_SlowPartBesideAFastOne_IsAsExactAsAskedFor(double tolerance)
    {
        double[] fast = [1, 2, 3, 4, 5, 6, 7, 8], slow = [.. Even.Select(even => even > 0 ? 1 : Exchange)];
        double[] fastMet = [90, 10, 20, 30, 5, 70, 1, 40], slowMet = [.. slow.Select((value, cell) => value * (cell == 1 ? 1.05 : 1))];
        var fitted = CubeFitting.Fit(Apart(fast, slow), AllMargins(Apart(fastMet, slowMet)), new FittingOptions { Tolerance = tolerance });

        Oracle.AssertClose(Apart(Cube(fast, fastMet), Cube(slow, slowMet)).Values, fitted.Table.Values, tolerance);
    }

    [Fact]
    public void Fit_PartsOfAnySpeed_AreAsExactAsAskedForOrRefused()
    {
        var (fits, refusals) = (0, 0);
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            double[][] parts = [Part(random), Part(random)], met = [Near(parts[0], random, 1), Near(parts[1], random, random.NextDouble() * 0.1)];
            foreach (var tolerance in (double[])[1e-3, 1e-5, 1e-7])
            {
                try
                {
                    var fitted = CubeFitting.Fit(
                        Apart(parts[0], parts[1]), AllMargins(Apart(met[0], met[1])), new FittingOptions { Tolerance = tolerance, MostIterations = 2_000 });
                    Oracle.AssertClose(Apart(Cube(parts[0], met[0]), Cube(parts[1], met[1])).Values, fitted.Table.Values, tolerance);
                    fits++;
                }
                catch (ReconciliationException refusal) when (refusal.Error == ReconciliationError.NotConverged)
                {
                    refusals++;
                }
            }
        }).QuickCheckThrowOnFailure();

        Assert.True(fits > 20 * refusals, $"Of {fits + refusals} cubes {refusals} were refused.");
    }

    private static double[] Part(Random random) => [.. Even.Select(_ => Math.Pow(10, 4 * random.NextDouble()))];

    private static double[] Near(double[] part, Random random, double spread) => [.. part.Select(value => value * (1 + (spread * random.NextDouble())))];

    // The rows and columns of a table of two by two leave one cell free, whose odds ratio is the auxiliary one's. To 28 digits, since a small cell is
    // the difference of large totals.
    private static double[] Table(double[] auxiliary, double[] totals)
    {
        decimal[] seed = [.. auxiliary.Select(value => (decimal)value)], met = [.. totals.Select(total => (decimal)total)];
        decimal least = Math.Max(0, met[2] - met[1]), most = Math.Min(met[0], met[2]);
        for (var halving = 0; halving < 90; halving++)
        {
            var middle = (least + most) / 2;
            (least, most) = middle * (met[1] - met[2] + middle) * seed[1] * seed[2] < (met[0] - middle) * (met[2] - middle) * seed[0] * seed[3] ? (middle, most) : (least, middle);
        }

        return [.. new[] { least, met[0] - least, met[2] - least, met[1] - met[2] + least }.Select(value => (double)value)];
    }

    // Three margins of a cube of two by two by two leave one number free: how much is shifted between the even cells and the odd ones. The ratio
    // of their products is the auxiliary one's, and grows with the shift.
    private static double[] Cube(double[] auxiliary, double[] met)
    {
        var wanted = Ratio(auxiliary);
        double least = -met.Where((_, cell) => Even[cell] > 0).Min(), most = met.Where((_, cell) => Even[cell] < 0).Min();
        for (var halving = 0; halving < 200; halving++)
        {
            var middle = (least + most) / 2;
            (least, most) = Ratio(Shifted(middle)) < wanted ? (middle, most) : (least, middle);
        }

        return Shifted((least + most) / 2);

        double[] Shifted(double by) => [.. met.Zip(Even, (value, even) => value + (even * by))];
        static double Ratio(double[] cells) => cells.Zip(Even, (value, even) => even * Math.Log(value)).Sum();
    }

    // Two cubes that have no name in common.
    private static LabelledCube Apart(double[] one, double[] other) => new(
        ["A", "B", "C", "D"],
        ["E", "F", "G", "H"],
        ["I", "J", "K", "L"],
        from i in Enumerable.Range(0, 4)
        from j in Enumerable.Range(0, 4)
        from k in Enumerable.Range(0, 4)
        select (i / 2, j / 2, k / 2) switch
        {
            (0, 0, 0) => one[(4 * i) + (2 * j) + k],
            (1, 1, 1) => other[(4 * (i - 2)) + (2 * (j - 2)) + k - 2],
            _ => 0,
        });

    private static Dictionary<CubeMargin, LabelledMatrix> AllMargins(LabelledCube cube)
    {
        int[] places = [0, 1, 2, 3];
        return new()
        {
            [CubeMargin.FirstSecond] = new(cube.First, cube.Second, from i in places from j in places select places.Sum(k => cube[i, j, k])),
            [CubeMargin.FirstThird] = new(cube.First, cube.Third, from i in places from k in places select places.Sum(j => cube[i, j, k])),
            [CubeMargin.SecondThird] = new(cube.Second, cube.Third, from j in places from k in places select places.Sum(i => cube[i, j, k])),
        };
    }
}
