// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Reconciliation.Detail;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Tests.Reconciliation.Detail;

/// <summary>A settled total divided by the shares that both sides report.</summary>
public sealed class SharedDetailTests
{
    private static readonly ImmutableArray<Dimension> BySex = [DimensionOf("SEX")];
    private static readonly ImmutableArray<Dimension> BySexAndAge = [DimensionOf("SEX"), DimensionOf("AGE")];

    [Fact]
    public void Of_BothSides_IsTheMeanOfTheirSharesOfTheTotal()
    {
        // 60 % men by the origin, 40 % by the destination, so half of 300.
        var detail = SharedDetail.Of("2015", 300, BySex, [Class(null, null, 100, 220), Class("M", null, 60, 80), Class("F", null, 40, 120)]);

        Assert.Null(detail.Obstacle);
        Assert.Equal([("F", 150.0), ("M", 150.0)], detail.Figures.Select(figure => (figure["SEX"], figure.Value)).Order());
    }

    [Fact]
    public void Of_OneSideThatReportsNoClasses_IsTheSharesOfTheOther()
    {
        var detail = SharedDetail.Of("2015", 10, BySex, [Class(null, null, 12, 8), Class("M", null, null, 6), Class("F", null, null, 2)]);

        Assert.Equal([("F", 2.5), ("M", 7.5)], detail.Figures.Select(figure => (figure["SEX"], figure.Value)).Order());
    }

    [Fact]
    public void Of_ClassThatOneOfTwoLacks_IsNotMadeUp()
    {
        var detail = SharedDetail.Of("2015", 10, BySex, [Class("M", null, 5, 6), Class("F", null, null, 2)]);

        Assert.Empty(detail.Figures);
        Assert.Equal(("SEX F", "ORIGIN_MISSING"), (detail.Obstacle!.Classes, detail.Obstacle.Reason));
    }

    [Fact]
    public void Of_ClassThatNobodyReports_IsNotMadeUp()
    {
        var detail = SharedDetail.Of("2015", 100, BySex, [Class(null, null, 50, 40), Class("M", null, 30, null), Class("F", null, null, null)]);

        Assert.Empty(detail.Figures);
        Assert.Equal(("SEX F", "ORIGIN_MISSING"), (detail.Obstacle!.Classes, detail.Obstacle.Reason));
    }

    [Fact]
    public void Of_AnyReportsWithGaps_AddsUpToTheTotalOrIsRefused() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            double? Report() => random.Next(12) == 0 ? null : random.Next(50);
            double total = random.Next(1000);
            var classes = new[] { "Y_LT15", "Y15T64", "Y_GE65" }.Select(age => Class(null, age, Report(), Report())).ToList();

            var detail = SharedDetail.Of("2015", total, [DimensionOf("AGE")], classes);

            // A class that a side reporting others lacks is no 0, and neither side's zeros tell shares of a total.
            bool Lacks(Func<CorridorFigure, double?> side) => classes.Exists(one => side(one.Reported) is not null) && classes.Exists(one => side(one.Reported) is null);
            bool Counts(Func<CorridorFigure, double?> side) => classes.TrueForAll(one => side(one.Reported) is not null) && (total == 0 || classes.Exists(one => side(one.Reported) > 0));
            var isDivided = !Lacks(one => one.OriginValue) && !Lacks(one => one.DestinationValue) && (Counts(one => one.OriginValue) || Counts(one => one.DestinationValue));
            return isDivided
                ? detail.Obstacle is null && detail.Figures.Length == 3 && Math.Abs(detail.Figures.Sum(figure => figure.Value) - total) <= 1e-9 * Math.Max(1, total)
                : detail.Obstacle is not null && detail.Figures.IsEmpty;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_SideThatCountsNobody_SaysNothingOfShares()
    {
        var detail = SharedDetail.Of("2015", 10, BySex, [Class("M", null, 0, 6), Class("F", null, 0, 2)]);

        Assert.Equal([("F", 2.5), ("M", 7.5)], detail.Figures.Select(figure => (figure["SEX"], figure.Value)).Order());
        var nobody = SharedDetail.Of("2015", 0, BySex, [Class("M", null, 0, 6), Class("F", null, 0, 2)]);
        Assert.Equal([0, 0], nobody.Figures.Select(figure => figure.Value));
        Assert.Equal("SEX", SharedDetail.Of("2015", 10, BySex, [Class("M", null, 0, 0), Class("F", null, 0, 0)]).Obstacle!.Classes);
    }

    [Fact]
    public void Of_ClassThatMayNotBeRead_GivesNoDetailAtAll()
    {
        var hidden = Class("F", null, 40, 120);
        var detail = SharedDetail.Of("2015", 300, BySex, [Class("M", null, 60, 80), (hidden.Class, hidden.Reported with { OriginWithheld = true })]);

        Assert.Empty(detail.Figures);
        Assert.Equal("WITHHELD", detail.Obstacle!.Reason);
    }

    [Fact]
    public void Of_NoClasses_SaysSo() =>
        Assert.Equal("NOT_REPORTED", SharedDetail.Of("2015", 300, BySex, [Class(null, null, 100, 220)]).Obstacle!.Reason);

    [Fact]
    public void Of_AnyTwoTables_AddsUpAlongEachDimensionAndCrossed() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            string[] sexes = ["M", "F"], ages = ["Y_LT15", "Y15T64", "Y_GE65"];
            var crossed = sexes.SelectMany(sex => ages.Select(age => (sex, age, Left: random.Next(1, 50), Arrived: random.Next(1, 50)))).ToList();
            var classes = crossed.Select(cell => Class(cell.sex, cell.age, cell.Left, cell.Arrived))
                .Concat(sexes.Select(sex => Class(sex, null, crossed.Where(c => c.sex == sex).Sum(c => c.Left), crossed.Where(c => c.sex == sex).Sum(c => c.Arrived))))
                .Concat(ages.Select(age => Class(null, age, crossed.Where(c => c.age == age).Sum(c => c.Left), crossed.Where(c => c.age == age).Sum(c => c.Arrived))))
                .ToList();
            double total = random.Next(1000);

            var detail = SharedDetail.Of("2015", total, BySexAndAge, classes);

            Assert.Equal(11, detail.Figures.Length);
            double Sum(Func<DetailFigure, bool> which) => detail.Figures.Where(which).Sum(figure => figure.Value);
            bool IsClose(double one, double other) => Math.Abs(one - other) <= 1e-9 * Math.Max(1, total);
            return IsClose(total, Sum(f => f.Classes.Count == 2))
                && sexes.All(sex => IsClose(Sum(f => f["SEX"] == sex && f.Classes.Count == 1), Sum(f => f["SEX"] == sex && f.Classes.Count == 2)))
                && ages.All(age => IsClose(Sum(f => f["AGE"] == age && f.Classes.Count == 1), Sum(f => f["AGE"] == age && f.Classes.Count == 2)))
                && detail.Figures.All(f => f.Value >= 0);
        }).QuickCheckThrowOnFailure();

    private static Dimension DimensionOf(string id) =>
        DetailCheck.DimensionsOf(StructureCatalogue.MirrorPairs.First(pair => pair.Id == "residence"))[id];

    private static (DetailFigure Class, CorridorFigure Reported) Class(string? sex, string? age, double? left, double? arrived)
    {
        var codes = new[] { ("SEX", sex), ("AGE", age) }.Where(code => code.Item2 is not null).Select(code => KeyValuePair.Create(code.Item1, code.Item2!));
        return (new DetailFigure("2015", codes, 0), new CorridorFigure("SWE", "DNK", left, arrived));
    }
}
