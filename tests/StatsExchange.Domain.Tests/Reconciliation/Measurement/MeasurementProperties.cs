// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Sheets;

namespace StatsExchange.Domain.Tests.Reconciliation.Measurement;

/// <summary>Properties over random reports, made from the number FsCheck prints when a property fails.</summary>
public sealed class MeasurementProperties
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();

    [Fact]
    public void Apply_AnyReports_EveryCorridorHasAnIntervalAroundItsValueOrAReason() =>
        Prop.ForAll(Seeds, seed => MeasurementTests.Apply(Figures(new Random(seed))).Estimates.All(e => e.Value is { } value
            ? e.Reason is null && e.Lower <= value && value <= e.Upper && double.IsFinite(e.Upper!.Value)
            : e.Reason is not null && e.Lower is null && e.Upper is null)).QuickCheckThrowOnFailure();

    [Fact]
    public void Apply_StayFactorsScaled_ScalesEveryEstimate() =>
        Prop.ForAll(Seeds, seed =>
        {
            var figures = Figures(new Random(seed));
            var scaled = figures.Select(f => f with { OriginQuality = Scaled(f.OriginQuality), DestinationQuality = Scaled(f.DestinationQuality) });
            foreach (var (one, other) in MeasurementTests.Apply(figures).Estimates.Zip(MeasurementTests.Apply(scaled).Estimates))
            {
                Flows.AssertClose(1.7 * (one.Value ?? 0), other.Value ?? 0, 1e-9);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Apply_OtherOrder_IsTheSameToTheLastBit() =>
        Prop.ForAll(Seeds, seed =>
        {
            var random = new Random(seed);
            var figures = Figures(random);
            var shuffled = figures.ToArray();
            random.Shuffle(shuffled);
            var (one, other) = (MeasurementTests.Apply(figures), MeasurementTests.Apply(shuffled));

            return one.Estimates.SequenceEqual(other.Estimates) && one.Totals.SequenceEqual(other.Totals);
        }).QuickCheckThrowOnFailure();

    private static ReportQuality? Scaled(ReportQuality? quality) => quality is null ? null : quality with { StayFactor = quality.StayFactor * 1.7 };

    private static CorridorFigure[] Figures(Random random)
    {
        var n = random.Next(2, 7);
        double? Report() => random.Next(6) switch
        {
            0 => null,
            1 => 0,
            _ => Math.Round(Math.Exp(12 * random.NextDouble())),
        };
        ReportQuality? Quality() => random.Next(8) switch
        {
            0 => null,
            1 => new ReportQuality(null, QualityClass.Low),
            _ => new ReportQuality(random.Next(2) == 0 ? QualityClass.Low : QualityClass.High, (QualityClass)random.Next(3), 0.5 + random.NextDouble()),
        };
        return
        [
            .. from i in Enumerable.Range(0, n)
               from j in Enumerable.Range(0, n)
               where i != j
               select new CorridorFigure(Flows.Country(i), Flows.Country(j), Report(), Report(), random.Next(9) == 0)
               {
                   OriginQuality = Quality(),
                   DestinationQuality = Quality(),
               },
        ];
    }
}
