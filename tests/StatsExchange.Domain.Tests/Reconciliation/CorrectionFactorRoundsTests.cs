// SPDX-License-Identifier: Apache-2.0
using MathNet.Numerics.Distributions;
using StatsExchange.Domain.Reconciliation;
using Xunit.Abstractions;

namespace StatsExchange.Domain.Tests.Reconciliation;

/// <summary>Corridors set apart, the second variant, pooled years, and what scatter does to factors.</summary>
public sealed class CorrectionFactorRoundsTests(ITestOutputHelper output)
{
    private static readonly IReconciliationMethod Factors = ReconciliationMethods.Get("factors");
    private static readonly double[] RatesIn = [1, 0.8, 0.5, 0.9, 0.6];
    private static readonly double[] RatesOut = [0.7, 0.6, 0.9, 0.5, 0.8];

    [Theory]
    [InlineData("squares", 0.1)]
    [InlineData("logs", 0.1)]
    [InlineData("logs", 9)]
    public void Apply_OneCorridorMisreported_IsSetApartAndTheRestRecovered(string objective, double by)
    {
        var input = World(figure => figure is { Origin: "CAB", Destination: "CAD" } ? figure with { DestinationValue = figure.DestinationValue * by } : figure);
        var result = Factors.Apply(input, With(("benchmark", "CAA:immigration"), ("objective", objective)));

        Assert.Equal([("CAB", "CAD")], result.Apart());
        AssertRecovered(result, 1e-9);
        Flows.AssertClose(Math.Log(by), result.Fits.Single(f => f.SetApartInRound is not null).LogRatio, 1e-9);
        Assert.All(result.Fits.Where(f => f.SetApartInRound is null), f => Assert.InRange(Math.Abs(f.Difference!.Value), 0, 1e-6));
        Assert.Equal(20, result.Fits.Length);
        Assert.Equal(19, result.Diagnostics!.Cells);
    }

    [Fact]
    public void Apply_OneCorridorReportedFarTooHigh_MisleadsSquares()
    {
        // Known: a report that is far too high outweighs all others of its reporter in a sum of squares, and these are set apart instead of it.
        var input = World(figure => figure is { Origin: "CAB", Destination: "CAD" } ? figure with { DestinationValue = figure.DestinationValue * 9 } : figure);
        var result = Factors.Apply(input, With(("benchmark", "CAA:immigration")));

        Assert.DoesNotContain(("CAB", "CAD"), result.Apart());
        Assert.All(result.Apart(), corridor => Assert.Equal("CAD", corridor.Destination));
    }

    [Fact]
    public void Apply_NoRounds_KeepsTheMisreportedCorridor()
    {
        var input = World(figure => figure is { Origin: "CAB", Destination: "CAD" } ? figure with { DestinationValue = figure.DestinationValue * 9 } : figure);
        var result = Factors.Apply(input, With(("benchmark", "CAA:immigration"), ("apart-rounds", "0")));

        Assert.Empty(result.Apart());
        Assert.Equal(20, result.Diagnostics!.Cells);
        Assert.True(result.FactorOf("CAD", ReportSide.Immigration) < 0.9 / RatesIn[3]);
    }

    [Fact]
    public void Apply_SmallCorridorMisreported_IsNotSetApart()
    {
        var input = World(figure => figure is { Origin: "CAB", Destination: "CAD" } ? figure with { OriginValue = 10, DestinationValue = 155 } : figure);

        Assert.Empty(Factors.Apply(input, With(("objective", "logs"), ("weight", "1"))).Apart());
        Assert.Equal([("CAB", "CAD")], Factors.Apply(input, With(("objective", "logs"), ("apart-mean", "80"))).Apart());
    }

