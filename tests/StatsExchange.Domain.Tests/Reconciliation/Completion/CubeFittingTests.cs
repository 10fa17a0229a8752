// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Reconciliation.Completion;

namespace StatsExchange.Domain.Tests.Reconciliation.Completion;

public sealed class CubeFittingTests
{
    private static readonly FittingOptions Exact = new() { Tolerance = 1e-11, MostIterations = 200_000 };

    [Fact]
    public void Fit_MarginsOfSomeCube_AreMetAndAReFitChangesNothing() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            int[] size = [random.Next(1, 7), random.Next(1, 7), random.Next(1, 7)];
            double[] auxiliary = [.. Enumerable.Range(0, size[0] * size[1] * size[2]).Select(_ => random.Next(6) == 0 ? 0 : 1 + (9 * random.NextDouble()))];
            var some = Cube(size, auxiliary.Select(a => a * (0.5 + random.NextDouble())));
            var margins = AllMargins(some).Where(_ => random.Next(4) > 0).DefaultIfEmpty(AllMargins(some).First()).ToDictionary(m => m.Key, m => m.Value);
            var fitted = CubeFitting.Fit(Cube(size, auxiliary), margins, Exact);

            foreach (var (margin, totals) in AllMargins(fitted.Table).Where(m => margins.ContainsKey(m.Key)))
            {
                Oracle.AssertClose(margins[margin].Values, totals.Values, 1e-9);
            }

            Assert.All(fitted.Table.Values.Zip(auxiliary), cell => Assert.True(cell.Second > 0 || cell.First == 0));
            Oracle.AssertClose(fitted.Table.Values, CubeFitting.Fit(fitted.Table, margins, Exact).Table.Values, 1e-9);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Fit_OneSlice_IsTheFitInTwoDimensions()
    {
        LabelledMatrix auxiliary = new(["A", "B"], ["C", "D"], [5, 2, 1, 7]);
        var plane = ProportionalFitting.Fit(auxiliary, [18, 20], [16, 22], Exact);
        var cube = CubeFitting.Fit(
            new LabelledCube(["A", "B"], ["C", "D"], ["X"], auxiliary.Values),
            new Dictionary<CubeMargin, LabelledMatrix>
            {
                [CubeMargin.FirstThird] = new(["A", "B"], ["X"], [18, 20]),
                [CubeMargin.SecondThird] = new(["C", "D"], ["X"], [16, 22]),
            },
            Exact);

        Oracle.AssertClose(plane.Table.Values, cube.Table.Values, 1e-9);
    }

    [Fact]
    public void Fit_SettledTotalsOfCorridorsAndOfClasses_AreBothMet()
    {
        // From A to B and C, men and women: the corridors' totals are settled, and how many men and women leave A.
        LabelledMatrix corridors = new(["A"], ["B", "C"], [100, 60]), classes = new(["A"], ["M", "F"], [90, 70]);
        LabelledCube reported = new(["A"], ["B", "C"], ["M", "F"], [0.6, 0.4, 0.5, 0.5]);
        var detail = CubeFitting.Fit(
            reported, new Dictionary<CubeMargin, LabelledMatrix> { [CubeMargin.FirstSecond] = corridors, [CubeMargin.FirstThird] = classes }, Exact).Table;

        Oracle.AssertClose([100, 60, 90, 70], [detail[0, 0, 0] + detail[0, 0, 1], detail[0, 1, 0] + detail[0, 1, 1], detail[0, 0, 0] + detail[0, 1, 0], detail[0, 0, 1] + detail[0, 1, 1]], 1e-9);
    }

    [Fact]
    public void Fit_MarginsThatDisagree_NamesWhere()
    {
        var fault = Assert.Throws<ReconciliationException>(() => CubeFitting.Fit(Ones(), new Dictionary<CubeMargin, LabelledMatrix>
        {
            [CubeMargin.FirstSecond] = new(["A", "B"], ["C", "D"], [1, 2, 3, 4]),
            [CubeMargin.FirstThird] = new(["A", "B"], ["E", "F"], [1, 2, 3, 5]),
        }));

        Assert.Equal((ReconciliationError.MarginsDisagree, "B"), (fault.Error, fault.Subject));
    }

