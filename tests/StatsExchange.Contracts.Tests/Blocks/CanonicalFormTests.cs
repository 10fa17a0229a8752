// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using Google.Protobuf;
using StatsExchange.Contracts.Blocks;
using StatsExchange.V1;

namespace StatsExchange.Contracts.Tests.Blocks;

/// <summary>Every rule of the canonical form, broken one at a time: the block is refused and the field named.</summary>
public sealed class CanonicalFormTests
{
    private const int Partner = 1;

    private static readonly byte[] UnknownField = [0x9A, 0x06, 0x01, 0x78];

    [Fact]
    public void Decode_CanonicalBlock_IsTaken() => Assert.Equal(3, ObservationBlockCodec.Decode(Block().ToByteArray()).Count);

    [Fact]
    public void Decode_DictionaryOutOfOrder_NamesTheCode() => AssertRefused("dimensions[1].codes[1]", block =>
    {
        block.Dimensions[Partner].Codes[0] = "NOR";
        block.Dimensions[Partner].Codes[1] = "DNK";
    });

    [Fact]
    public void Decode_CodeTwiceInDictionary_NamesTheCode() => AssertRefused("dimensions[1].codes[1]", block => block.Dimensions[Partner].Codes[1] = "DNK");

    [Fact]
    public void Decode_CodeThatNoRowUses_NamesTheCode() => AssertRefused("dimensions[1].codes[2]", block => block.Dimensions[Partner].Codes.Add("ZZZ"));

    [Fact]
    public void Decode_IndicesWiderThanNeeded_NamesTheColumn() =>
        AssertRefused("dimensions[1].indices", block => block.Dimensions[Partner].Indices = ByteString.CopyFrom(0, 0, 0, 0, 1, 0));

    [Fact]
    public void Decode_IndexOutsideTheDictionary_NamesTheRow() =>
        AssertRefused("dimensions[1].indices[2]", block => block.Dimensions[Partner].Indices = ByteString.CopyFrom(0, 0, 2));

    [Fact]
    public void Decode_RowsOutOfOrder_IsRefused() =>
        AssertRefused("dimensions", block => block.Dimensions[Partner].Indices = ByteString.CopyFrom(1, 0, 0));

    [Fact]
    public void Decode_KeyTwice_IsRefused() =>
        AssertRefused("dimensions", block => block.Dimensions[Partner].Indices = ByteString.CopyFrom(0, 1, 1));

    [Fact]
    public void Decode_DimensionMissing_IsRefused() => AssertRefused("dimensions", block => block.Dimensions.RemoveAt(3));

    [Fact]
    public void Decode_DimensionsSwapped_NamesTheFirst() => AssertRefused("dimensions[2].id", block =>
        (block.Dimensions[2], block.Dimensions[3]) = (block.Dimensions[3], block.Dimensions[2]));

    [Theory]
    [InlineData(0x8000_0000_0000_0000)] // negative zero
    [InlineData(0x7FF8_0000_0000_0001)] // another quiet NaN
    [InlineData(0xFFF8_0000_0000_0000)] // the NaN that 0/0 gives on many processors
    [InlineData(0x7FF0_0000_0000_0000)] // infinity
    [InlineData(0xFFF0_0000_0000_0000)] // negative infinity
    [InlineData(0xBFF0_0000_0000_0000)] // -1
    public void Decode_ValueThatNoObservationHas_NamesTheRow(ulong bits) => AssertRefused("values[1]", block =>
    {
        var values = block.Values.ToByteArray();
        BinaryPrimitives.WriteUInt64LittleEndian(values.AsSpan(8), bits);
        block.Values = ByteString.CopyFrom(values);
    });

    [Fact]
    public void Decode_ValuesCutOff_IsRefused() => AssertRefused("values", block => block.Values = ByteString.CopyFrom(block.Values.Span[..^1]));

    [Fact]
    public void Decode_UnknownFieldOfTheBlock_IsRefused() =>
        AssertRefused("unknown_fields", [.. Block().ToByteArray(), .. UnknownField]);

    [Fact]
    public void Decode_UnknownFieldOfADimension_NamesTheColumn() => AssertRefused("dimensions[1].unknown_fields", block =>
        block.Dimensions[Partner] = DimensionColumn.Parser.ParseFrom([.. block.Dimensions[Partner].ToByteArray(), .. UnknownField]));

