// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Tests.Corridors;

public sealed class MeasureColumnsTests
{
    private static readonly Corridor SwedenToDenmark = new(CountryCode.Parse("SWE"), CountryCode.Parse("DNK"));

    [Fact]
    public void Measure_ManyCells_HasTheBitsOfEachCellAlone() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (seed, capacity) =>
        {
            var cells = Compare(new Random(seed));
            var measures = new MeasureColumns(capacity);
            var seen = 0;
            while (cells.Measure(seen, measures) is > 0 and var count)
            {
                for (var i = 0; i < count; i++)
                {
                    var alone = cells[seen + i].Measures;
                    Assert.Equal(alone.Difference ?? double.NaN, measures.Differences[i]);
                    Assert.Equal(alone.Coefficient ?? double.NaN, measures.Coefficients[i]);
                    Assert.Equal(alone.LogRatio ?? double.NaN, measures.LogRatios[i]);
                    Assert.Equal(alone, measures.At(i));
                }

                seen += count;
            }

            Assert.Equal(cells.Count, seen);
        }).QuickCheckThrowOnFailure();

    private static MirrorCells Compare(Random random)
    {
        var (origin, destination) = (new TestSlice(StructureCatalogue.Flow, "SWE", "2015"), new TestSlice(StructureCatalogue.Flow, "DNK", "2015"));
        for (var age = 0; age < 100; age++)
        {
            origin.Row("DNK", $"MEASURE=EMI BASIS=RES AGE=Y{age}", Value());
            destination.Row("SWE", $"MEASURE=IMM BASIS=RES AGE=Y{age}", Value());
        }

        return MirrorComparison.Compare(StructureCatalogue.Flow.MirrorPairs[0], SwedenToDenmark, origin.Build(), destination.Build(), MirrorOptions.None);

        double? Value() => random.Next(5) switch
        {
            0 => null,
            1 => 0,
            2 => random.NextDouble() * 1e-6,
            _ => Math.Floor(random.NextDouble() * 1e6),
        };
    }
}
