// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using Google.Protobuf;
using StatsExchange.Contracts.Blocks;
using StatsExchange.Domain.Observations;
using StatsExchange.V1;
using AttributeColumn = StatsExchange.V1.AttributeColumn;
using Operation = StatsExchange.Domain.Observations.Operation;

namespace StatsExchange.Contracts.Tests.Blocks;

/// <summary>Offices send columns as it suits them; what cannot be read is refused with the path of its field.</summary>
public sealed class SentBlockReaderTests
{
    private static readonly byte[] UnknownField = [0x9A, 0x06, 0x01, 0x78];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Read_AnyIndexWidth_GivesTheSameRows(int width)
    {
        var block = Block();
        block.Dimensions[0].Indices = Indices(width, 1, 0, 1);
        var slice = Submit(block);
        Assert.Equal(["DNK", "NOR", "NOR"], Enumerable.Range(0, 3).Select(row => slice.KeyAt(row)[1]));
        Assert.Equal([2, 3, 1], slice.Values.ToArray());
    }

    [Fact]
    public void Read_ColumnsInAnotherOrder_GivesTheSameBlock()
    {
        var reversed = Block();
        var columns = reversed.Dimensions.Reverse().ToArray();
        reversed.Dimensions.Clear();
        reversed.Dimensions.AddRange(columns);
        Assert.Equal(ObservationBlockCodec.Encode(Submit(Block())), ObservationBlockCodec.Encode(Submit(reversed)));
    }

    [Fact]
    public void Read_CodesThatNoRowUses_LeaveNoTrace()
    {
        var block = Block();
        block.Dimensions[0].Codes.Add("FIN");
        Assert.Equal(ObservationBlockCodec.Encode(Submit(Block())), ObservationBlockCodec.Encode(Submit(block)));
    }

    [Fact]
    public void Read_ReporterAndTimeAsColumns_AreTakenWhereTheyAgree()
    {
        var block = Block();
        block.Dimensions.Add(Column("REF_AREA", ["SWE"], 0, 0, 0));
        block.Dimensions.Add(Column("TIME_PERIOD", ["2015"], 0, 0, 0));
        Assert.Equal(ObservationBlockCodec.Encode(Submit(Block())), ObservationBlockCodec.Encode(Submit(block)));
    }

    [Fact]
    public void Read_DefaultsLeftOut_AreFilledIn()
    {
        var slice = Submit(Block());
        Assert.Equal(18, slice.Columns.Length);
        Assert.Equal(("A", "_U", "PS"), (slice.KeyAt(0)[0], slice.KeyAt(0)[6], slice.KeyAt(0)[16]));
    }

    [Fact]
    public void Read_Operations_SetAndDelete()
    {
        var block = Block();
        block.Operations = ByteString.CopyFrom(0, 1, 0);
        var sent = SentBlockReader.Read(block);
        Assert.Equal([Operation.Set, Operation.Delete, Operation.Set], sent.Operations.ToArray());
        Assert.True(SentBlockReader.Read(Block()).Operations.IsEmpty);
    }

    [Fact]
    public void Read_BlockWithoutRows_HasNone() => Assert.Equal(0, SentBlockReader.Read(new ObservationBlock { TimePeriod = "2015" }).Count);

    [Theory]
    [InlineData(8_193u)]
    [InlineData(uint.MaxValue)]
    public void Read_TooManyRows_IsRefused(uint count) => AssertRefused("count", block => block.Count = count);

