// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;
using StatsExchange.Domain.Reconciliation;

namespace StatsExchange.Domain.Tests.Reconciliation;

/// <summary>Properties over random flow tables; the table is made from the number FsCheck prints when a property fails.</summary>
public sealed class CorrectionFactorProperties
{
    private static readonly IReconciliationMethod Factors = ReconciliationMethods.Get("factors");
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();

    [Fact]
    public void Apply_ConsistentReports_RecoversRatesAndFlows() =>
        Prop.ForAll(Seeds, seed =>
        {
            var random = new Random(seed);
            var n = random.Next(2, 9);
            var (rateIn, rateOut) = (Rates(random, n), Rates(random, n));
            var truth = Truth(random, n);
            var input = Flows.Of(Table(n, (i, j) => truth[i, j] * rateOut[i]), Table(n, (i, j) => truth[i, j] * rateIn[j]));
            var weight = random.Next(2) == 0 ? "1" : "1/(I+E)";
            var result = Factors.Apply(input, CorrectionFactorTests.With(("benchmark", "CAA:immigration"), ("weight", weight)));
            if (n == 2)
            {
                // Two countries are two components of one cell each: only ratios inside a cell are known.
                return result.Diagnostics!.Components == 2;
            }

            for (var i = 0; i < n; i++)
            {
                Flows.AssertClose(rateIn[0] / rateIn[i], result.FactorOf(Flows.Country(i), ReportSide.Immigration), 1e-8);
                Flows.AssertClose(rateIn[0] / rateOut[i], result.FactorOf(Flows.Country(i), ReportSide.Emigration), 1e-8);
            }

            foreach (var (estimate, figure) in result.Estimates.Zip(input.Figures))
            {
                Flows.AssertClose(
                    figure.DestinationValue!.Value * rateIn[0] / rateIn[IndexOf(figure.Destination)], estimate.Value, 1e-8);
            }

            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Apply_NoisyReports_KeepsTheSumOfArrivalsInEveryComponent() =>
        Prop.ForAll(Seeds, seed =>
        {
            var input = Noisy(new Random(seed));
            var result = Factors.Apply(input, Flows.NoParameters);
            var apart = result.Apart();
            var cells = input.Figures.Where(f => f.IsTwoSided && !apart.Contains((f.Origin, f.Destination))
                && result.FactorOf(f.Destination, ReportSide.Immigration) is not null).ToArray();
            if (cells.Length > 0)
            {
                Flows.AssertClose(
                    cells.Sum(f => f.DestinationValue!.Value),
                    cells.Sum(f => f.DestinationValue!.Value * result.FactorOf(f.Destination, ReportSide.Immigration)!.Value),
                    1e-9);
            }

            return result.Factors.All(f => f.Factor is null or > 0)
                && result.Estimates.All(e => e.Value is { } v ? v >= 0 && double.IsFinite(v) && e.Reason is null : e.Reason is not null);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Apply_CountriesRenamed_GivesTheSameFactors() =>
        Prop.ForAll(Seeds, seed =>
        {
            var random = new Random(seed);
            var input = Noisy(random);
            var names = input.Countries.ToArray();
            random.Shuffle(names);
            var renamed = input.Countries.Zip(names).ToDictionary(p => p.First, p => "Z" + p.Second);
            var before = Factors.Apply(input, Flows.NoParameters);
            var after = Factors.Apply(
                new ReconciliationInput(
                    renamed.Values,
                    input.Figures.Select(f => f with { Origin = renamed[f.Origin], Destination = renamed[f.Destination] })),
                Flows.NoParameters);
            return before.Factors.All(f => Agree(f, after.Line(renamed[f.Reporter], f.Side)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Apply_SidesSwapped_SwapsTheFactors() =>
        Prop.ForAll(Seeds, seed =>
        {
            var input = Noisy(new Random(seed));
            var benchmark = Factors.Apply(input, Flows.NoParameters).Factors.FirstOrDefault(f => f.Factor is not null);
            if (benchmark is null)
            {
                return true;
            }

            var swapped = new ReconciliationInput(
                input.Countries,
                input.Figures.Select(f => new CorridorFigure(f.Destination, f.Origin, f.DestinationValue, f.OriginValue)));
            var before = Factors.Apply(input, CorrectionFactorTests.With(("benchmark", Text(benchmark.Reporter, benchmark.Side))));
            var after = Factors.Apply(swapped, CorrectionFactorTests.With(("benchmark", Text(benchmark.Reporter, Other(benchmark.Side)))));
            // Components without the benchmark follow the sum of arrivals, which swapping sides makes a sum of departures; also those that
            // only some round has.
            return ((string[])["0", "1", "2", "3"]).Any(rounds => Factors.Apply(
                    input, CorrectionFactorTests.With(("benchmark", Text(benchmark.Reporter, benchmark.Side)), ("apart-rounds", rounds))).Diagnostics!.Components > 1)
                || before.Factors.All(f => Agree(f, after.Line(f.Reporter, Other(f.Side))));
        }).QuickCheckThrowOnFailure();

    private static bool Agree(ReporterFactor one, ReporterFactor other) =>
        one.Reason == other.Reason
        && one.Factor is null == other.Factor is null
        && (one.Factor is not { } a || Math.Abs(a - other.Factor!.Value) <= 1e-8 * a);

    private static ReportSide Other(ReportSide side) => side == ReportSide.Emigration ? ReportSide.Immigration : ReportSide.Emigration;

    private static string Text(string reporter, ReportSide side) => reporter + (side == ReportSide.Emigration ? ":emigration" : ":immigration");

    private static int IndexOf(string country) => ((country[1] - 'A') * 26) + country[2] - 'A';

    private static double[] Rates(Random random, int n) => [.. Enumerable.Range(0, n).Select(_ => 0.5 + (0.75 * random.NextDouble()))];

    private static double[,] Truth(Random random, int n)
    {
        var truth = new double[n, n];
        for (var i = 0; i < n * n; i++)
        {
            truth[i / n, i % n] = Math.Exp(random.NextDouble() * Math.Log(1e5));
        }

        return truth;
    }

    private static ReconciliationInput Noisy(Random random)
    {
        var n = random.Next(2, 8);
        var truth = Truth(random, n);
        double? Reported(int i, int j) => random.Next(10) switch
        {
            < 3 => null,
            3 => 0,
            _ => Math.Round(truth[i, j] * (0.3 + (1.4 * random.NextDouble()))),
        };
        return Flows.Of(Table(n, Reported), Table(n, Reported));
    }

    private static double?[][] Table(int n, Func<int, int, double?> cell) =>
        [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Select(j => cell(i, j)).ToArray())];
}