    [Fact]
    public void Apply_EveryCorridorOfAReporterMisreported_SaysThatTheyAreSetApart()
    {
        // One corridor is all that tells a factor for C's departures, and it pulls against two that agree.
        var input = new ReconciliationInput(
            ["AUT", "BEL", "DNK"],
            [new("AUT", "BEL", 1000, 1000), new("AUT", "DNK", 1000, 1000), new("BEL", "DNK", 1000, 1000), new("DNK", "BEL", 4000, 0)]);
        var result = Factors.Apply(input, With(("benchmark", "BEL:immigration")));

        Assert.Equal(FactorReason.PartnersOnlyZeros, result.Line("DNK", ReportSide.Emigration).Reason);
        Assert.Null(result.FactorOf("DNK", ReportSide.Emigration));
    }

    [Fact]
    public void Apply_AllCorridorsOfTheBenchmarkFarOff_TheyStayAndOthersAreSetApart()
    {
        // One of the two that lead to the benchmark says far more arrive than left, the other far fewer; and one corridor elsewhere is misreported.
        string[] others = ["DEU", "DNK", "FRA", "GRC", "HUN", "IRL"];
        var input = new ReconciliationInput(
            ["AUT", "BEL", "CYP", "FIN", .. others],
            [
                new("AUT", "BEL", 1000, 1000 * Math.Exp(3)),
                new("CYP", "BEL", 1000, 1000 * Math.Exp(-3)),
                .. from origin in new[] { "AUT", "CYP", "FIN" }
                   from destination in others
                   select new CorridorFigure(origin, destination, 1000, (origin, destination) == ("FIN", "DNK") ? 1000 * Math.Exp(2) : 1000),
            ]);
        var result = Factors.Apply(input, With(("benchmark", "BEL:immigration"), ("objective", "logs"), ("weight", "1")));

        Assert.Equal([("FIN", "DNK")], result.Apart());
        Assert.Equal(1, result.FactorOf("BEL", ReportSide.Immigration));
        Assert.All(result.Fits.Where(fit => fit.Destination == "BEL"), fit => Assert.True(Math.Abs(fit.LogRatio!.Value) > 1));
    }

    [Fact]
    public void Apply_OneFactorSet_GivesTheResidualsOfItsCorridors()
    {
        var input = EuropeanFlows.Of(2015);
        var result = Factors.Apply(input, Flows.NoParameters);

        Assert.NotEmpty(result.Apart());
        foreach (var fit in result.Fits)
        {
            var figure = input.Figures.Single(f => f.Origin == fit.Origin && f.Destination == fit.Destination);
            Assert.Equal(figure.OriginValue * result.FactorOf(fit.Origin, ReportSide.Emigration), fit.OriginAdjusted);
            Assert.Equal(figure.DestinationValue * result.FactorOf(fit.Destination, ReportSide.Immigration), fit.DestinationAdjusted);
        }

        Assert.All(
            result.Fits.Where(f => f.SetApartInRound is not null),
            f => Assert.True(input.Figures.Where(g => g.Origin == f.Origin && g.Destination == f.Destination).All(g => g.OriginValue + g.DestinationValue >= 200)));
        Assert.All(result.Fits, f => Assert.True(f.SetApartInRound is null or (>= 1 and <= 3)));
    }

    [Fact]
    public void Apply_PooledPeriods_FitsOneFactorForAll()
    {
        // Each year alone shares too few corridors to link all reports; both together do.
        ReconciliationInput all = World(f => f);
        ReconciliationInput Half(bool even) => new(all.Countries, all.Figures.Where((_, at) => at % 2 == 0 == even), null);
        var input = new ReconciliationInput(all.Countries, Half(true).Figures, [new PeriodFigures("2014", Half(false).Figures)]);
        var pooled = Factors.Apply(input, With(("benchmark", "CAA:immigration"), ("pool", "2014")));

        AssertRecovered(pooled, 1e-9);
        Assert.Equal(10, pooled.Estimates.Length);
        Assert.Equal(20, pooled.Diagnostics!.Cells);
        Assert.Equal(10, pooled.Fits.Count(f => f.Period == "2014"));
        Assert.Equal("2014", pooled.Parameters["pool"]);
    }

