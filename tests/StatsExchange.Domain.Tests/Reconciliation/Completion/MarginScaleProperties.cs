// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;
using StatsExchange.Domain.Reconciliation.Completion;

namespace StatsExchange.Domain.Tests.Reconciliation.Completion;

/// <summary>
/// Totals of tables whose cells are of any size, from 1e-3 to 1e12: they can be met, at every tolerance. A table is made from the number FsCheck
/// prints when a property fails.
/// </summary>
public sealed class MarginScaleProperties
{
    // Sums of doubles are met to their own rounding, whatever is asked for.
    private const double Rounding = 2e-12;

    private static readonly double[] Tolerances = [0.01, 1e-3, 1e-6, 1e-9, 1e-13];
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();

    [Fact]
    public void Fit_TotalsOfATableOfAnySize_AreMetAtEveryTolerance() =>
        Prop.ForAll(Seeds, seed =>
        {
            var (auxiliary, some) = Case(new Random(seed));
            foreach (var tolerance in Tolerances)
            {
                AssertFitted(auxiliary, some, Fit(auxiliary, some, 1, tolerance), tolerance + Rounding);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Fit_TotalsInAnotherUnit_AreMetByTheScaledTable() =>
        Prop.ForAll(Seeds, seed =>
        {
            var random = new Random(seed);
            var (auxiliary, some) = Case(random);
            var factor = Math.ScaleB(1, random.Next(-30, 31));
            foreach (var tolerance in Tolerances)
            {
                Oracle.AssertClose(
                    Fit(auxiliary, some, 1, tolerance).Table.Values.Select(v => v * factor), Fit(auxiliary, some, factor, tolerance).Table.Values, 1e-12);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Fit_TotalsThatDisagreeWithinTheTolerance_AreMetToItAndToLooserOnes() =>
        Prop.ForAll(Seeds, seed =>
        {
            var random = new Random(seed);
            var (auxiliary, some) = Case(random);
            double?[] rows = [.. some.RowTotals().Select(t => (double?)(t * (1 + (1e-5 * random.NextDouble()))))], columns = [.. some.ColumnTotals().Select(t => (double?)t)];
            foreach (var tolerance in (double[])[1e-5, 1e-4, 1e-3, 0.01])
            {
                var fitted = ProportionalFitting.Fit(auxiliary, rows, columns, new FittingOptions { Tolerance = tolerance });
                AssertFitted(auxiliary, some, fitted, tolerance + 2e-5);
            }
        }).QuickCheckThrowOnFailure();

    private static void AssertFitted(LabelledMatrix auxiliary, LabelledMatrix some, FittedMatrix fitted, double tolerance)
    {
        Oracle.AssertClose(some.RowTotals(), fitted.Table.RowTotals(), tolerance);
        Oracle.AssertClose(some.ColumnTotals(), fitted.Table.ColumnTotals(), tolerance);
        foreach (var (cell, value) in fitted.Table.Values.Index())
        {
            if (value > 0)
            {
                Flows.AssertClose(auxiliary.Values[cell] * fitted.RowFactors[cell / some.Columns.Length] * fitted.ColumnFactors[cell % some.Columns.Length], value, 1e-12);
            }
        }
    }

    private static FittedMatrix Fit(LabelledMatrix auxiliary, LabelledMatrix some, double factor, double tolerance) => ProportionalFitting.Fit(
        auxiliary, [.. some.RowTotals().Select(t => (double?)(t * factor))], [.. some.ColumnTotals().Select(t => (double?)(t * factor))], new FittingOptions { Tolerance = tolerance });

    private static (LabelledMatrix Auxiliary, LabelledMatrix Some) Case(Random random)
    {
        int m = random.Next(1, 13), n = random.Next(1, 13);
        var density = 0.15 + (0.85 * random.NextDouble());
        double[] auxiliary = [.. Enumerable.Range(0, m * n).Select(_ => random.NextDouble() < density ? Math.Exp(4 * random.NextDouble()) : 0)];
        LabelledMatrix shape = new(Enumerable.Range(0, m).Select(Flows.Country), Enumerable.Range(0, n).Select(Flows.Country), auxiliary);
        return (shape, new LabelledMatrix(shape.Rows, shape.Columns, auxiliary.Select(a => a > 0 ? Math.Pow(10, -3 + (15 * random.NextDouble())) : 0)));
    }
}
