// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Reconciliation.Completion;
using StatsExchange.Domain.Reconciliation.FromStocks;

namespace StatsExchange.Domain.Tests.Reconciliation.FromStocks;

public sealed class DemographicAccountingTests
{
    private static readonly JsonElement Worked = Oracle.Read("ffs_demo.json");
    private static readonly string[] Four = ["A", "B", "C", "D"];

    public static TheoryData<string> Cases() => [.. Worked.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Object).Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Estimate_WorkedCase_GivesItsFlowsAndItsAccount(string name)
    {
        var worked = Worked.GetProperty(name);
        var account = DemographicAccounting.Estimate(
            Stocks(worked.Matrix("stock_start")), Stocks(worked.Matrix("stock_end")), Events(worked, "births"), Events(worked, "deaths"));

        Oracle.AssertClose(worked.Matrix("od_offdiag").Values, account.Transitions.Values, 1e-6);
        Flows.AssertClose(worked.GetProperty("total").GetDouble(), account.Total, 1e-6);
        foreach (var (field, size) in new[] { ("flow", 4), ("account", 6) })
        {
            foreach (var (birth, slice) in worked.GetProperty(field).GetProperty("slices").EnumerateArray().Index())
            {
                var expected = slice.GetProperty("data_rowmajor").Numbers();
                Oracle.AssertClose(expected, Enumerable.Range(0, size * size).Select(c => account.Table[c / size, c % size, birth]), 1e-6);
            }
        }
    }

    [Fact]
    public void Estimate_BirthsAndDeaths_AreInTheAccountOfWhereTheyHappened()
    {
        var (start, end) = Science();
        double[] births = [80, 20, 60, 60], deaths = [70, 30, 50, 10];
        var account = DemographicAccounting.Estimate(start, end, births, deaths);

        for (var i = 0; i < 4; i++)
        {
            Flows.AssertClose(births[i], Enumerable.Range(0, 4).Sum(k => account.Table[4, i, k]), 1e-9);
            Flows.AssertClose(births[i], account.Table[4, i, i], 1e-9);
            Flows.AssertClose(deaths[i], Enumerable.Range(0, 4).Sum(k => account.Table[i, 4, k]), 1e-9);
        }

        AssertAddsUp(account);
        // Closed: population change is natural change and net migration, of every country.
        for (var i = 0; i < 4; i++)
        {
            var change = account.End.ColumnTotals()[i] - account.Start.ColumnTotals()[i];
            Flows.AssertClose(change - (births[i] - deaths[i]) + 1000, account.Transitions.ColumnTotals()[i] - account.Transitions.RowTotals()[i] + 1000, 1e-9);
            Assert.Equal(0, Enumerable.Range(0, 4).Sum(k => account.Table[i, 5, k] + account.Table[5, i, k]));
        }
    }

    [Fact]
    public void Estimate_OpenAccount_PutsLeaversUnderOutsideAndArrivalsFromOutside()
    {
        // Born in A: 100 at the start, 80 at the end, so 20 went outside; born in B: 50 and 65, so 15 came from outside.
        StockTable start = new(["A", "B"], [75, 25, 10, 40]), end = new(["A", "B"], [60, 20, 13, 52]);
        var account = DemographicAccounting.Estimate(start, end, [0, 0], [0, 0], new AccountOptions { Kind = AccountKind.Open });

        // Who goes lived where they lived at the start, 75 to 25; who comes lives where they live at the end, 13 to 52.
        Oracle.AssertClose([15, 5], [account.Table[0, 3, 0], account.Table[1, 3, 0]], 1e-9);
        Oracle.AssertClose([0, 0], [account.Table[3, 0, 0], account.Table[3, 1, 0]], 1e-9);
        Oracle.AssertClose([3, 12], [account.Table[3, 0, 1], account.Table[3, 1, 1]], 1e-9);
        Oracle.AssertClose([0, 0], [account.Table[0, 3, 1], account.Table[1, 3, 1]], 1e-9);
        AssertAddsUp(account);
        Oracle.AssertClose([75, 25, 10, 40], account.Start.Values, 1e-9);
        Oracle.AssertClose([60, 20, 13, 52], account.End.Values, 1e-9);
    }

    [Fact]
    public void Estimate_Auxiliary_DecidesWhoGoesWhere()
    {
        // Born in A, all in A and B at the start, all in C and D at the end: only the auxiliary table tells who went where.
        double?[] Rows(params double?[] a) => [.. a, .. new double?[12].Select(_ => (double?)0)];
        StockTable start = new(Four, Rows(60, 40, 0, 0)), end = new(Four, Rows(0, 0, 50, 50));
        LabelledMatrix auxiliary = new(Four, Four, [0, 1, 9, 1, 1, 0, 1, 9, 1, 1, 0, 1, 1, 1, 1, 0]);
        var alike = DemographicAccounting.Estimate(start, end, new double[4], new double[4]);
        var led = DemographicAccounting.Estimate(start, end, new double[4], new double[4], new AccountOptions { Auxiliary = auxiliary });

        Flows.AssertClose(30, alike.Transitions[0, 2], 1e-9);
        var fitted = ProportionalFitting.Fit(new(["A", "B"], ["C", "D"], [9, 1, 1, 9]), [60, 40], [50, 50], new FittingOptions { Tolerance = 1e-10 });
        Flows.AssertClose(fitted.Table[0, 0], led.Transitions[0, 2], 1e-8);
        Assert.True(led.Transitions[0, 2] > 40);
    }

