// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Structures;
using StatsExchange.Domain.Tests.Reconciliation;

namespace StatsExchange.Domain.Tests.Corridors;

public sealed class CorridorTotalsTests
{
    private static readonly string[] Countries = ["DNK", "FIN", "NOR", "SWE"];

    [Fact]
    public void Rank_ManyCorridors_PutsTheMostAsymmetricFirst()
    {
        // DNK→FIN 100:300 and FIN→DNK 300:100 are equally far apart: origin decides. 0:0 and one-sided corridors have no rank.
        Assert.Equal(["2|NOR|SWE|2015", "1|DNK|FIN|2015", "1|FIN|DNK|2015", "0|DNK|SWE|2015"], Ranked(0).Select(place => place.ToString()));
        Assert.All(Ranked(0), place => Assert.Equal(place, RankingPlace.Parse(place.ToString())));
    }

    [Fact]
    public void Rank_MinimumSize_IsOfTheMeanOfBoth()
    {
        Assert.Equal(3, Ranked(5).Length);
        Assert.Equal(2, Ranked(200).Length);
        Assert.Empty(Ranked(200.5));
    }

    [Fact]
    public void Totals_ClassesBesideTotals_AreNotPartOfTheTotal()
    {
        var corridor = new Corridor(CountryCode.Parse("DNK"), CountryCode.Parse("SWE"));
        var origin = new TestSlice(StructureCatalogue.Flow, "DNK", "2015")
            .Row("SWE", "MEASURE=EMI BASIS=RES", 10).Row("SWE", "MEASURE=EMI BASIS=RES SEX=F", 4).Build();
        var pair = StructureCatalogue.Flow.MirrorPairs[0];

        Assert.Equal(10, Assert.Single(CorridorTotals.Compare(pair, corridor, origin, null, MirrorOptions.None)).Origin.Value);
        var women = MirrorOptions.None with { Filter = MirrorOptions.None.Filter.Add("SEX", "F") };
        Assert.Equal(4, Assert.Single(CorridorTotals.Compare(pair, corridor, origin, null, women)).Origin.Value);
    }

    [Fact]
    public void Index_OfARegion_WeighsEveryPersonAlike()
    {
        var index = AsymmetryIndex.Of(Totals(Reports).Select(c => c.Cell));

        // Both sides: 100:300, 300:100, 5:5, 0:2, 0:0.
        Assert.Equal((5, 7, 0, 0), (index.Cells, index.Missing, index.Suppressed, index.Ambiguous));
        Assert.Equal(402, index.AbsoluteSum);
        Assert.Equal(2, index.SignedSum);
        Assert.Equal(406, index.MeanSum);
        Flows.AssertClose(100 * 402.0 / 406, index.Index, 1e-15);
    }

    [Fact]
    public void Index_OfZerosOnly_IsNotDefined()
    {
        Assert.Null(AsymmetryIndex.Of([]).Index);
        Assert.Null(AsymmetryIndex.Of(Totals((_, _) => (0, 0)).Select(c => c.Cell)).Index);
    }

    [Fact]
    public void Index_CellsWithoutBothValues_AreCountedByWhatTheyLack()
    {
        var corridor = new Corridor(CountryCode.Parse("DNK"), CountryCode.Parse("SWE"));
        var pair = StructureCatalogue.Flow.MirrorPairs[0];
        var origin = new TestSlice(StructureCatalogue.Flow, "DNK", "2015")
            .Row("SWE", "MEASURE=EMI BASIS=RES SEX=F OBS_STATUS=Q", null)
            .Row("SWE", "MEASURE=EMI BASIS=RES SEX=M SOURCE=REG", 1).Row("SWE", "MEASURE=EMI BASIS=RES SEX=M SOURCE=SUR", 2)
            .Row("SWE", "MEASURE=EMI BASIS=RES", 10).Row("SWE", "MEASURE=EMI BASIS=RES SEX=_U", null).Build();
        var destination = new TestSlice(StructureCatalogue.Flow, "SWE", "2015")
            .Row("DNK", "MEASURE=IMM BASIS=RES SEX=M OBS_STATUS=Q", null).Row("DNK", "MEASURE=IMM BASIS=RES", 30).Build();

        var index = AsymmetryIndex.Of(MirrorComparison.Compare(pair, corridor, origin, destination, MirrorOptions.None));

        Assert.Equal(new AsymmetryIndex(1, 20, 20, 20, Missing: 1, Suppressed: 1, Ambiguous: 1), index);
    }

    private static RankingPlace[] Ranked(double minimumSize) =>
        [.. Totals(Reports).Select(total => RankingPlace.Of(total.Corridor, total.Cell, minimumSize)).OfType<RankingPlace>().Order(RankingPlace.Order)];

    private static (double? Origin, double? Destination) Reports(string origin, string destination) => (origin + destination) switch
    {
        "DNKFIN" => (100, 300),
        "FINDNK" => (300, 100),
        "DNKSWE" => (5, 5),
        "NORSWE" => (0, 2),
        "SWENOR" => (0, 0),
        "SWEDNK" => (1000, null),
        _ => (null, null),
    };

    private static IEnumerable<(Corridor Corridor, MirrorCell Cell)> Totals(Func<string, string, (double? Origin, double? Destination)> reports) =>
        from o in Countries
        from d in Countries
        where o != d
        let values = reports(o, d)
        let origin = new TestSlice(StructureCatalogue.Flow, o, "2015").Row(d, "MEASURE=EMI BASIS=RES", values.Origin).Build()
        let destination = new TestSlice(StructureCatalogue.Flow, d, "2015").Row(o, "MEASURE=IMM BASIS=RES", values.Destination).Build()
        let corridor = new Corridor(CountryCode.Parse(o), CountryCode.Parse(d))
        from cell in CorridorTotals.Compare(StructureCatalogue.Flow.MirrorPairs[0], corridor, origin, destination, MirrorOptions.None)
        select (corridor, cell);
}