    [Fact]
    public void Fit_TotalOfStructuralZeros_NamesIt()
    {
        LabelledCube auxiliary = new(["A", "B"], ["C"], ["E", "F"], [1, 1, 0, 1]);
        var fault = Assert.Throws<ReconciliationException>(() => CubeFitting.Fit(
            auxiliary, new Dictionary<CubeMargin, LabelledMatrix> { [CubeMargin.FirstThird] = new(["A", "B"], ["E", "F"], [1, 2, 3, 5]) }));

        Assert.Equal((ReconciliationError.MarginOutOfReach, "B, E"), (fault.Error, fault.Subject));
    }

    [Theory]
    [InlineData(50)]
    [InlineData(20_000)]
    public void Fit_MarginsThatAgreeButCannotBeMetTogether_NamesThoseThatAreNotMet(int iterations)
    {
        // Along every dimension the sums agree. But of C hardly any is E, and of A hardly any is F: together they leave no room for A, C.
        var (corridors, classes, ages) = (new double[] { 6, 4, 4, 6 }, new double[] { 9, 1, 1, 9 }, new double[] { 1, 9, 9, 1 });
        var fault = Assert.Throws<ReconciliationException>(() => CubeFitting.Fit(
            Ones(),
            new Dictionary<CubeMargin, LabelledMatrix>
            {
                [CubeMargin.FirstSecond] = new(["A", "B"], ["C", "D"], corridors),
                [CubeMargin.FirstThird] = new(["A", "B"], ["E", "F"], classes),
                [CubeMargin.SecondThird] = new(["C", "D"], ["E", "F"], ages),
            },
            new FittingOptions { MostIterations = iterations }));

        Assert.Equal(ReconciliationError.NotConverged, fault.Error);
        Assert.Contains(fault.Subject, fault.Message, StringComparison.Ordinal);
        Assert.All(fault.Subject.Split(", ").Chunk(2), name => Assert.Matches("^[AB],[CDEF]$|^[CD],[EF]$", string.Join(',', name)));
        Assert.DoesNotContain("structural", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_WorkedTables_AreTheSlicesOfACube()
    {
        var table = Oracle.Read("ipf2.json").GetProperty("willekens_2x2");
        var seed = table.Matrix("seed");
        double[] rows = table.GetProperty("row_tot").Numbers(), columns = table.GetProperty("col_tot").Numbers();
        var expected = table.GetProperty("mu").GetProperty("data_rowmajor").Numbers();

        // The slices lie along each dimension once; the second has the totals tenfold.
        var first = CubeFitting.Fit(
            new LabelledCube(["X", "Y"], ["A", "B"], ["C", "D"], [.. seed.Values, .. seed.Values]),
            Margins((CubeMargin.FirstSecond, [.. rows, .. Tenfold(rows)]), (CubeMargin.FirstThird, [.. columns, .. Tenfold(columns)]), "XY", "AB", "CD"),
            Exact);
        var second = CubeFitting.Fit(
            new LabelledCube(["A", "B"], ["X", "Y"], ["C", "D"], [.. seed.Values[..2], .. seed.Values[..2], .. seed.Values[2..], .. seed.Values[2..]]),
            Margins((CubeMargin.FirstSecond, [rows[0], 10 * rows[0], rows[1], 10 * rows[1]]), (CubeMargin.SecondThird, [.. columns, .. Tenfold(columns)]), "AB", "XY", "CD"),
            Exact);
        var third = CubeFitting.Fit(
            new LabelledCube(["A", "B"], ["C", "D"], ["X", "Y"], seed.Values.SelectMany(value => new[] { value, value })),
            Margins((CubeMargin.FirstThird, [rows[0], 10 * rows[0], rows[1], 10 * rows[1]]), (CubeMargin.SecondThird, [columns[0], 10 * columns[0], columns[1], 10 * columns[1]]), "AB", "CD", "XY"),
            Exact);

        Oracle.AssertClose([.. expected, .. Tenfold(expected)], first.Table.Values, 1e-6);
        Oracle.AssertClose([.. expected[..2], .. Tenfold(expected[..2]), .. expected[2..], .. Tenfold(expected[2..])], second.Table.Values, 1e-6);
        Oracle.AssertClose(expected.SelectMany(value => new[] { value, 10 * value }), third.Table.Values, 1e-6);
    }

    [Fact]
    public void Fit_ThreeMarginsThatDisagreeByMoreThanRounding_NamesWhere()
    {
        var margins = AllMargins(Ones()).ToDictionary(m => m.Key, m => m.Value);
        margins[CubeMargin.FirstThird] = new(["A", "B"], ["E", "F"], [2, 2, 2, 2 + 1e-9]);

        var fault = Assert.Throws<ReconciliationException>(() => CubeFitting.Fit(Ones(), margins));

        Assert.Equal((ReconciliationError.MarginsDisagree, "B"), (fault.Error, fault.Subject));
    }

    [Fact]
    public void Fit_TotalWhoseCellsAllLieWhereOthersAreZero_NamesIt()
    {
        var fault = Assert.Throws<ReconciliationException>(() => CubeFitting.Fit(
            Ones(),
            new Dictionary<CubeMargin, LabelledMatrix>
            {
                [CubeMargin.FirstSecond] = new(["A", "B"], ["C", "D"], [1, 0, 0, 1]),
                [CubeMargin.FirstThird] = new(["A", "B"], ["E", "F"], [1, 0, 0, 1]),
                [CubeMargin.SecondThird] = new(["C", "D"], ["E", "F"], [0.5, 0.5, 0.5, 0.5]),
            }));

        Assert.Equal((ReconciliationError.MarginOutOfReach, "C, F"), (fault.Error, fault.Subject));
    }

    private static Dictionary<CubeMargin, LabelledMatrix> Margins(
        (CubeMargin Margin, double[] Totals) one, (CubeMargin Margin, double[] Totals) other, string first, string second, string third)
    {
        return new[] { one, other }.ToDictionary(margin => margin.Margin, margin => margin.Margin switch
        {
            CubeMargin.FirstSecond => Table(first, second, margin.Totals),
            CubeMargin.FirstThird => Table(first, third, margin.Totals),
            _ => Table(second, third, margin.Totals),
        });

        static LabelledMatrix Table(string rows, string columns, double[] totals) => new(rows.Select(name => $"{name}"), columns.Select(name => $"{name}"), totals);
    }

    private static double[] Tenfold(IEnumerable<double> values) => [.. values.Select(value => 10 * value)];

    private static LabelledCube Ones() => new(["A", "B"], ["C", "D"], ["E", "F"], Enumerable.Repeat(1.0, 8));

    private static LabelledCube Cube(int[] size, IEnumerable<double> values) =>
        new(Names("A", size[0]), Names("B", size[1]), Names("C", size[2]), values);

    private static IEnumerable<string> Names(string dimension, int count) => Enumerable.Range(0, count).Select(i => dimension + i);

    private static IEnumerable<KeyValuePair<CubeMargin, LabelledMatrix>> AllMargins(LabelledCube cube)
    {
        var (first, second, third) = (Enumerable.Range(0, cube.First.Length), Enumerable.Range(0, cube.Second.Length), Enumerable.Range(0, cube.Third.Length));
        yield return new(CubeMargin.FirstSecond, new(cube.First, cube.Second, from i in first from j in second select third.Sum(k => cube[i, j, k])));
        yield return new(CubeMargin.FirstThird, new(cube.First, cube.Third, from i in first from k in third select second.Sum(j => cube[i, j, k])));
        yield return new(CubeMargin.SecondThird, new(cube.Second, cube.Third, from j in second from k in third select first.Sum(i => cube[i, j, k])));
    }
}
