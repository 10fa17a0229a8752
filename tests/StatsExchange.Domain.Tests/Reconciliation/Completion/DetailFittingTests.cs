// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Reconciliation.Completion;

namespace StatsExchange.Domain.Tests.Reconciliation.Completion;

public sealed class DetailFittingTests
{
    private static readonly ImmutableArray<string> Sexes = ["M", "F"];
    private static readonly LabelledMatrix Totals = new(["A", "B"], ["A", "B"], [0, 100, 60, 0]);

    [Fact]
    public void Fit_BothSidesReport_IsTheMeanOfTheirSharesOfTheSettledTotal()
    {
        // A → B: 60 % men by A, 40 % by B, so half of 100. B → A is reported by B alone.
        var detail = DetailFitting.Fit(Totals, Sexes, [null, null, 30, 20, 9, 1, null, null], [null, null, 80, 120, null, 7, null, null]);

        Oracle.AssertClose([0, 0, 50, 50, 54, 6, 0, 0], detail.Table.Values, 1e-9);
        Assert.Empty(detail.WithoutDetail);
    }

    [Fact]
    public void Fit_ClassNobodyReports_IsNotMadeUp()
    {
        var detail = DetailFitting.Fit(Totals, Sexes, [null, null, 30, null, 9, 1, null, null], new double?[8]);

        Assert.Equal(("A", "B"), Assert.Single(detail.WithoutDetail));
        Oracle.AssertClose([0, 0, 0, 0, 54, 6, 0, 0], detail.Table.Values, 1e-9);
    }

    [Fact]
    public void Fit_SettledTotalsOfClassesToo_AreMet()
    {
        LabelledMatrix totals = new(["A"], ["B", "C"], [100, 60]), classes = new(["A"], ["M", "F"], [90, 70]);
        var detail = DetailFitting.Fit(totals, Sexes, [6, 4, 1, 1], new double?[4], classes, new FittingOptions { Tolerance = 1e-11 });

        Flows.AssertClose(90, detail.Table[0, 0, 0] + detail.Table[0, 1, 0], 1e-9);
        Flows.AssertClose(100, detail.Table[0, 0, 0] + detail.Table[0, 0, 1], 1e-9);
    }

    [Fact]
    public void Fit_ClassesThatDisagreeWithTotals_NamesWhere()
    {
        LabelledMatrix totals = new(["A"], ["B", "C"], [100, 60]), classes = new(["A"], ["M", "F"], [90, 71]);
        var fault = Assert.Throws<ReconciliationException>(() => DetailFitting.Fit(totals, Sexes, [6, 4, 1, 1], new double?[4], classes));

        Assert.Equal((ReconciliationError.MarginsDisagree, "A"), (fault.Error, fault.Subject));
    }

    [Fact]
    public void Fit_AnyReports_AddsUpToTheTotalsThatHaveDetail() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            int n = random.Next(1, 6), classes = random.Next(1, 8);
            string[] names = [.. Enumerable.Range(0, n).Select(Flows.Country)];
            LabelledMatrix totals = new(names, names, Enumerable.Range(0, n * n).Select(c => c / n == c % n ? 0 : (double)random.Next(1000)));
            double?[] Reports() => [.. Enumerable.Range(0, n * n * classes).Select(_ => random.Next(12) == 0 ? null : (double?)random.Next(50))];
            var detail = DetailFitting.Fit(totals, [.. Enumerable.Range(0, classes).Select(k => $"K{k}")], Reports(), Reports());

            for (var c = 0; c < n * n; c++)
            {
                var sum = Enumerable.Range(0, classes).Sum(k => detail.Table[c / n, c % n, k]);
                Flows.AssertClose(detail.WithoutDetail.Contains((names[c / n], names[c % n])) ? 0 : totals.Values[c], sum, 1e-6);
            }
        }).QuickCheckThrowOnFailure();
}
