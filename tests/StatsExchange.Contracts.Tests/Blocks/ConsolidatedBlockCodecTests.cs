// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Contracts.Blocks;
using StatsExchange.V1;

namespace StatsExchange.Contracts.Tests.Blocks;

public sealed class ConsolidatedBlockCodecTests
{
    private static readonly byte[] UnknownField = [0x9A, 0x06, 0x01, 0x78];

    [Fact]
    public void Decode_BrokenBlock_NamesTheField()
    {
        AssertRefused("region", block => block.Region = "");
        AssertRefused("time_period", block => block.TimePeriod = "");
        AssertRefused("count", block => block.Count = 8_193);
        AssertRefused("values[0]", block => block.Values = ByteString.CopyFrom([0, 0, 0, 0, 0, 0, 0, 0x80, .. block.Values.Span[8..]]));
        AssertRefused("dimensions[24].codes[4]", block => block.Dimensions[^1].Codes.Add("ZZZ"));
        AssertRefused("attributes[1].id", block => block.Attributes.Insert(0, new AttributeColumn { Id = "Z", Rows = { 0 }, Values = { "z" } }));
        AssertRefused("dimensions[0].unknown_fields", block =>
            block.Dimensions[0] = DimensionColumn.Parser.ParseFrom([.. block.Dimensions[0].ToByteArray(), .. UnknownField]));
    }

    [Fact]
    public void Decode_UnknownField_IsRefused() => AssertRefused("unknown_fields", [.. Golden().Bytes, .. UnknownField]);

    [Fact]
    public void Decode_BlockOfObservations_IsRefused() =>
        Assert.Throws<BlockFormatException>(() => ConsolidatedBlockCodec.Decode(GoldenBlock.Read("flow_one_row").Bytes));

    [Fact]
    public void Decode_ByTheOtherCodec_IsRefused() =>
        Assert.Throws<BlockFormatException>(() => ObservationBlockCodec.Decode(Golden().Bytes));

    [Fact]
    public void Encode_ByTheOtherCodec_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => ObservationBlockCodec.Encode(Golden().ToSlice()));
        Assert.Throws<ArgumentException>(() => ConsolidatedBlockCodec.Encode(GoldenBlock.Read("flow_one_row").ToSlice()));
    }

    private static GoldenBlock Golden() => GoldenBlock.Read("consolidated_agreed_and_estimated");

    private static void AssertRefused(string field, Action<ConsolidatedBlock> breakIt)
    {
        var block = ConsolidatedBlock.Parser.ParseFrom(Golden().Bytes);
        breakIt(block);
        AssertRefused(field, block.ToByteArray());
    }

    private static void AssertRefused(string field, byte[] bytes) =>
        Assert.Equal(field, Assert.Throws<BlockFormatException>(() => ConsolidatedBlockCodec.Decode(bytes)).Field);
}
