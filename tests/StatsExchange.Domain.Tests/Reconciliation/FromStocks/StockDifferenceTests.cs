// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using StatsExchange.Domain.Reconciliation.FromStocks;

namespace StatsExchange.Domain.Tests.Reconciliation.FromStocks;

public sealed class StockDifferenceTests
{
    private static readonly JsonElement Worked = Oracle.Read("ffs_diff.json");

    [Fact]
    public void Increases_WorkedCase_GivesItsFlows() =>
        Assert.Equal(Worked.Matrix("diff_zero").Values, StockDifferences.Increases(Stocks("stock_start"), Stocks("stock_end")).Select(f => f!.Value));

    [Fact]
    public void IncreasesAndReturns_WorkedCase_GivesItsFlows() =>
        Assert.Equal(Worked.Matrix("diff_return").Values, StockDifferences.IncreasesAndReturns(Stocks("stock_start"), Stocks("stock_end")).Select(f => f!.Value));

    [Fact]
    public void Increases_StockUnknown_GivesNoFlow()
    {
        StockTable start = new(["A", "B"], [null, 5, 7, null]), end = new(["A", "B"], [null, 9, null, null]);

        Assert.Equal(new double?[] { 0, 4, null, 0 }, StockDifferences.Increases(start, end).ToArray());
        Assert.Equal(new double?[] { 0, null, null, 0 }, StockDifferences.IncreasesAndReturns(start, end).ToArray());
    }

    [Fact]
    public void Increases_OtherCountries_Throws() =>
        Assert.Throws<ArgumentException>(() => StockDifferences.Increases(new StockTable(["A"], [1]), new StockTable(["B"], [1])));

    private static StockTable Stocks(string name)
    {
        var table = Worked.Matrix(name);
        return new StockTable(table.Rows, table.Values.Select(v => (double?)v));
    }
}
