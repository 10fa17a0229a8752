// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;
using StatsExchange.Domain.Reconciliation.Detail;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Tests.Reconciliation.Detail;

/// <summary>Totals first: classes agree with the totals they are parts of, and what is not stated is not 0.</summary>
public sealed class DetailCheckTests
{
    private static readonly MirrorPair Residence = StructureCatalogue.MirrorPairs.First(pair => pair.Id == "residence");

    [Fact]
    public void Check_ClassesThatAddUp_HaveNoFault() => Assert.Empty(Check(
        ("", 100), ("SEX=M", 60), ("SEX=F", 40), ("AGE=Y_LT15", 0), ("AGE=Y_GE15", 100), ("SEX=M AGE=Y_LT15", 0), ("SEX=F AGE=Y_LT15", 0)));

    [Fact]
    public void Check_PartOfTheClassesOnly_IsNoPartition() => Assert.Empty(Check(("", 100), ("SEX=M", 60), ("AGE=Y15T64", 99.5)));

    [Theory]
    [InlineData("SEX=M", 60, "SEX=F", 40.001)]
    [InlineData("SEX=M", 60, "SEX=F", 39.999)]
    [InlineData("AGE=Y_LT15", 60, "AGE=Y_GE15", 39)]
    [InlineData("SEX=M", 60, "SEX=F", 0)]
    public void Check_WholePartitionThatMissesTheTotal_NamesTheTotal(string one, double value, string other, double rest)
    {
        var fault = Assert.Single(Check((one, value), ("", 100), (other, rest)));
        Assert.Equal((1, (string?)null), (fault.Index, fault.Dimension));
        Assert.DoesNotContain("100", fault.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_PeopleOfUnknownClass_BelongToTheTotal()
    {
        Assert.Empty(Check(("", 100), ("SEX=M", 60), ("SEX=F", 30), ("SEX=_U", 10)));
        Assert.Single(Check(("", 100), ("SEX=M", 60), ("SEX=F", 40), ("SEX=_U", 10)));
    }

    [Fact]
    public void Check_PartAboveItsClass_IsAFaultThoughOthersAreNotStated()
    {
        Assert.Equal(0, Assert.Single(Check(("", 100), ("AGE=Y15T64", 101))).Index);
        Assert.Equal(0, Assert.Single(Check(("", 100), ("AGE=Y0T4", 60), ("AGE=Y20T24", 60))).Index);
        Assert.Equal(1, Assert.Single(Check(("", 100), ("AGE=Y15T64", 50), ("AGE=Y20T24", 60))).Index);
        Assert.Empty(Check(("", 100), ("AGE=Y15T64", 80), ("AGE=Y20T24", 60)));
    }

    [Fact]
    public void Check_TwoPartitions_AreEachHeldAgainstTheTotal()
    {
        (string, double)[] agree = [("", 10), ("AGE=Y_LT15", 4), ("AGE=Y_GE15", 6), ("AGE=Y_LT20", 5), ("AGE=Y_GE20", 5)];
        Assert.Empty(Check(agree));
        Assert.Equal(0, Assert.Single(Check([.. agree[..^1], ("AGE=Y_GE20", 4)])).Index);
    }

    [Fact]
    public void Check_TwoCodesOfOneClass_MustCountTheSame() => Assert.NotEmpty(Check(("", 10), ("AGE=Y_LT15", 4), ("AGE=Y0T14", 3)));

    [Theory]
    [InlineData("SEX=M", "SEX")]
    [InlineData("SEX=M AGE=Y5", "AGE,SEX")]
    public void Check_DetailWithoutItsTotals_NamesTheDimension(string classes, string dimensions) =>
        Assert.Equal(dimensions.Split(','), Check((classes, 1)).Select(fault => fault.Dimension));

    [Fact]
    public void Check_CrossedClassWithOneMarginOnly_NamesTheOther() =>
        Assert.Equal("SEX", Assert.Single(Check(("", 9), ("SEX=M", 5), ("SEX=M AGE=Y5", 1))).Dimension);

    [Theory]
    [InlineData("SEX=X", "SEX")]
    [InlineData("AGE=young", "AGE")]
    [InlineData("MEASURE=IMM", "MEASURE")]
    [InlineData("CITIZENS=NAT", "CITIZENS")]
    public void Check_CodeOrDimensionThatThereIsNot_IsNamed(string classes, string dimension) =>
        Assert.Equal((1, dimension), Assert.Single(Check(("", 9), (classes, 1))) is var fault ? (fault.Index, fault.Dimension) : default);

    [Fact]
    public void Check_OneClassTwice_IsAFault()
    {
        Assert.Equal(2, Assert.Single(Check(("", 9), ("SEX=M", 1), ("SEX=M AGE=_T", 1))).Index);
        Assert.Equal(1, Assert.Single(Check(("", 9), ("SEX=_T", 9))).Index);
    }

    [Fact]
    public void Check_OtherPeriods_AreOtherTotals()
    {
        DetailFigure[] figures = [new("2014", [], 5), new("2015", [KeyValuePair.Create("SEX", "M")], 3)];
        Assert.Equal((1, "SEX"), Assert.Single(DetailCheck.Check(Residence, figures)) is var fault ? (fault.Index, fault.Dimension) : default);
    }

    [Fact]
    public void Check_AnyCrossedTable_AgreesWithItsMarginsAndWithNoOthers() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            string[] ages = [.. Ages(random)];
            var cells = (from sex in new[] { "M", "F", "_U" } from age in ages select (Sex: sex, Age: age, Value: random.Next(4) == 0 ? 0 : random.NextDouble() * 1e6)).ToList();
            List<(string, double)> figures = [("", cells.Sum(cell => cell.Value))];
            figures.AddRange(cells.GroupBy(cell => cell.Sex).Select(group => ($"SEX={group.Key}", group.Sum(cell => cell.Value))));
            figures.AddRange(cells.GroupBy(cell => cell.Age).Select(group => ($"AGE={group.Key}", group.Sum(cell => cell.Value))));
            figures.AddRange(cells.Select(cell => ($"SEX={cell.Sex} AGE={cell.Age}", cell.Value)));
            (string, double)[] shuffled = [.. figures];
            random.Shuffle(shuffled);
            var changed = random.Next(shuffled.Length);
            (string, double)[] wrong = [.. shuffled.Select((figure, at) => at == changed ? (figure.Item1, (figure.Item2 * 1.01) + 1) : figure)];
            return Check(shuffled).Length == 0 && Check(wrong).Length > 0;
        }).QuickCheckThrowOnFailure();

    private static IEnumerable<string> Ages(Random random)
    {
        var from = 0;
        while (from < 90 && random.Next(8) > 0)
        {
            var to = from + random.Next(1, 20);
            yield return $"Y{from}T{to}";
            from = to + 1;
        }

        yield return $"Y_GE{from}";
    }

    private static DetailFault[] Check(params (string Classes, double Value)[] figures) =>
        [.. DetailCheck.Check(Residence, [.. figures.Select(figure => new DetailFigure("2015", Read(figure.Classes), figure.Value))])];

    private static IEnumerable<KeyValuePair<string, string>> Read(string classes) =>
        classes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=')).Select(part => KeyValuePair.Create(part[0], part[1]));
}
