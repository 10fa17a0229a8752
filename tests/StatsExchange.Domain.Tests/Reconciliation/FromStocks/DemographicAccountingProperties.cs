// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;
using StatsExchange.Domain.Reconciliation.FromStocks;

namespace StatsExchange.Domain.Tests.Reconciliation.FromStocks;

/// <summary>Properties over random stocks, made from the number FsCheck prints when a property fails.</summary>
public sealed class DemographicAccountingProperties
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();

    [Fact]
    public void Estimate_AnyStocks_AddsUpToThem() =>
        Prop.ForAll(Seeds, seed =>
        {
            var random = new Random(seed);
            var world = World.Of(random);
            var options = new AccountOptions { Kind = (AccountKind)random.Next(2), MostStay = random.Next(2) == 0 };
            var account = world.Account(options, 1);

            DemographicAccountingTests.AssertAddsUp(account);
            if (options.Kind == AccountKind.Open)
            {
                Oracle.AssertClose(world.Start.Select(v => v!.Value), account.Start.Values, 1e-9);
                Oracle.AssertClose(world.End.Select(v => v!.Value), account.End.Values, 1e-9);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Estimate_Scaled_ScalesTheTransitions() =>
        Prop.ForAll(Seeds, seed =>
        {
            var world = World.Of(new Random(seed));
            var options = new AccountOptions();

            Oracle.AssertClose(
                world.Account(options, 1).Transitions.Values.Select(v => (v * 8) + 1), world.Account(options, 8).Transitions.Values.Select(v => v + 1), 1e-6);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Estimate_Again_IsTheSameToTheLastBit() =>
        Prop.ForAll(Seeds, seed =>
        {
            var world = World.Of(new Random(seed));

            return world.Account(new AccountOptions(), 1).Table.Values.SequenceEqual(world.Account(new AccountOptions(), 1).Table.Values);
        }).QuickCheckThrowOnFailure();

    private sealed record World(string[] Countries, double?[] Start, double?[] End, double[] Births, double[] Deaths)
    {
        public static World Of(Random random)
        {
            var n = random.Next(2, 7);
            double?[] start = [.. Enumerable.Range(0, n * n).Select(c => (double?)Math.Round((c / n == c % n ? 1e5 : 1e3) * (0.2 + random.NextDouble())))];
            return new World(
                [.. Enumerable.Range(0, n).Select(Flows.Country)],
                start,
                [.. start.Select(s => (double?)Math.Round(s!.Value * (0.8 + (0.4 * random.NextDouble()))))],
                [.. Enumerable.Range(0, n).Select(_ => Math.Round(5000 * random.NextDouble()))],
                [.. Enumerable.Range(0, n).Select(_ => Math.Round(4000 * random.NextDouble()))]);
        }

        public StockAccount Account(AccountOptions options, double by) => DemographicAccounting.Estimate(
            new StockTable(Countries, Start.Select(v => v * by)),
            new StockTable(Countries, End.Select(v => v * by)),
            [.. Births.Select(b => b * by)],
            [.. Deaths.Select(d => d * by)],
            options);
    }
}
