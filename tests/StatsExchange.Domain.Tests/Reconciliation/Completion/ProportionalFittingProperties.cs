// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;
using StatsExchange.Domain.Reconciliation.Completion;

namespace StatsExchange.Domain.Tests.Reconciliation.Completion;

/// <summary>Properties over random tables; a table is made from the number FsCheck prints when a property fails.</summary>
public sealed class ProportionalFittingProperties
{
    private static readonly FittingOptions Exact = new() { Tolerance = 1e-11, MostIterations = 200_000 };
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();

    [Fact]
    public void Fit_TotalsOfSomeTable_AreKeptWithTheOddsRatiosOfTheAuxiliary() =>
        Prop.ForAll(Seeds, seed =>
        {
            var (auxiliary, rows, columns) = Case(new Random(seed));
            var fitted = ProportionalFitting.Fit(auxiliary, rows, columns, Exact);

            AssertMet(rows, fitted.Table.RowTotals());
            AssertMet(columns, fitted.Table.ColumnTotals());
            foreach (var (cell, value) in fitted.Table.Values.Index())
            {
                var (i, j) = (cell / columns.Length, cell % columns.Length);
                Assert.True(auxiliary.Values[cell] > 0 || value == 0);
                Flows.AssertClose(auxiliary.Values[cell] * fitted.RowFactors[i] * fitted.ColumnFactors[j], value, 1e-12);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Fit_TotalsScaled_ScalesTheTable() =>
        Prop.ForAll(Seeds, seed =>
        {
            var (auxiliary, rows, columns) = Case(new Random(seed));
            var one = ProportionalFitting.Fit(auxiliary, rows, columns, Exact);
            var thousand = ProportionalFitting.Fit(auxiliary, Times(rows, 1000), Times(columns, 1000), Exact);

            Oracle.AssertClose(one.Table.Values.Select(v => v * 1000), thousand.Table.Values, 1e-8);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Fit_AuxiliaryScaled_ChangesNothing() =>
        Prop.ForAll(Seeds, seed =>
        {
            var (auxiliary, rows, columns) = Case(new Random(seed));
            var one = ProportionalFitting.Fit(auxiliary, rows, columns, Exact);
            var other = ProportionalFitting.Fit(
                new LabelledMatrix(auxiliary.Rows, auxiliary.Columns, auxiliary.Values.Select(v => v * 0.37)), rows, columns, Exact);

            Oracle.AssertClose(one.Table.Values, other.Table.Values, 1e-8);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Fit_Transposed_IsTheTransposedTable() =>
        Prop.ForAll(Seeds, seed =>
        {
            var (auxiliary, rows, columns) = Case(new Random(seed));
            var one = ProportionalFitting.Fit(auxiliary, rows, columns, Exact).Table;
            var turned = ProportionalFitting.Fit(
                new LabelledMatrix(auxiliary.Columns, auxiliary.Rows, from j in Enumerable.Range(0, columns.Length) from i in Enumerable.Range(0, rows.Length) select auxiliary[i, j]),
                columns,
                rows,
                Exact).Table;

            for (var i = 0; i < rows.Length; i++)
            {
                for (var j = 0; j < columns.Length; j++)
                {
                    Flows.AssertClose(one[i, j], turned[j, i], 1e-8);
                }
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Fit_Again_IsTheSameToTheLastBit() =>
        Prop.ForAll(Seeds, seed =>
        {
            var (auxiliary, rows, columns) = Case(new Random(seed));

            return ProportionalFitting.Fit(auxiliary, rows, columns).Table.Values.SequenceEqual(ProportionalFitting.Fit(auxiliary, rows, columns).Table.Values);
        }).QuickCheckThrowOnFailure();

    private static void AssertMet(double?[] totals, IEnumerable<double> sums)
    {
        foreach (var (total, sum) in totals.Zip(sums))
        {
            Flows.AssertClose(total!.Value, sum, 1e-9);
        }
    }

    private static double?[] Times(double?[] totals, double by) => [.. totals.Select(t => t * by)];

    // The totals are those of some table with the zeros of the auxiliary one, so that they can be met.
    private static (LabelledMatrix Auxiliary, double?[] Rows, double?[] Columns) Case(Random random)
    {
        int m = random.Next(1, 24), n = random.Next(1, 24);
        double[] auxiliary = [.. Enumerable.Range(0, m * n).Select(_ => random.Next(8) == 0 ? 0 : Math.Exp(4 * random.NextDouble()))];
        LabelledMatrix some = new(Names(m), Names(n), auxiliary.Select(a => a * (0.5 + random.NextDouble())));
        return (
            new LabelledMatrix(some.Rows, some.Columns, auxiliary),
            [.. some.RowTotals().Select(t => (double?)t)],
            [.. some.ColumnTotals().Select(t => (double?)t)]);
    }

    private static IEnumerable<string> Names(int count) => Enumerable.Range(0, count).Select(Flows.Country);
}
