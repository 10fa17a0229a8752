// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Tests.Structures;

public sealed class MirrorPairTests
{
    public static TheoryData<string> PairIds => new(StructureCatalogue.MirrorPairs.Select(pair => pair.Id));

    [Fact]
    public void MirrorPairs_OfAllStructures_AreTheSixOfTheField() =>
        Assert.Equal(
            ["birth", "citizenship", "departing_nationals", "residence", "returning_nationals", "returns"],
            StructureCatalogue.MirrorPairs.Select(pair => pair.Id).Order());

    [Theory]
    [MemberData(nameof(PairIds))]
    public void Sides_OfEachPair_CoverEveryDimensionOnce(string id)
    {
        var pair = StructureCatalogue.MirrorPairs.Single(pair => pair.Id == id);
        foreach (var side in new[] { pair.Origin, pair.Destination })
        {
            var covered = side.Filter.Keys.Concat(side.Dropped).Concat(pair.Matched).Order();
            var expected = StructureCatalogue.Find(side.Structure)!.SliceDimensions.Select(d => d.Id).Where(d => d != "COUNTERPART_AREA").Order();
            Assert.Equal(expected, covered);
        }
    }

    [Theory]
    [MemberData(nameof(PairIds))]
    public void Filters_OfEachPair_AreCodesOfTheirLists(string id)
    {
        var pair = StructureCatalogue.MirrorPairs.Single(pair => pair.Id == id);
        foreach (var side in new[] { pair.Origin, pair.Destination })
        {
            var structure = StructureCatalogue.Find(side.Structure)!;
            Assert.All(side.Filter, held => Assert.Equal(held.Value, structure.FindDimension(held.Key)!.Codes.Canonical(held.Value)));
        }
    }

    [Theory]
    [MemberData(nameof(PairIds))]
    public void Pair_OfEachStructure_IsDeclaredByItsDestination(string id)
    {
        var declaring = StructureCatalogue.All.Single(structure => structure.MirrorPairs.Any(pair => pair.Id == id));
        Assert.Equal(declaring.Id, declaring.MirrorPairs.Single(pair => pair.Id == id).Destination.Structure);
        Assert.NotNull(StructureCatalogue.Consolidated.FindDimension("PAIR")!.Codes.NameOf(id));
    }

    [Fact]
    public void Matched_OfStocksAndFlows_AreUnitsConceptsAndClasses()
    {
        Assert.Equal(
            ["FREQ", "FLOW_CONCEPT", "STAY", "REASON", "LEGAL_STATUS", "LABOUR_STATUS", "SEX", "AGE", "EDUCATION", "OCCUPATION", "ACTIVITY", "UNIT_MEASURE"],
            StructureCatalogue.Flow.MirrorPairs[0].Matched.AsEnumerable());
        Assert.Equal("residence", StructureCatalogue.Flow.MirrorPairs[0].Id);
        Assert.Equal("birth", StructureCatalogue.Stock.MirrorPairs[0].Id);
    }

    [Fact]
    public void Returns_AtOrigin_AreDeparturesOfTheDestinationsCitizens()
    {
        var pair = Assert.Single(StructureCatalogue.Return.MirrorPairs);
        Assert.Equal("FLOW", pair.Origin.Structure);
        Assert.Equal(("EMI", "RES", "CTP", "EV"), (pair.Origin.Filter["MEASURE"], pair.Origin.Filter["BASIS"], pair.Origin.Filter["CITIZENS"], pair.Origin.Filter["FLOW_CONCEPT"]));
        Assert.Equal("_T", pair.Origin.Filter["LABOUR_STATUS"]);
        Assert.Equal("RFL", pair.Destination.Filter["MEASURE"]);
        Assert.Equal(["FREQ", "SEX", "AGE", "EDUCATION", "UNIT_MEASURE"], pair.Matched.AsEnumerable());
    }
}
