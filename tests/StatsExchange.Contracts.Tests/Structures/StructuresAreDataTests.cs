// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using StatsExchange.Contracts.Blocks;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;
using StatsExchange.Domain.Validation;

namespace StatsExchange.Contracts.Tests.Structures;

/// <summary>A dimension or a structure is added by declaring it: what is sent, stored and compared follows from the declaration alone.</summary>
public sealed class StructuresAreDataTests
{
    private static readonly Corridor SwedenToDenmark = new(CountryCode.Parse("SWE"), CountryCode.Parse("DNK"));

    [Fact]
    public void ADimension_AddedToADeclaration_IsSentStoredAndCompared()
    {
        var structures = AlteredDeclaration.Read();
        var flow = structures.Find("FLOW")!;
        var left = ObservationBlockCodec.Decode(ObservationBlockCodec.Encode(flow.Slice(
            "SWE", "DNK 10 MEASURE=EMI BASIS=RES", "DNK 3 MEASURE=EMI BASIS=RES DISABILITY=DIS", "DNK 7 MEASURE=EMI BASIS=RES DISABILITY=NODIS")), structures);
        var arrived = ObservationBlockCodec.Decode(ObservationBlockCodec.Encode(flow.Slice(
            "DNK", "SWE 14 MEASURE=IMM BASIS=RES", "SWE 5 MEASURE=IMM BASIS=RES DISABILITY=DIS")), structures);

        var pair = structures.MirrorPairs.Single(pair => pair.Id == "residence");
        var cells = MirrorComparison.Compare(pair, SwedenToDenmark, left, arrived, MirrorOptions.None);

        Assert.Equal(
            [("DIS", 3.0, 5.0), ("NODIS", 7.0, (double?)null), ("_T", 10.0, 14.0)],
            cells.Select(cell => (cell.Key["DISABILITY"]!, cell.Origin.Value!.Value, cell.Destination.Value)));
        var narrowed = MirrorOptions.None with { Filter = MirrorOptions.None.Filter.Add("DISABILITY", "DIS") };
        Assert.Equal(0.5, Assert.Single(MirrorComparison.Compare(pair, SwedenToDenmark, left, arrived, narrowed)).Measures.Coefficient);
    }

