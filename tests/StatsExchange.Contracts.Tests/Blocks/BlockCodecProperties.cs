// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;
using StatsExchange.Contracts.Blocks;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Contracts.Tests.Blocks;

public sealed class BlockCodecProperties
{
    [Fact]
    public void Decode_OfEncodedSlice_GivesTheSliceBack() =>
        Prop.ForAll(AnySubmission.Rows, rows => AnySubmission.Submit(rows).Slices.All(slice =>
            SliceAssert.AreSame(slice.Observations, ObservationBlockCodec.Decode(ObservationBlockCodec.Encode(slice.Observations))))).QuickCheckThrowOnFailure();

    [Fact]
    public void Encode_RowsSentInReverse_GivesTheSameBytes() =>
        Prop.ForAll(AnySubmission.Rows, rows => Encode(rows).SequenceEqual(Encode(rows.Reverse()))).QuickCheckThrowOnFailure();

    [Fact]
    public void Decode_OfEncodedConsolidatedSlice_GivesTheSliceBack() =>
        Prop.ForAll(AnySubmission.Rows, rows => AnySubmission.Submit(rows).Slices.Select(slice => Consolidate(slice.Observations)).All(slice =>
            SliceAssert.AreSame(slice, ConsolidatedBlockCodec.Decode(ConsolidatedBlockCodec.Encode(slice))))).QuickCheckThrowOnFailure();

    [Fact]
    public void Decode_OneByteChanged_IsRefusedOrIsAnotherBlock() =>
        Prop.ForAll(AnySubmission.Rows, Gen.Choose(0, int.MaxValue).ToArbitrary(), Gen.Choose(1, 255).ToArbitrary(), (rows, place, change) =>
        {
            var bytes = ObservationBlockCodec.Encode(AnySubmission.Submit(rows).Slices[0].Observations);
            bytes[place % bytes.Length] ^= (byte)change;
            try
            {
                return ObservationBlockCodec.Encode(ObservationBlockCodec.Decode(bytes)).AsSpan().SequenceEqual(bytes);
            }
            catch (BlockFormatException)
            {
                return true;
            }
        }).QuickCheckThrowOnFailure();

    private static IEnumerable<byte> Encode(IEnumerable<AnySubmission> rows) =>
        AnySubmission.Submit(rows).Slices.SelectMany(slice => ObservationBlockCodec.Encode(slice.Observations));

    /// <summary>The same rows as figures of the origin, for corridors to Sweden.</summary>
    private static Slice Consolidate(Slice flows)
    {
        var columns = StructureCatalogue.Consolidated.SliceDimensions.Select(dimension => dimension.Id switch
        {
            "ORIGIN" => flows.Columns[flows.Structure.SlicePositionOf("COUNTERPART_AREA")],
            "AGE" => flows.Columns[flows.Structure.SlicePositionOf("AGE")],
            "DESTINATION" => Constant("SWE"),
            "FIGURE" => Constant("ORG"),
            _ => Constant(dimension.Default!),
        });
        return new Slice(StructureCatalogue.Consolidated, "EUROPE27", flows.Period, [.. columns], flows.Values.ToArray(), flows.Attributes);

        CodeColumn Constant(string code) => new([code], new int[flows.Count]);
    }
}
