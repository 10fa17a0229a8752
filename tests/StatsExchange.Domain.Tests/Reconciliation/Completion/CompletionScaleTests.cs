// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using StatsExchange.Domain.Reconciliation;

namespace StatsExchange.Domain.Tests.Reconciliation.Completion;

/// <summary>
/// Small figures beside large ones. The totals are those of the known figures themselves, so that they can always be met. A region is made
/// from the number FsCheck prints when a property fails.
/// </summary>
public sealed class CompletionScaleTests
{
    private static readonly double[] Tolerances = [0.01, 1e-3, 1e-6, 1e-9, 1e-12];
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();

    public static TheoryData<double, double> SizesByTolerances
    {
        get
        {
            var cases = new TheoryData<double, double>();
            foreach (var size in (double[])[1e3, 2e4, 1e7, 1e10, 1e12])
            {
                Array.ForEach(Tolerances, tolerance => cases.Add(size, tolerance));
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(SizesByTolerances))]
    public void Apply_ZerosThatSmallFiguresForce_AreFoundAtEverySizeAndTolerance(double size, double tolerance)
    {
        var result = Apply(
            ["ARM", "BLR", "KAZ", "KGZ", "RUS"],
            [
                new("ARM", "BLR", null, 0), new("BLR", "ARM", null, 0), new("ARM", "KAZ", null, 1), new("KAZ", "ARM", null, 1), new("ARM", "RUS", null, size),
                new("RUS", "ARM", null, 1), new("KGZ", "RUS", null, 12), new("BLR", "KAZ", null, 1), new("KAZ", "BLR", null, 3),
                new("BLR", "RUS", null, null), new("RUS", "BLR", null, null), new("KGZ", "KAZ", null, null), new("KGZ", "ARM", null, null), new("RUS", "KAZ", null, null),
            ],
            tolerance);

        // Nobody can have gone from ARM to BLR or back, so that there are two parts, each the product of its shares.
        Flows.AssertClose(3, result["RUS BLR"].Value, tolerance);
        Flows.AssertClose(size, result["BLR RUS"].Value, tolerance);
        Flows.AssertClose(12 / size, result["KGZ KAZ"].Value, tolerance);
        Assert.All([result["KGZ ARM"], result["RUS KAZ"]], estimate => Assert.Equal(EstimateReason.NotLinked, estimate.Reason));
    }

    [Fact]
    public void Apply_ProductsOfAnySize_AreFoundToEveryTolerance() =>
        Prop.ForAll(Seeds, seed =>
        {
            var random = new Random(seed);
            var members = Members(random);
            double[] left = [.. members.Select(_ => Size(random, -2, 6))], arrived = [.. members.Select(_ => Size(random, -1, 6))];
            var figures = Figures(random, members, (i, j) => left[i] * arrived[j]);
            foreach (var tolerance in Tolerances)
            {
                foreach (var estimate in Apply(members, figures, tolerance).Values.Where(e => e.IsFitted))
                {
                    Flows.AssertClose(left[members.IndexOf(estimate.Origin)] * arrived[members.IndexOf(estimate.Destination)], estimate.Value, tolerance);
                }
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Apply_FiguresOfAnySize_AnswersAlikeAtEveryTolerance() =>
        Prop.ForAll(Seeds, seed =>
        {
            var random = new Random(seed);
            var members = Members(random);
            var figures = Figures(random, members, (_, _) => random.Next(6) == 0 ? 0 : Size(random, -3, 12));
            var closest = Apply(members, figures, 1e-13);
            foreach (var tolerance in Tolerances)
            {
                AssertAlike(closest, Apply(members, figures, tolerance), 1, tolerance);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Apply_FiguresInAnotherUnit_AreScaledAndNothingElse() =>
        Prop.ForAll(Seeds, seed =>
        {
            var random = new Random(seed);
            var members = Members(random);
            var figures = Figures(random, members, (_, _) => random.Next(6) == 0 ? 0 : Size(random, -3, 12));
            var factor = Math.ScaleB(1, random.Next(-30, 31));
            var scaled = figures.Select(f => f with { DestinationValue = f.DestinationValue * factor });
            foreach (var tolerance in Tolerances)
            {
                AssertAlike(Apply(members, figures, tolerance), Apply(members, scaled, tolerance), factor, 1e-13);
            }
        }).QuickCheckThrowOnFailure();

    private static void AssertAlike(
        Dictionary<string, CorridorEstimate> expected, Dictionary<string, CorridorEstimate> actual, double factor, double tolerance)
    {
        foreach (var (corridor, estimate) in expected)
        {
            Assert.Equal((estimate.Reason, estimate.IsFitted, estimate.Value is null), (actual[corridor].Reason, actual[corridor].IsFitted, actual[corridor].Value is null));
            Assert.NotEqual(estimate.Value is null, estimate.Reason is null);
            if (estimate.Value is { } value)
            {
                Flows.AssertClose(value * factor, actual[corridor].Value, tolerance + 1e-13);
            }
        }
    }

    private static Dictionary<string, CorridorEstimate> Apply(string[] members, IEnumerable<CorridorFigure> figures, double tolerance) =>
        ReconciliationMethods.Get("completion").Apply(
            new ReconciliationInput(members, figures), CorrectionFactorTests.With(("tolerance", tolerance.ToString("F13", CultureInfo.InvariantCulture))))
            .Estimates.ToDictionary(e => $"{e.Origin} {e.Destination}");

    private static string[] Members(Random random) => [.. Enumerable.Range(0, random.Next(3, 12)).Select(Flows.Country)];

    private static double Size(Random random, int least, int most) => Math.Pow(10, least + ((most - least) * random.NextDouble()));

    private static CorridorFigure[] Figures(Random random, string[] members, Func<int, int, double> value)
    {
        var known = 0.2 + (0.7 * random.NextDouble());
        return
        [
            .. from i in Enumerable.Range(0, members.Length)
               from j in Enumerable.Range(0, members.Length)
               where i != j
               select new CorridorFigure(members[i], members[j], null, random.NextDouble() < known ? value(i, j) : null),
        ];
    }
}