    [Fact]
    public void Decode_UnknownFieldOfAnAttribute_NamesTheColumn() => AssertRefused("attributes[0].unknown_fields", block =>
        block.Attributes[0] = AttributeColumn.Parser.ParseFrom([.. block.Attributes[0].ToByteArray(), .. UnknownField]));

    [Fact]
    public void Decode_AttributeRowsOutOfOrder_NamesTheRow() => AssertRefused("attributes[1].rows[1]", block =>
        (block.Attributes[1].Rows[0], block.Attributes[1].Rows[1]) = (block.Attributes[1].Rows[1], block.Attributes[1].Rows[0]));

    [Fact]
    public void Decode_AttributeRowBeyondTheBlock_NamesTheRow() => AssertRefused("attributes[0].rows[0]", block => block.Attributes[0].Rows[0] = uint.MaxValue);

    [Fact]
    public void Decode_AttributeTextEmpty_NamesTheText() => AssertRefused("attributes[1].values[1]", block => block.Attributes[1].Values[1] = "");

    [Fact]
    public void Decode_AttributeTextsMissing_NamesTheColumn() => AssertRefused("attributes[1].values", block => block.Attributes[1].Values.RemoveAt(1));

    [Fact]
    public void Decode_AttributeWithoutRows_NamesTheColumn() => AssertRefused("attributes[0].values", block =>
    {
        block.Attributes[0].Rows.Clear();
        block.Attributes[0].Values.Clear();
    });

    [Fact]
    public void Decode_AttributesOutOfOrder_NamesTheSecond() => AssertRefused("attributes[1].id", block =>
        (block.Attributes[0], block.Attributes[1]) = (block.Attributes[1], block.Attributes[0]));

    [Fact]
    public void Decode_AttributeWithoutId_NamesIt() => AssertRefused("attributes[0].id", block => block.Attributes[0].Id = "");

    [Theory]
    [InlineData(0u)]
    [InlineData(8_193u)]
    [InlineData(uint.MaxValue)]
    public void Decode_NoRowsOrTooMany_IsRefused(uint count) => AssertRefused("count", block => block.Count = count);

    [Fact]
    public void Decode_OperationsInAStoredBlock_IsRefused() => AssertRefused("operations", block => block.Operations = ByteString.CopyFrom(0, 0, 0));

    [Theory]
    [InlineData("")]
    [InlineData("flow")]
    [InlineData("CONSOLIDATED")]
    public void Decode_StructureThatOfficesDoNotReport_IsRefused(string structure) => AssertRefused("structure", block => block.Structure = structure);

    [Fact]
    public void Decode_SliceNotNamed_IsRefused()
    {
        AssertRefused("ref_area", block => block.RefArea = "");
        AssertRefused("time_period", block => block.TimePeriod = "");
    }

    [Fact]
    public void Decode_SameContentSerialisedOtherwise_IsRefused()
    {
        var bytes = Block().ToByteArray();
        AssertRefused("block", [0x0A, 0x84, 0x00, .. bytes.AsSpan(2)]);
        AssertRefused("block", [.. bytes, 0x0A, 0x04, .. "FLOW"u8]);
        AssertRefused("block", [.. bytes, 0x3A, 0x00]);
    }

    [Fact]
    public void Decode_BytesCutOff_IsRefused() => AssertRefused("block", Block().ToByteArray()[..^1]);

    private static ObservationBlock Block() => ObservationBlockCodec.ToMessage(Sent.Flows()
        .Arrivals("DNK", "2015", 5, "SEX=F", "OBS_STATUS=E")
        .Arrivals("DNK", "2015", 7, "SEX=M")
        .Arrivals("NOR", "2015", null, "SEX=F", "CONF_STATUS=C OBS_STATUS=M")
        .Slice());

    private static void AssertRefused(string field, Action<ObservationBlock> breakIt)
    {
        var block = Block();
        breakIt(block);
        AssertRefused(field, block.ToByteArray());
    }

    private static void AssertRefused(string field, byte[] bytes) =>
        Assert.Equal(field, Assert.Throws<BlockFormatException>(() => ObservationBlockCodec.Decode(bytes)).Field);
}
