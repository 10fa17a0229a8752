// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Contracts.Blocks;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;
using StatsExchange.V1;

namespace StatsExchange.Contracts.Tests.Blocks;

public sealed class BlockSizeTests
{
    [Theory]
    [InlineData(256, 1)]
    [InlineData(257, 2)]
    public void Encode_Codes_TakeTheSmallestIndexWidth(int codes, int width)
    {
        var bytes = ObservationBlockCodec.Encode(Flows(codes));
        Assert.Equal(codes * width, ObservationBlock.Parser.ParseFrom(bytes).Dimensions[1].Indices.Length);
        SliceAssert.Same(Flows(codes), ObservationBlockCodec.Decode(bytes));
    }

    [Fact]
    public void Encode_FullBlock_ReadsBack() => Assert.Equal(8_192, ObservationBlockCodec.Decode(ObservationBlockCodec.Encode(Flows(8_192))).Count);

    [Theory]
    [InlineData(0)]
    [InlineData(8_193)]
    public void Encode_NoRowsOrMoreThanABlockHolds_IsRefused(int rows) =>
        Assert.Throws<ArgumentException>(() => ObservationBlockCodec.Encode(Flows(rows)));

    /// <summary>As many partners as rows; what a code means is no matter of the block.</summary>
    private static Slice Flows(int rows)
    {
        var flow = StructureCatalogue.Flow;
        var columns = flow.SliceDimensions.Select(dimension => dimension.Id == "COUNTERPART_AREA"
            ? new CodeColumn([.. Enumerable.Range(0, rows).Select(row => $"P{row:d5}")], [.. Enumerable.Range(0, rows)])
            : new CodeColumn(rows == 0 ? [] : [dimension.Default ?? "X"], new int[rows]));
        return new Slice(flow, "SWE", "2015", [.. columns], new double[rows], []);
    }
}
