// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Reconciliation.Completion;

namespace StatsExchange.Domain.Tests.Reconciliation.Completion;

public sealed class LabelledMatrixTests
{
    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void New_ValueThatCountsNobody_NamesItsCell(double value)
    {
        var fault = Assert.Throws<ArgumentException>(() => new LabelledMatrix(["A", "B"], ["C"], [1, value]));

        Assert.Contains("B, C", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void New_NameTwice_Throws() => Assert.Throws<ArgumentException>(() => new LabelledMatrix(["A", "A"], ["C"], [1, 2]));

    [Fact]
    public void New_ValuesThatDoNotFit_Throws() => Assert.Throws<ArgumentException>(() => new LabelledMatrix(["A", "B"], ["C"], [1]));

    [Fact]
    public void Totals_AreSumsOfRowsAndColumns()
    {
        LabelledMatrix table = new(["A", "B"], ["C", "D", "E"], [1, 2, 3, 4, 5, 6]);

        Assert.Equal(new double[] { 6, 15 }, table.RowTotals().ToArray());
        Assert.Equal(new double[] { 5, 7, 9 }, table.ColumnTotals().ToArray());
    }
}