    [Fact]
    public void Apply_PeriodToPoolThatIsNotThere_IsNamed()
    {
        var fault = Assert.Throws<ReconciliationException>(() => Factors.Apply(World(f => f), With(("pool", "2013"))));

        Assert.Equal((ReconciliationError.InvalidParameter, "pool"), (fault.Error, fault.Subject));
        Assert.Contains("2013", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("objective", "cubes")]
    [InlineData("apart-log", "-1")]
    [InlineData("apart-mean", "many")]
    [InlineData("apart-rounds", "4")]
    public void Apply_ParameterThatCannotServe_IsNamed(string id, string value)
    {
        var fault = Assert.Throws<ReconciliationException>(() => Factors.Apply(World(f => f), With((id, value))));

        Assert.Equal((ReconciliationError.InvalidParameter, id), (fault.Error, fault.Subject));
    }

    [Fact]
    public void Apply_HarmonisedInput_IsStoredWithTheResult()
    {
        var input = World(f => f);

        Assert.Null(Factors.Apply(input, Flows.NoParameters).Harmonised);
        var harmonised = new ReconciliationInput(input.Countries, input.Figures) { Harmonised = "IMEM" };
        Assert.Equal("IMEM", Factors.Apply(harmonised, Flows.NoParameters).Harmonised);
    }

    [Fact]
    public void Apply_ScatteredReports_BenchmarkShrinksSquaresAndNeitherLogsNorTheSumRule()
    {
        const int Seed = 1993;
        const int Worlds = 200;
        output.WriteLine($"Seed {Seed}.");
        double Level(string objective, string benchmark)
        {
            var random = new Random(Seed);
            var logs = new List<double>();
            for (var world = 0; world < Worlds; world++)
            {
                var input = World(f => f with { OriginValue = Scattered(random, f.OriginValue), DestinationValue = Scattered(random, f.DestinationValue) });
                var result = Factors.Apply(input, With(("objective", objective), ("benchmark", benchmark), ("apart-rounds", "0")));
                logs.AddRange(Enumerable.Range(1, 4).Select(i => Math.Log(result.FactorOf(Flows.Country(i), ReportSide.Immigration)!.Value * RatesIn[i])));
            }

            var level = logs.Average();
            output.WriteLine($"{objective}, {(benchmark.Length > 0 ? "benchmark" : "sum rule")}: factors are {Math.Exp(level):N3} of the true ones.");
            return level;
        }

        Assert.InRange(Level("squares", "CAA:immigration"), -0.5, -0.05);
        Assert.InRange(Level("logs", "CAA:immigration"), -0.03, 0.03);
    }

    private static double Scattered(Random random, double? value) => value!.Value * Math.Exp(Normal.Sample(random, 0, 0.3));

    private static void AssertRecovered(MethodResult result, double relative)
    {
        for (var i = 0; i < 5; i++)
        {
            Flows.AssertClose(1 / RatesIn[i], result.FactorOf(Flows.Country(i), ReportSide.Immigration), relative);
            Flows.AssertClose(1 / RatesOut[i], result.FactorOf(Flows.Country(i), ReportSide.Emigration), relative);
        }
    }

    private static Dictionary<string, string> With(params (string Id, string Value)[] parameters) => CorrectionFactorTests.With(parameters);

    private static ReconciliationInput World(Func<CorridorFigure, CorridorFigure> change) => new(
        Enumerable.Range(0, 5).Select(Flows.Country),
        from i in Enumerable.Range(0, 5)
        from j in Enumerable.Range(0, 5)
        where i != j
        let moves = 1000 + (310.0 * i) + (170 * j) + (230 * ((i + (2 * j)) % 4))
        select change(new CorridorFigure(Flows.Country(i), Flows.Country(j), moves * RatesOut[i], moves * RatesIn[j])));
}