    [Fact]
    public void ADimension_AddedToADeclaration_TakesItsCodesAndNoOthers()
    {
        var flow = AlteredDeclaration.Read().Find("FLOW")!;

        var finding = Assert.Single(flow.Submit("SWE", "DNK 3 MEASURE=EMI BASIS=RES DISABILITY=BLIND").Report.Findings, found => found.Severity == Severity.Error);

        Assert.Equal(("DISABILITY", "BLIND"), (finding.Column, finding.Code));
        Assert.Contains("CL_DISABILITY: DIS, NODIS, _T", finding.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void ADimension_AddedToADeclaration_StandsInPairsAndConsolidatedFigures()
    {
        var structures = AlteredDeclaration.Read();

        Assert.All(structures.Find("FLOW")!.MirrorPairs, pair => Assert.Contains("DISABILITY", pair.Matched));
        Assert.Equal("_T", structures.MirrorPairs.Single(pair => pair.Id == "returns").Origin.Filter["DISABILITY"]);
        Assert.Equal("_Z", structures.Find("CONSOLIDATED")!.FindDimension("DISABILITY")!.Default);
        Assert.Null(structures.Find("STOCK")!.FindDimension("DISABILITY"));
    }

    [Fact]
    public void ABlock_StoredBeforeADimensionWasAdded_MeansItsDefaultAndTakesCorrections()
    {
        var stored = ObservationBlockCodec.Encode(StructureCatalogue.Flow.Slice("SWE", "DNK 10 MEASURE=EMI BASIS=RES", "NOR 4 MEASURE=EMI BASIS=RES"));
        var structures = AlteredDeclaration.Read();

        var read = ObservationBlockCodec.Decode(stored, structures);
        var correction = structures.Find("FLOW")!.Submit("SWE", "DNK 11 MEASURE=EMI BASIS=RES", "DNK 3 MEASURE=EMI BASIS=RES DISABILITY=DIS").Slices[0];
        var merged = SliceMerge.Apply(read, [1, 1], correction, replace: false, vintage: 2).Slice!;

        var position = merged.Structure.SlicePositionOf("DISABILITY");
        Assert.Equal(["_T", "_T"], Enumerable.Range(0, 2).Select(row => read.Columns[position][row]));
        Assert.Equal(
            [("DNK", "DIS", 3.0), ("DNK", "_T", 11.0), ("NOR", "_T", 4.0)],
            Enumerable.Range(0, merged.Count).Select(row => (merged.Columns[1][row], merged.Columns[position][row], merged.Values[row])));
    }

    [Fact]
    public void ABlock_WithoutADimensionThatWasAlwaysThere_IsRefused()
    {
        var structures = AlteredDeclaration.Read(declaration =>
        {
            var dimensions = AlteredDeclaration.Structure(declaration, "FLOW")["dimensions"]!.AsArray();
            var disability = JsonNode.Parse(AlteredDeclaration.Disability)!;
            disability["added_later"] = false;
            dimensions.Insert(dimensions.Count - 1, disability);
        });
        var stored = ObservationBlockCodec.Encode(StructureCatalogue.Flow.Slice("SWE", "DNK 10 MEASURE=EMI BASIS=RES"));

        Assert.Throws<BlockFormatException>(() => ObservationBlockCodec.Decode(stored, structures));
    }

    [Fact]
    public void AStructure_AddedToADeclaration_IsSentStoredAndCompared()
    {
        var structures = AlteredDeclaration.Read();
        var visa = structures.Find("VISA")!;
        var used = ObservationBlockCodec.Encode(visa.Slice("SWE", "DNK 6 MEASURE=USED", "DNK 2 MEASURE=USED SEX=F"));
        var granted = ObservationBlockCodec.Encode(visa.Slice("DNK", "SWE 10 MEASURE=GRANTED", "SWE 2 MEASURE=GRANTED SEX=F"));

        var cells = MirrorComparison.Compare(
            structures.MirrorPairs.Single(pair => pair.Id == "visas"),
            SwedenToDenmark,
            ObservationBlockCodec.Decode(used, structures),
            ObservationBlockCodec.Decode(granted, structures),
            MirrorOptions.None);

        Assert.Equal([("F", 0.0), ("_T", 0.5)], cells.Select(cell => (cell.Key["SEX"]!, cell.Measures.Coefficient!.Value)));
        Assert.Throws<BlockFormatException>(() => ObservationBlockCodec.Decode(used));
        Assert.Contains(visa, structures.Submitted);
    }

    [Fact]
    public void Declaration_OfTheHub_IsReadAsItStands()
    {
        var structures = StructureSet.Parse(StructureCatalogue.Declaration);

        Assert.Equal(StructureCatalogue.All.Select(structure => structure.Id), structures.All.Select(structure => structure.Id));
        Assert.Equal(["STOCK", "FLOW", "RETURN"], structures.Submitted.Select(structure => structure.Id));
    }

    [Theory]
    [InlineData("\"role\": \"additive\"", "\"role\": \"divisive\"", "$.structures[0].dimensions[5].role")]
    [InlineData("\"codes\": \"CL_EMP_STATUS\"", "\"codes\": \"CL_NOTHING\"", "CL_NOTHING")]
    [InlineData("\"default\": \"PS\"", "\"default\": \"KG\"", "KG")]
    [InlineData("\"hold\": {\"MEASURE\": \"RFL\"}", "\"hold\": {\"MEASURE\": \"XXX\"}", "XXX")]
    [InlineData("\"hold\": {\"MEASURE\": \"RFL\"}", "\"hold\": {}", "MEASURE of RETURN")]
    [InlineData("\"drop\": [\"SOURCE\"]", "\"drop\": [\"SORCE\"]", "SORCE")]
    [InlineData("\"attributes\": \"consolidated\"", "\"attributes\": \"none\"", "none")]
    [InlineData("\"id\": \"RETURN\"", "\"id\": \"STOCK\"", "STOCK is declared twice")]
    [InlineData("\"id\": \"EMP_STATUS\"", "\"id\": \"SEX\"", "SEX")]
    [InlineData("\"match_every_class\"", "\"match_classes\"", "match_classes")]
    public void Declaration_ThatCannotBe_IsRefusedWithThePlace(string text, string replacement, string named)
    {
        Assert.Contains(text, StructureCatalogue.Declaration, StringComparison.Ordinal);
        var refused = Assert.Throws<InvalidDataException>(() => StructureSet.Parse(StructureCatalogue.Declaration.Replace(text, replacement, StringComparison.Ordinal)));
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }
}
