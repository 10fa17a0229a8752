// SPDX-License-Identifier: Apache-2.0
using MathNet.Numerics.Distributions;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Sheets;
using Xunit.Abstractions;

namespace StatsExchange.Domain.Tests.Reconciliation.Measurement;

/// <summary>
/// Flows that are known, reported as the model says: each country counts one share of its arrivals and one of its departures, its figures
/// scatter, and chance decides the rest. Intervals of 95 % and 80 % must hold the known flows that often, sums included.
/// </summary>
public sealed class MeasurementCoverageTests(ITestOutputHelper output)
{
    private const int Seed = 20131113;
    private const int Worlds = 400;
    private const int Countries = 9;
    private static readonly (double A, double B)[] EmigrationShares = [(44.95, 16.96), (38, 28), (32.14, 38.52)];
    private static readonly (double A, double B)[] ImmigrationShares = [(57.49, 8.07), (50, 15), (44.56, 20.89)];
    private static readonly double[] Variances = [0.09, 0.04, 0.01];

    [Theory]
    [InlineData("0.95", 0.95)]
    [InlineData("0.8", 0.8)]
    public void Apply_SimulatedReports_IntervalsCoverAsOftenAsTheySay(string level, double expected)
    {
        output.WriteLine($"Seed {Seed}.");
        var random = new Random(Seed);
        var (cells, cellsHeld, totals, totalsHeld, regionsHeld) = (0, 0, 0, 0, 0);
        for (var world = 0; world < Worlds; world++)
        {
            var (input, truth) = World(random);
            var result = ReconciliationMethods.Get("measurement").Apply(input, CorrectionFactorTests.With(
                ("variance", "low=0.09,medium=0.04,high=0.01"), ("medium-emigration", "38,28"), ("medium-immigration", "50,15"), ("level", level)));
            foreach (var estimate in result.Estimates.Where(e => e.Value is not null))
            {
                cells++;
                cellsHeld += Holds(estimate.Lower, estimate.Upper, truth[(estimate.Origin, estimate.Destination)]) ? 1 : 0;
            }

            var estimated = result.Estimates.Where(e => e.Value is not null).ToArray();
            foreach (var total in result.Totals)
            {
                var known = estimated
                    .Where(e => (total.Origin ?? e.Origin) == e.Origin && (total.Destination ?? e.Destination) == e.Destination)
                    .Sum(e => truth[(e.Origin, e.Destination)]);
                var held = Holds(total.Lower, total.Upper, known);
                totals++;
                totalsHeld += held ? 1 : 0;
                regionsHeld += held && total.Origin is null && total.Destination is null ? 1 : 0;
            }
        }

        output.WriteLine($"Held: cells {cellsHeld / (double)cells:P1} of {cells}, totals {totalsHeld / (double)totals:P1} of {totals}, regions {regionsHeld / (double)Worlds:P1}.");
        Assert.InRange(cellsHeld / (double)cells, expected - 0.015, expected + 0.015);
        Assert.InRange(totalsHeld / (double)totals, expected - 0.02, expected + 0.02);
        Assert.InRange(regionsHeld / (double)Worlds, expected - 0.05, expected + 0.045);
    }

    private static bool Holds(double? lower, double? upper, double truth) => lower <= truth && truth <= upper;

    private static (ReconciliationInput Input, Dictionary<(string, string), double> Truth) World(Random random)
    {
        var emigration = Reporters(random, EmigrationShares);
        var immigration = Reporters(random, ImmigrationShares);
        var truth = new Dictionary<(string, string), double>();
        var figures = new List<CorridorFigure>();
        for (var i = 0; i < Countries; i++)
        {
            for (var j = 0; j < Countries; j++)
            {
                if (i == j)
                {
                    continue;
                }

                var flow = Math.Exp(Math.Log(60) + (random.NextDouble() * Math.Log(500)));
                truth[(Flows.Country(i), Flows.Country(j))] = flow;
                figures.Add(new CorridorFigure(Flows.Country(i), Flows.Country(j), Report(random, flow, emigration[i]), Report(random, flow, immigration[j]))
                {
                    OriginQuality = emigration[i].Quality,
                    DestinationQuality = immigration[j].Quality,
                });
            }
        }

        return (new ReconciliationInput(Enumerable.Range(0, Countries).Select(Flows.Country), figures), truth);
    }

    private static double? Report(Random random, double flow, (ReportQuality Quality, double Share) reporter)
    {
        var scatter = Normal.Sample(random, 0, Math.Sqrt(Variances[(int)reporter.Quality.Accuracy!.Value]));
        return random.Next(5) == 0 ? null : Poisson.Sample(random, flow * reporter.Share * Math.Exp(scatter));
    }

    private static (ReportQuality Quality, double Share)[] Reporters(Random random, (double A, double B)[] shares) =>
    [
        .. Enumerable.Range(0, Countries).Select(_ =>
        {
            var undercount = random.Next(3);
            var share = Beta.Sample(random, shares[undercount].A, shares[undercount].B);
            return (new ReportQuality((QualityClass)undercount, (QualityClass)random.Next(3)), share);
        }),
    ];
}
