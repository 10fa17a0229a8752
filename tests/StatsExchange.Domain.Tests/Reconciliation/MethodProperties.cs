// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Sheets;

namespace StatsExchange.Domain.Tests.Reconciliation;

/// <summary>What holds for every method, over random regions made from the number FsCheck prints when a property fails.</summary>
public sealed class MethodProperties
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();

    public static TheoryData<string, string> Runs() => new()
    {
        { "receiving", "" },
        { "sending", "" },
        { "max", "" },
        { "min", "" },
        { "mean", "" },
        { "geometric", "" },
        { "weighted", "weights=CAA=2,CAB=1,CAC=3" },
        { "factors", "apart-rounds=0" },
        { "factors", "apart-rounds=0;weight=1/(I+E)" },
        { "factors", "apart-rounds=0;objective=logs;pool=2014" },
        { "completion", "tolerance=0.000000000001" },
        { "stock-differences", "start=2014;decreases=returns" },
        { "stock-accounts", "start=2014" },
    };

    // These know how many persons a unit is: a count of few scatters more than one of many.
    public static TheoryData<string, string> RunsThatCountPersons()
    {
        var runs = Runs();
        runs.Add("factors", "");
        runs.Add("measurement", "variance=low=0.1,high=0");
        runs.Add("completion", "auxiliary=2014");
        return runs;
    }

    [Fact]
    public void Runs_OfThisTest_AreAllMethods() => Assert.Equal(
        ReconciliationMethods.All.Select(m => m.Description.Id), RunsThatCountPersons().Select(run => (string)run[0]).Distinct().OrderBy(Position));

    [Theory]
    [MemberData(nameof(RunsThatCountPersons))]
    public void Apply_FiguresInAnotherOrder_GivesTheSameToTheLastBit(string method, string parameters) =>
        Prop.ForAll(Seeds, seed =>
        {
            var random = new Random(seed);
            var (input, scale) = (Region(random, method), 1.0);
            var shuffled = input.Figures.ToArray();
            random.Shuffle(shuffled);
            var (one, other) = (Apply(input, method, parameters, scale), Apply(input.With(shuffled), method, parameters, scale));

            return one is null == other is null
                && (one is null || (one.Estimates.SequenceEqual(other!.Estimates) && one.Factors.SequenceEqual(other.Factors) && one.Fits.SequenceEqual(other.Fits)));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [MemberData(nameof(Runs))]
    public void Apply_FiguresInAnotherUnit_GivesTheEstimatesInThatUnit(string method, string parameters) =>
        Prop.ForAll(Seeds, seed =>
        {
            var input = Region(new Random(seed), method);
            var scaled = new ReconciliationInput(
                input.Countries, input.Figures.Select(Scaled), input.OtherPeriods.Select(p => p with { Figures = [.. p.Figures.Select(Scaled)] })) { Kind = input.Kind, Period = input.Period };
            var (one, other) = (Apply(input, method, parameters, 1), Apply(scaled, method, parameters, 16));
            if (one is null || other is null)
            {
                return one is null && other is null;
            }

            return one.Estimates.Zip(other.Estimates).All(e =>
                e.First.Reason == e.Second.Reason && Math.Abs(((e.First.Value ?? 0) * 16) - (e.Second.Value ?? 0)) <= 1e-6 * (1 + (e.Second.Value ?? 0)));
        }).QuickCheckThrowOnFailure();

    private static int Position(string id) => ReconciliationMethods.All.IndexOf(ReconciliationMethods.Get(id));

    private static CorridorFigure Scaled(CorridorFigure figure) =>
        figure with { OriginValue = figure.OriginValue * 16, DestinationValue = figure.DestinationValue * 16 };

    // Null where the method refuses the region, which it then must in any order and unit.
    private static MethodResult? Apply(ReconciliationInput input, string method, string parameters, double scale)
    {
        var given = parameters.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => p[1]);
        if (method == "stock-accounts")
        {
            given["natives"] = string.Join(',', input.Countries.Select((c, i) => string.Create(
                CultureInfo.InvariantCulture, $"{c}:{(90_000 + (700 * i)) * scale}/{(91_000 + (900 * i)) * scale}/{800 * scale}/{500 * scale}")));
        }

        try
        {
            return ReconciliationMethods.Get(method).Apply(input, given);
        }
        catch (ReconciliationException)
        {
            return null;
        }
    }

    private static ReconciliationInput Region(Random random, string method)
    {
        var isOfStocks = method.StartsWith("stock", StringComparison.Ordinal);
        var n = random.Next(2, 7);
        double? Report() => random.Next(8) switch
        {
            0 when method != "stock-accounts" => null,
            1 => 0,
            _ => Math.Round(Math.Exp(1 + (8 * random.NextDouble()))),
        };
        CorridorFigure[] Figures() =>
        [
            .. from i in Enumerable.Range(0, n)
               from j in Enumerable.Range(0, n)
               where i != j
               select new CorridorFigure(Flows.Country(i), Flows.Country(j), Report(), Report(), method != "stock-accounts" && random.Next(12) == 0)
               {
                   OriginQuality = new ReportQuality(QualityClass.Low, QualityClass.High),
                   DestinationQuality = random.Next(4) == 0 ? null : new ReportQuality(QualityClass.High, QualityClass.Low),
               },
        ];
        return new ReconciliationInput(Enumerable.Range(0, n).Select(Flows.Country), Figures(), [new PeriodFigures("2014", [.. Figures()])])
        {
            Kind = isOfStocks ? FigureKind.Stocks : FigureKind.Flows,
            Period = "2015",
        };
    }
}