    [Fact]
    public void Read_MalformedColumns_NamesTheField()
    {
        AssertRefused("dimensions[0].indices", block => block.Dimensions[0].Indices = ByteString.CopyFrom(0, 0));
        AssertRefused("dimensions[0].indices", block => block.Dimensions[0].Indices = ByteString.CopyFrom(new byte[9]));
        AssertRefused("dimensions[1].indices", block => block.Dimensions[1].Indices = ByteString.Empty);
        AssertRefused("dimensions[0].indices[1]", block => block.Dimensions[0].Indices = ByteString.CopyFrom(0, 2, 0));
        AssertRefused("dimensions[0].indices[2]", block => block.Dimensions[0].Indices = Indices(4, 0, 0, uint.MaxValue));
        AssertRefused("dimensions[1].indices[0]", block => block.Dimensions[1].Codes.Clear());
        AssertRefused("attributes[0]", block => block.Attributes[0].Rows[0] = 3);
        AssertRefused("attributes[0]", block => block.Attributes[0].Rows.Add(0));
        AssertRefused("attributes[0]", block => block.Attributes[0].Values.Clear());
    }

    [Theory]
    [InlineData(0x8000_0000_0000_0000)]
    [InlineData(0x7FF8_0000_0000_0001)]
    [InlineData(0x7FF0_0000_0000_0000)]
    public void Read_ValueThatIsNoNumber_NamesTheRow(ulong bits) => AssertRefused("values[2]", block =>
    {
        var values = block.Values.ToByteArray();
        BinaryPrimitives.WriteUInt64LittleEndian(values.AsSpan(16), bits);
        block.Values = ByteString.CopyFrom(values);
    });

    [Fact]
    public void Read_ValuesOrOperationsThatDoNotFit_NamesTheField()
    {
        AssertRefused("values", block => block.Values = ByteString.CopyFrom(new byte[23]));
        AssertRefused("operations", block => block.Operations = ByteString.CopyFrom(0, 0));
        AssertRefused("operations[2]", block => block.Operations = ByteString.CopyFrom(0, 1, 2));
    }

    [Fact]
    public void Read_UnknownFields_NamesTheirPlace()
    {
        AssertRefused("dimensions[1].unknown_fields", block =>
            block.Dimensions[1] = DimensionColumn.Parser.ParseFrom([.. block.Dimensions[1].ToByteArray(), .. UnknownField]));
        AssertRefused("attributes[0].unknown_fields", block =>
            block.Attributes[0] = AttributeColumn.Parser.ParseFrom([.. block.Attributes[0].ToByteArray(), .. UnknownField]));
        var more = ObservationBlock.Parser.ParseFrom([.. Block().ToByteArray(), .. UnknownField]);
        Assert.Equal("unknown_fields", Assert.Throws<BlockFormatException>(() => SentBlockReader.Read(more)).Field);
    }

    /// <summary>Three rows in no order, with a dictionary in no order and only what has no default.</summary>
    private static ObservationBlock Block() => new()
    {
        Structure = "FLOW",
        RefArea = "SWE",
        TimePeriod = "2015",
        Count = 3,
        Dimensions =
        {
            Column("COUNTERPART_AREA", ["DNK", "NOR"], 1, 0, 1),
            Column("SEX", ["M", "F"], 0, 1, 1),
            Column("MEASURE", ["IMM"], 0, 0, 0),
            Column("BASIS", ["RES"], 0, 0, 0),
        },
        Values = ByteString.CopyFrom([.. new[] { 1.0, 2.0, 3.0 }.SelectMany(BitConverter.GetBytes)]),
        Attributes = { new AttributeColumn { Id = "OBS_STATUS", Rows = { 2 }, Values = { "P" } } },
    };

    private static DimensionColumn Column(string id, string[] codes, params uint[] indices) =>
        new() { Id = id, Codes = { codes }, Indices = Indices(1, indices) };

    private static ByteString Indices(int width, params uint[] indices) =>
        ByteString.CopyFrom([.. indices.SelectMany(index => BitConverter.GetBytes(index).Take(width))]);

    private static Slice Submit(ObservationBlock block)
    {
        var builder = Sent.Flows();
        builder.AddColumns(SentBlockReader.Read(block));
        return builder.Slice();
    }

    private static void AssertRefused(string field, Action<ObservationBlock> breakIt)
    {
        var block = Block();
        breakIt(block);
        Assert.Equal(field, Assert.Throws<BlockFormatException>(() => SentBlockReader.Read(block)).Field);
    }
}
