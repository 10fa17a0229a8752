// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Reconciliation.Completion;

namespace StatsExchange.Domain.Tests.Reconciliation.Completion;

public sealed class ProportionalFittingTests
{
    private static readonly FittingOptions Exact = new() { Tolerance = 1e-12 };

    [Fact]
    public void Fit_WorkedCase_GivesItsFittedValues()
    {
        var worked = Oracle.Read("ipf2.json").GetProperty("willekens_2x2");
        var fitted = ProportionalFitting.Fit(worked.Matrix("seed"), worked.Totals("row_tot"), worked.Totals("col_tot"), Exact);

        Oracle.AssertClose(worked.GetProperty("mu").GetProperty("data_rowmajor").Numbers(), fitted.Table.Values, 1e-6);
        // The odds ratio is the auxiliary table's: 5·7 / (1·2); the upper left value solves 16.5 x² − 599 x + 5040 = 0.
        Flows.AssertClose((599 - Math.Sqrt(26161)) / 33, fitted.Table[0, 0], 1e-12);
    }

    [Fact]
    public void Fit_WorkedCaseWithoutAuxiliary_IsTheTableOfIndependence()
    {
        var mu = Oracle.Read("ipf2.json").GetProperty("independence_2x2").Matrix("mu");
        var fitted = ProportionalFitting.Fit(new LabelledMatrix(mu.Rows, mu.Columns, [1, 1, 1, 1]), [18, 20], [16, 22]);

        Oracle.AssertClose(mu.Values, fitted.Table.Values, 1e-12);
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(1e-9)]
    [InlineData(1e-12)]
    public void Fit_SlowCase_IsAsExactAsAskedFor(double tolerance)
    {
        // Two blocks that hardly exchange anything: each iteration moves little, so a small last change says little.
        LabelledMatrix auxiliary = new(["A", "B"], ["A", "B"], [1, 1e-4, 1e-4, 1]);
        var fitted = ProportionalFitting.Fit(auxiliary, [10, 20], [14, 16], new FittingOptions { Tolerance = tolerance, MostIterations = 10_000_000 });

        // x (16 − (10 − x) … ) with odds ratio 1e8: x (6 + x) = 1e8 (10 − x)(14 − x), the smaller root.
        const double A = 1e8 - 1, B = -(24e8 + 6), C = 140e8;
        var exact = 2 * C / (-B + Math.Sqrt((B * B) - (4 * A * C)));
        Flows.AssertClose(exact, fitted.Table[0, 0], 10 * tolerance);
        Flows.AssertClose(10 - exact, fitted.Table[0, 1], 1e4 * tolerance);
    }

    [Fact]
    public void Fit_StructuralZeros_StayZero()
    {
        LabelledMatrix auxiliary = new(["A", "B", "C"], ["A", "B", "C"], [0, 1, 1, 1, 0, 1, 1, 1, 0]);
        var fitted = ProportionalFitting.Fit(auxiliary, [30, 20, 10], [12, 22, 26], Exact);

        Assert.All([0, 4, 8], c => Assert.Equal(0, fitted.Table.Values[c]));
        Oracle.AssertClose([30, 20, 10], fitted.Table.RowTotals(), 1e-12);
        Oracle.AssertClose([12, 22, 26], fitted.Table.ColumnTotals(), 1e-12);
    }

    [Fact]
    public void Fit_TotalsThatForceCellsToZero_FindsThatTable()
    {
        // Row A reaches columns A and B only, and fills both: B→A and B→B can only be 0.
        LabelledMatrix auxiliary = new(["A", "B"], ["A", "B", "C"], [1, 1, 0, 1, 1, 1]);
        var fitted = ProportionalFitting.Fit(auxiliary, [30, 20], [10, 20, 20], Exact);

        Oracle.AssertClose([10, 20, 0, 0, 0, 20], fitted.Table.Values, 1e-12);
    }

    [Fact]
    public void Fit_UnknownTotals_BindNothing()
    {
        LabelledMatrix auxiliary = new(["A", "B"], ["A", "B"], [1, 2, 3, 4]);
        var fitted = ProportionalFitting.Fit(auxiliary, [6, null], [null, null]);

        Oracle.AssertClose([2, 4, 3, 4], fitted.Table.Values, 1e-12);
    }

    [Fact]
    public void Fit_SumsThatDiffer_SaysSo() =>
        AssertFault(ReconciliationError.MarginsDisagree, "rows", new(["A", "B"], ["A", "B"], [1, 1, 1, 1]), [10, 20], [10, 21]);

    [Fact]
    public void Fit_RowOfZerosWithATotal_NamesIt() =>
        AssertFault(ReconciliationError.MarginOutOfReach, "B", new(["A", "B"], ["C", "D"], [1, 1, 0, 0]), [10, 20], [10, 20]);

    [Fact]
    public void Fit_ColumnOfZerosWithATotal_NamesIt() =>
        AssertFault(ReconciliationError.MarginOutOfReach, "D", new(["A", "B"], ["C", "D"], [1, 0, 1, 0]), [null, null], [10, 20]);

    [Fact]
    public void Fit_RowsThatReachTooLittle_NamesThem() =>
        AssertFault(
            ReconciliationError.MarginOutOfReach, "A, B", new(["A", "B", "C"], ["D", "E"], [1, 0, 1, 0, 1, 1]), [10, 10, 5], [15, 10]);

    [Fact]
    public void Fit_BlocksThatDisagree_NamesTheRows() =>
        AssertFault(
            ReconciliationError.MarginOutOfReach, "A", new(["A", "B"], ["C", "D"], [1, 0, 0, 1]), [11, 9], [10, 10]);

    [Fact]
    public void Fit_TooFewIterations_SaysSo()
    {
        var fault = Assert.Throws<ReconciliationException>(() => ProportionalFitting.Fit(
            new(["A", "B"], ["A", "B"], [1, 2, 3, 9]), [10, 20], [14, 16], new FittingOptions { MostIterations = 1 }));

        Assert.Equal(ReconciliationError.NotConverged, fault.Error);
    }

    [Fact]
    public void Fit_TotalThatCountsNobody_Throws() =>
        Assert.Throws<ArgumentException>(() => ProportionalFitting.Fit(new(["A"], ["A"], [1]), [-1], [1]));

    private static void AssertFault(
        ReconciliationError error, string subject, LabelledMatrix auxiliary, double?[] rowTotals, double?[] columnTotals)
    {
        var fault = Assert.Throws<ReconciliationException>(() => ProportionalFitting.Fit(auxiliary, rowTotals, columnTotals));

        Assert.Equal(error, fault.Error);
        Assert.Contains(subject, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("1", fault.Message, StringComparison.Ordinal);
    }
}
