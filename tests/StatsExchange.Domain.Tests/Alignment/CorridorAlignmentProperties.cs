// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;
using StatsExchange.Domain.Alignment;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Tests.Alignment;

/// <summary>Alignment of random tables over random people, made from the number FsCheck prints when it fails.</summary>
public sealed class CorridorAlignmentProperties
{
    private const double Tolerance = 1e-14;

    private static readonly MirrorPair Residence = StructureCatalogue.Flow.MirrorPairs[0];

    [Fact]
    public void Compare_AnyTables_GivesEachClassWhatItHoldsAndNothingElse() => ForAll(random =>
    {
        var (origin, destination) = (Origin(random).Send(0.1), Destination(random).Send(0.1));
        var cells = Population.Align(origin, destination).Cells;

        Assert.All(cells, cell => Assert.True(cell.Origin.Value is null || cell.Origin.Value == origin.TruthOf(cell.Key), Ends.Text(cell)));
        Assert.All(cells, cell => Assert.True(cell.Destination.Value is null || cell.Destination.Value == destination.TruthOf(cell.Key), Ends.Text(cell)));
        Assert.Equal(cells.Count, cells.Select(cell => cell.Key.ToString()).Distinct().Count());
    });

    [Fact]
    public void Compare_AnyTables_LosesNoObservation() => ForAll(random =>
    {
        var (origin, destination) = (Origin(random).Send(0.2), Destination(random).Send(0.2));
        var aligned = Population.Align(origin, destination);
        var exact = MirrorComparison.Compare(Residence, Ends.Corridor, origin.Slice(), destination.Slice(), MirrorOptions.None);

        // What both sent stays as it is. What one side alone sent stays too, with a sum beside it at most, unless it is part of a sum itself.
        var shown = aligned.Cells.ToDictionary(cell => cell.Key.ToString());
        var sums = aligned.Cells.Any(cell => cell.Origin.IsDerived || cell.Destination.IsDerived);
        Assert.All(exact, cell => Assert.True(
            shown.TryGetValue(cell.Key.ToString(), out var same)
                ? Stays(cell.Origin, same.Origin) && Stays(cell.Destination, same.Destination)
                : sums && (cell.Origin.Status == MirrorStatus.Missing || cell.Destination.Status == MirrorStatus.Missing),
            Ends.Text(cell)));
    });

    [Fact]
    public void Compare_CutsWithoutHoles_ConservesTotals() => ForAll(random =>
    {
        var ends = new Ends();
        var (origin, destination) = (SendCut(random, ends.Origin), SendCut(random, ends.Destination));
        var cells = ends.Align().Cells;

        Assert.All(cells, cell => Assert.Equal(MirrorMissing.None, cell.Missing));
        Assert.Equal(origin, cells.Sum(cell => cell.Origin.Value));
        Assert.Equal(destination, cells.Sum(cell => cell.Destination.Value));
    });

    [Fact]
    public void Compare_TheOtherWayRound_IsTheSameWithTheOtherSign() => ForAll(random =>
    {
        var seed = random.Next();
        var there = Population.Align(Origin(new Random(seed)).Send(0.1), Destination(new Random(seed + 1)).Send(0.1));
        var back = Population.Align(Origin(new Random(seed + 1)).Send(0.1), Destination(new Random(seed)).Send(0.1));

        Assert.Equal(there.Cells.Select(cell => cell.Key.ToString()), back.Cells.Select(cell => cell.Key.ToString()));
        foreach (var (left, right) in there.Cells.Zip(back.Cells))
        {
            Assert.True(Same(left.Origin, right.Destination) && Same(left.Destination, right.Origin) && left.Obstacle == right.Obstacle, Ends.Text(left));
            Assert.Equal(left.Measures.Difference, -right.Measures.Difference);
            Assert.Equal(left.Measures.Coefficient, -right.Measures.Coefficient);
            Assert.Equal(left.Measures.LogRatio ?? 0, -right.Measures.LogRatio ?? 0, Tolerance);
        }

        Assert.Equal(
            there.NotAligned.Select(n => (n.Side, n.Dimension, n.Code, n.Obstacle, n.Cells)).Order(),
            back.NotAligned.Select(n => (1 - n.Side, n.Dimension, n.Code, n.Obstacle, n.Cells)).Order());
    });

    [Fact]
    public void Compare_EverythingIncludedElsewhere_PairsNothing() => ForAll(random =>
    {
        var (origin, destination) = (Origin(random).Send(0.1), Destination(random).Send(0.1));
        var flag = random.Next(2) == 0 ? " OBS_STATUS=K" : " OBS_STATUS=BW";
        var cells = CorridorAlignment.Compare(Residence, Ends.Corridor, origin.Slice(flag), destination.Slice(), MirrorOptions.None).Cells;

        Assert.Equal(destination.Slice().Count, cells.Count);
        Assert.All(cells, cell => Assert.Equal(MirrorStatus.Missing, cell.Origin.Status));
    });

    private static void ForAll(Action<Random> holds) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => holds(new Random(seed))).QuickCheckThrowOnFailure();

    private static Population Origin(Random random) => new(random, "SWE", "DNK", "EMI");

    private static Population Destination(Random random) => new(random, "DNK", "SWE", "IMM");

    private static bool Same(MirrorFigure left, MirrorFigure right) =>
        (left.Value, left.Status, left.Rivals, left.IsDerived) == (right.Value, right.Status, right.Rivals, right.IsDerived);

    private static bool Stays(MirrorFigure sent, MirrorFigure shown) =>
        Same(sent, shown) || (sent.Status == MirrorStatus.Missing && (shown.IsDerived || shown.Status == MirrorStatus.Reported));

    private static double SendCut(Random random, Func<string, double?, Ends> send)
    {
        var total = 0.0;
        int[] ages = [0, .. Enumerable.Range(1, 20).Where(_ => random.Next(4) == 0)];
        foreach (var (sex, i) in from sex in (string[])["F", "M"] from i in Enumerable.Range(0, ages.Length) select (sex, i))
        {
            var value = random.Next(1000);
            send($"SEX={sex} AGE={new AgeRange(ages[i], i + 1 == ages.Length ? null : ages[i + 1] - 1).Code}", value);
            total += value;
        }

        return total;
    }
}