    [Fact]
    public void Estimate_StayersFittedAsAnyCell_GivesMoreTransitions()
    {
        var (start, end) = Science();
        double[] births = [80, 20, 60, 60], deaths = [70, 30, 50, 10];
        var fewest = DemographicAccounting.Estimate(start, end, births, deaths);
        var more = DemographicAccounting.Estimate(start, end, births, deaths, new AccountOptions { MostStay = false });

        AssertAddsUp(more);
        Assert.True(more.Total > 2 * fewest.Total);
    }

    [Fact]
    public void Estimate_NewbornMoreThanTheNativeBorn_LiveInProportion()
    {
        StockTable start = new(["A", "B"], [10, 40, 0, 100]), end = new(["A", "B"], [30, 40, 20, 100]);
        var account = DemographicAccounting.Estimate(start, end, [40, 0], [0, 0], new AccountOptions { Kind = AccountKind.Open });

        Oracle.AssertClose([24, 16], [account.Table[2, 0, 0], account.Table[2, 0, 1]], 1e-9);
        AssertAddsUp(account);
    }

    [Fact]
    public void Estimate_NativeBornUnknown_IsRefusedWithThatReason()
    {
        var fault = Assert.Throws<ReconciliationException>(() => DemographicAccounting.Estimate(
            new StockTable(["A", "B"], [100, 5, 7, null]), new StockTable(["A", "B"], [100, 5, 7, 90]), [0, 0], [0, 0]));

        Assert.Equal((ReconciliationError.NativeBornMissing, "B"), (fault.Error, fault.Subject));
        Assert.Contains("native-born", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_OtherStockUnknown_IsNamed()
    {
        var fault = Assert.Throws<ReconciliationException>(() => DemographicAccounting.Estimate(
            new StockTable(["A", "B"], [100, 5, 7, 80]), new StockTable(["A", "B"], [100, null, 7, 90]), [0, 0], [0, 0]));

        Assert.Equal((ReconciliationError.StockMissing, "A B"), (fault.Error, fault.Subject));
    }

    [Theory]
    [InlineData(500, 0)]
    [InlineData(0, 500)]
    public void Estimate_MoreBirthsOrDeathsThanPeople_IsNamed(double births, double deaths)
    {
        StockTable stocks = new(["A", "B"], [100, 5, 7, 80]);
        var fault = Assert.Throws<ReconciliationException>(() => DemographicAccounting.Estimate(
            stocks, stocks, [0, births], [0, deaths], new AccountOptions { Kind = AccountKind.Open }));

        Assert.Equal((ReconciliationError.StocksDisagree, "B"), (fault.Error, fault.Subject));
    }

    [Fact]
    public void Estimate_AuxiliaryThatLetsNobodyGoWhereTheyAre_NamesThePlaceOfBirth()
    {
        LabelledMatrix nobody = new(["A", "B"], ["A", "B"], [1, 0, 0, 1]);
        var fault = Assert.Throws<ReconciliationException>(() => DemographicAccounting.Estimate(
            new StockTable(["A", "B"], [100, 5, 7, 80]), new StockTable(["A", "B"], [95, 10, 7, 80]), [0, 0], [0, 0], new AccountOptions { Auxiliary = nobody }));

        Assert.Equal((ReconciliationError.MarginOutOfReach, "A"), (fault.Error, fault.Subject));
    }

    /// <summary>Origins add up to the stocks at the start and destinations to those at the end: both margins, of every place of birth.</summary>
    internal static void AssertAddsUp(StockAccount account)
    {
        var n = account.Start.Rows.Length;
        for (var birth = 0; birth < n; birth++)
        {
            for (var i = 0; i < n; i++)
            {
                Flows.AssertClose(account.Start[birth, i] + 1, Enumerable.Range(0, n + 2).Sum(j => account.Table[i, j, birth]) + 1, 1e-8);
                Flows.AssertClose(account.End[birth, i] + 1, Enumerable.Range(0, n + 2).Sum(j => account.Table[j, i, birth]) + 1, 1e-8);
            }
        }
    }

    private static (StockTable Start, StockTable End) Science() => (
        new StockTable(Four, [1000, 100, 10, 0, 55, 555, 50, 5, 80, 40, 800, 40, 20, 25, 20, 200]),
        new StockTable(Four, [1060, 60, 10, 10, 45, 540, 40, 0, 70, 75, 770, 70, 30, 30, 20, 230]));

    private static StockTable Stocks(LabelledMatrix table) => new(table.Rows, table.Values.Select(v => (double?)v));

    private static double[] Events(JsonElement worked, string name) => [.. Four.Select(c => worked.GetProperty(name).GetProperty(c).GetDouble())];
}
