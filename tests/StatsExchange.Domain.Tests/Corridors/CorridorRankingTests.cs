// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Structures;
using StatsExchange.Domain.Tests.Reconciliation;

namespace StatsExchange.Domain.Tests.Corridors;

public sealed class CorridorRankingTests
{
    private static readonly string[] Countries = ["DNK", "FIN", "NOR", "SWE"];

    [Fact]
    public void Rank_ManyCorridors_PutsTheMostAsymmetricFirst()
    {
        var ranked = CorridorRanking.Rank(Totals(Reports), 0);

        // DNK→FIN 100:300 and FIN→DNK 300:100 are equally far apart: origin decides. 0:0 and one-sided corridors have no rank.
        Assert.Equal(["NOR → SWE", "DNK → FIN", "FIN → DNK", "DNK → SWE"], ranked.Select(r => r.Corridor.ToString()));
        Assert.Equal([2.0, 1.0, -1.0, 0.0], ranked.Select(r => r.Cell.Measures.Coefficient!.Value));
    }

    [Fact]
    public void Rank_MinimumSize_IsOfTheMeanOfBoth()
    {
        Assert.Equal(3, CorridorRanking.Rank(Totals(Reports), 5).Length);
        Assert.Equal(2, CorridorRanking.Rank(Totals(Reports), 200).Length);
        Assert.Empty(CorridorRanking.Rank(Totals(Reports), 200.5));
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
        Assert.Equal(5, index.Cells);
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

    private static IEnumerable<RankedCorridor> Totals(Func<string, string, (double? Origin, double? Destination)> reports) =>
        from o in Countries
        from d in Countries
        where o != d
        let values = reports(o, d)
        let origin = new TestSlice(StructureCatalogue.Flow, o, "2015").Row(d, "MEASURE=EMI BASIS=RES", values.Origin).Build()
        let destination = new TestSlice(StructureCatalogue.Flow, d, "2015").Row(o, "MEASURE=IMM BASIS=RES", values.Destination).Build()
        let corridor = new Corridor(CountryCode.Parse(o), CountryCode.Parse(d))
        from cell in CorridorTotals.Compare(StructureCatalogue.Flow.MirrorPairs[0], corridor, origin, destination, MirrorOptions.None)
        select new RankedCorridor(corridor, cell);
}
