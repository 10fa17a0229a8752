// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Reconciliation.Detail;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Tests.Reconciliation.Detail;

/// <summary>Detail worked out by a method adds up to its total, keeps its zeros, and is never made up.</summary>
public sealed class DetailWorkTests
{
    private static readonly MirrorPair Residence = StructureCatalogue.MirrorPairs.First(pair => pair.Id == "residence");

    [Fact]
    public void Of_OneDimension_IsInProportionToTheEstimates()
    {
        var worked = Work(120, ["SEX"], ("SEX=M", 30), ("SEX=F", 10), ("SEX=_U", 8));

        Assert.Equal([("F", 30.0), ("M", 90.0)], worked.Figures.Select(figure => (figure["SEX"], figure.Value)).Order());
        Assert.Null(worked.Obstacle);
    }

    [Fact]
    public void Of_ClassesOfSeveralFinenesses_TakesTheFinestThatAreEverybody()
    {
        var worked = Work(10, ["AGE"], ("AGE=Y_LT15", 4), ("AGE=Y_GE15", 6), ("AGE=Y15T64", 5), ("AGE=Y_GE65", 1), ("AGE=Y0T4", 2));

        Assert.Equal([("Y_LT15", 4.0), ("Y15T64", 5.0), ("Y_GE65", 1.0)], worked.Figures.Select(figure => (figure["AGE"], figure.Value)));
    }

    [Theory]
    [InlineData("SEX=M", "SEX F", "WITHHELD")]
    [InlineData("SEX=F", "SEX M", "WITHHELD")]
    public void Of_ClassThatMayNotBeSeen_IsRefusedAndNotTakenFromTheRest(string known, string obstacle, string reason)
    {
        var withheld = obstacle.Replace(' ', '=');
        var worked = DetailWork.Of("2015", 100, Dimensions("SEX"), [(Figure(known, 60), null), (Figure(withheld, 0), EstimateReason.Withheld)]);

        Assert.Equal(new DetailObstacle(obstacle, reason), worked.Obstacle);
        Assert.Empty(worked.Figures);
    }

    [Fact]
    public void Of_ClassesThatLeaveSomebodyOut_AreRefused()
    {
        Assert.Equal("AGE", Work(10, ["AGE"], ("AGE=Y15T64", 5), ("AGE=Y_GE65", 1)).Obstacle?.Classes);
        Assert.Equal("SEX", Work(10, ["SEX"]).Obstacle?.Classes);
    }

    [Fact]
    public void Of_ZerosOnly_AreZeroUnderATotalOfZeroAndRefusedUnderAnyOther()
    {
        Assert.Equal([0.0, 0.0], Work(0, ["SEX"], ("SEX=M", 0), ("SEX=F", 0)).Figures.Select(figure => figure.Value));
        Assert.Equal([0.0, 0.0], Work(0, ["SEX"], ("SEX=M", 5), ("SEX=F", 3)).Figures.Select(figure => figure.Value));
        Assert.Equal("SEX", Work(1, ["SEX"], ("SEX=M", 0), ("SEX=F", 0)).Obstacle?.Classes);
    }

    [Fact]
    public void Of_CrossedClassThatIsMissing_IsNotZero()
    {
        var worked = Work(10, ["SEX", "AGE"], ("SEX=M", 4), ("SEX=F", 6), ("AGE=Y_LT15", 4), ("AGE=Y_GE15", 6), ("SEX=M AGE=Y_LT15", 2), ("SEX=M AGE=Y_GE15", 2), ("SEX=F AGE=Y_LT15", 2));

        Assert.Equal(new DetailObstacle("AGE Y_GE15, SEX F", "NOT_REPORTED"), worked.Obstacle);
    }

    [Fact]
    public void Of_CrossedClassesThatCannotMeetBothMargins_SaysSo()
    {
        var worked = Work(10, ["SEX", "AGE"], ("SEX=M", 5), ("SEX=F", 5), ("AGE=Y_LT15", 9), ("AGE=Y_GE15", 1), ("SEX=M AGE=Y_LT15", 0), ("SEX=M AGE=Y_GE15", 3), ("SEX=F AGE=Y_LT15", 3), ("SEX=F AGE=Y_GE15", 3));

        Assert.Equal("SEX by AGE", worked.Obstacle?.Classes);
    }

    [Fact]
    public void Of_AnyCrossedEstimates_AgreesWithTheTotalAndKeepsZeros() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            string[] sexes = ["M", "F"], ages = ["Y_LT15", "Y15T64", "Y_GE65"];
            var total = 1 + (random.NextDouble() * 1e5);
            List<(string Classes, double Value)> estimates = [];
            estimates.AddRange(from sex in sexes from age in ages select ($"SEX={sex} AGE={age}", 1 + (random.NextDouble() * 100)));
            estimates.AddRange(sexes.Select(sex => ($"SEX={sex}", 90 + (random.NextDouble() * 10))));
            estimates.AddRange(ages.Select(age => ($"AGE={age}", 90 + (random.NextDouble() * 10))));
            estimates[0] = (estimates[0].Classes, 0);
            var worked = Work(total, ["SEX", "AGE"], [.. estimates]);
            return DetailCheck.Check(Residence, [new DetailFigure("2015", [], total), .. worked.Figures]).IsEmpty
                && worked.Figures.Length == 11
                && worked.Figures.Single(figure => figure is { Classes.Count: 2 } && figure["SEX"] == "M" && figure["AGE"] == "Y_LT15").Value == 0;
        }).QuickCheckThrowOnFailure();

    private static WorkedDetail Work(double total, string[] dimensions, params (string Classes, double Value)[] estimates) =>
        DetailWork.Of("2015", total, Dimensions(dimensions), [.. estimates.Select(estimate => (Figure(estimate.Classes, estimate.Value), (EstimateReason?)null))]);

    private static ImmutableArray<Dimension> Dimensions(params string[] ids) => [.. ids.Select(id => DetailCheck.DimensionsOf(Residence)[id])];

    private static DetailFigure Figure(string classes, double value) => new(
        "2015", classes.Split(' ').Select(part => part.Split('=')).Select(part => KeyValuePair.Create(part[0], part[1])), value);
}
