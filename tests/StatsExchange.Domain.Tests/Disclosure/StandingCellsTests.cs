// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain.Disclosure;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;
using StatsExchange.Domain.Tests.Corridors;

namespace StatsExchange.Domain.Tests.Disclosure;

/// <summary>What its owner shows no more of a past state is shown of it to nobody else.</summary>
public sealed class StandingCellsTests
{
    private const string Arrivals = "MEASURE=IMM BASIS=RES ";
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-03-01T12:00:00Z", CultureInfo.InvariantCulture);

    [Fact]
    public void NotShown_RevisedWithheldMissingAndGone_AreAllButTheRevised()
    {
        var past = Slice().Row("DEU", Arrivals, 1).Row("FRA", Arrivals, 2).Row("NOR", Arrivals, 3).Row("POL", Arrivals, 4).Row("SWE", Arrivals, null).Row("_T", Arrivals, 10).Build();
        var now = Slice().Row("DEU", Arrivals, 9).Row("FRA", Arrivals + "CONF_STATUS=C", 2).Row("ITA", Arrivals, 7).Row("NOR", Arrivals, null).Row("_T", Arrivals, 10).Build();

        var notShown = StandingCells.NotShown(past, Withholding.Apply(now, Now, includesConfidential: false));

        Assert.Equal([2.0, 3, 4], notShown.Taken.Select(row => past.Values[row]));
        Assert.Equal([10.0], notShown.Derived.Select(row => past.Values[row]));
    }

    [Fact]
    public void NotShown_SliceGone_IsEveryValue()
    {
        var past = Slice().Row("DEU", Arrivals, 1).Row("SWE", Arrivals, null).Build();

        Assert.Equal(0, Assert.Single(StandingCells.NotShown(past, null).Taken));
    }

    [Fact]
    public void NotShown_AnotherSlice_IsNoComparison() =>
        Assert.Throws<ArgumentException>(() => StandingCells.NotShown(Slice().Build(), new WithheldSlice(new TestSlice(StructureCatalogue.Flow, "DNK", "2016").Build(), [])));

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 3)]
    public void Apply_CellNotShown_TakesAlongWhatItFollowsFromUnlessItDoesSoItself(bool isTaken, int open)
    {
        var past = Slice()
            .Row("SWE", Arrivals + "SEX=F", 5).Row("SWE", Arrivals + "SEX=M", 2).Row("SWE", Arrivals, 7).Row("NOR", Arrivals, 10).Row("_T", Arrivals, 17)
            .Build();
        int[] rows = [.. Enumerable.Range(0, past.Count).Where(at => past.Values[at] is 2.0 or 17.0).Take(isTaken ? 1 : 2)];

        var shown = Withholding.Apply(past, Now, includesConfidential: false, notShown: new NotShownCells(isTaken ? [.. rows] : [], isTaken ? [] : [.. rows]));

        Assert.Equal(open, shown.Slice.Values.ToArray().Count(value => !double.IsNaN(value)));
        Assert.All(rows, row => Assert.True(shown.IsWithheld(row)));
    }

    private static TestSlice Slice() => new(StructureCatalogue.Flow, "DNK", "2015");
}
