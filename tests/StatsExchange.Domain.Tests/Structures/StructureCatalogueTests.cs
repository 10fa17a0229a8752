// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Tests.Structures;

public sealed class StructureCatalogueTests
{
    public static TheoryData<string> StructureIds => new(StructureCatalogue.All.Select(structure => structure.Id));

    [Theory]
    [InlineData("STOCK", "FREQ REF_AREA COUNTERPART_AREA MEASURE BASIS LEGAL_STATUS REASON LABOUR_STATUS EMP_STATUS SEX AGE EDUCATION OCCUPATION ACTIVITY RESIDENCE_DURATION UNIT_MEASURE SOURCE TIME_PERIOD")]
    [InlineData("FLOW", "FREQ REF_AREA COUNTERPART_AREA MEASURE BASIS CITIZENS FLOW_CONCEPT MIN_STAY STAY REASON LEGAL_STATUS LABOUR_STATUS SEX AGE EDUCATION OCCUPATION ACTIVITY UNIT_MEASURE SOURCE TIME_PERIOD")]
    [InlineData("RETURN", "FREQ REF_AREA COUNTERPART_AREA MEASURE SEX AGE EDUCATION DURATION_ABROAD TIME_SINCE_RETURN OCCUPATION_ABROAD ACTIVITY_ABROAD LABOUR_STATUS RETURN_REASON RESIDENCE UNIT_MEASURE SOURCE TIME_PERIOD")]
    [InlineData("CONSOLIDATED", "FREQ ORIGIN DESTINATION PAIR BASIS UNIT_MEASURE CITIZENS STAY REASON LEGAL_STATUS LABOUR_STATUS SEX AGE EDUCATION OCCUPATION ACTIVITY EMP_STATUS RESIDENCE_DURATION DURATION_ABROAD TIME_SINCE_RETURN OCCUPATION_ABROAD ACTIVITY_ABROAD RETURN_REASON RESIDENCE FIGURE TIME_PERIOD")]
    public void Dimensions_OfEachStructure_StandInDeclaredOrder(string id, string dimensions) =>
        Assert.Equal(dimensions.Split(' '), StructureCatalogue.Find(id)!.Dimensions.Select(dimension => dimension.Id));

    [Theory]
    [MemberData(nameof(StructureIds))]
    public void Defaults_OfEveryDimension_AreCodesOfItsList(string id)
    {
        foreach (var dimension in StructureCatalogue.Find(id)!.Dimensions.Where(dimension => !dimension.IsRequired))
        {
            Assert.Equal(dimension.Default, dimension.Codes.Canonical(dimension.Default!));
        }
    }

    [Theory]
    [InlineData("STOCK", "COUNTERPART_AREA MEASURE BASIS")]
    [InlineData("FLOW", "COUNTERPART_AREA MEASURE BASIS")]
    [InlineData("RETURN", "COUNTERPART_AREA MEASURE")]
    [InlineData("CONSOLIDATED", "ORIGIN DESTINATION FIGURE")]
    public void SliceDimensions_WithoutDefault_AreRequired(string id, string required) =>
        Assert.Equal(required.Split(' '), StructureCatalogue.Find(id)!.SliceDimensions.Where(d => d.IsRequired).Select(d => d.Id));

    [Theory]
    [MemberData(nameof(StructureIds))]
    public void CodeLists_OfClassesAndWaysOfCounting_HaveTheStandardCodes(string id)
    {
        var dimensions = StructureCatalogue.Find(id)!.Dimensions.Where(d => d.Role is DimensionRole.Additive or DimensionRole.Alternative);
        Assert.All(dimensions, d => Assert.All(StandardCodes.All, standard => Assert.NotNull(d.Codes.NameOf(standard.Id))));
    }

    [Theory]
    [InlineData("SEX", "M", "X")]
    [InlineData("MIN_STAY", "12", "012")]
    [InlineData("MIN_STAY", "60", "61")]
    [InlineData("MIN_STAY", "PERM", "perm")]
    [InlineData("EDUCATION", "ED8", "ED9")]
    [InlineData("OCCUPATION", "OC1111", "1111")]
    [InlineData("ACTIVITY", "A0111", "A0118")]
    [InlineData("UNIT_MEASURE", "CONTRACT", "KG")]
    public void Canonical_OfFlowCode_TakesTheListAndNothingElse(string dimension, string known, string unknown)
    {
        var codes = StructureCatalogue.Flow.FindDimension(dimension)!.Codes;
        Assert.Equal(known, codes.Canonical(known));
        Assert.Null(codes.Canonical(unknown));
    }

    [Fact]
    public void UnitMeasure_OfStocks_IsPersonsOnly() =>
        Assert.Null(StructureCatalogue.Stock.FindDimension("UNIT_MEASURE")!.Codes.Canonical("MV"));

    [Fact]
    public void ObservationStatus_IsASetOfSdmxCodes()
    {
        var attribute = StructureCatalogue.Flow.FindAttribute("OBS_STATUS")!;
        Assert.Equal(AttributeKind.CodeSet, attribute.Kind);
        Assert.Equal("Provisional value", attribute.Codes!.NameOf("P"));
        Assert.All(attribute.Codes.Listed, code => Assert.Single(code.Id));
    }
}
