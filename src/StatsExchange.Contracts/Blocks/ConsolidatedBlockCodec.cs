// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Google.Protobuf;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;
using StatsExchange.V1;

namespace StatsExchange.Contracts.Blocks;

/// <summary>The canonical bytes of a part of a consolidated slice; the same rules as <see cref="ObservationBlockCodec"/>.</summary>
public static class ConsolidatedBlockCodec
{
    /// <summary>The canonical bytes of 1 to <see cref="ObservationBlockCodec.MaxRows"/> rows of CONSOLIDATED.</summary>
    /// <exception cref="ArgumentException">There are no rows or too many for one block, or it is not CONSOLIDATED.</exception>
    public static byte[] Encode(Slice slice) => Encode(slice, ImmutableHashSet<string>.Empty);

    private static byte[] Encode(Slice slice, IReadOnlySet<string> leftOut)
    {
        if (slice.Structure.Id != StructureCatalogue.Consolidated.Id || slice.Count is 0 or > ObservationBlockCodec.MaxRows)
        {
            throw new ArgumentException($"A consolidated block holds 1 to {ObservationBlockCodec.MaxRows} rows of CONSOLIDATED, not {slice.Count} of {slice.Structure}.", nameof(slice));
        }

        var block = new ConsolidatedBlock
        {
            Region = slice.Owner,
            TimePeriod = slice.Period,
            Count = (uint)slice.Count,
            Values = ValueBytes.Write(slice.Values),
        };
        block.Dimensions.AddRange(SliceColumns.DimensionsOf(slice, leftOut));
        block.Attributes.AddRange(SliceColumns.AttributesOf(slice));
        return block.ToByteArray();
    }

    /// <summary>Reads canonical bytes, and only those. A dimension that was added later may be missing; its default is meant then.</summary>
    /// <exception cref="BlockFormatException">The bytes are not the canonical form of a consolidated block.</exception>
    public static Slice Decode(ReadOnlySpan<byte> bytes)
    {
        ConsolidatedBlock block;
        try
        {
            block = ConsolidatedBlock.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            throw new BlockFormatException("block", "a serialised ConsolidatedBlock");
        }

        KnownFields.Check(block);
        if (block.Region.Length == 0)
        {
            throw new BlockFormatException("region", "the regional body");
        }

        var slice = SliceColumns.ToSlice(
            StructureCatalogue.Consolidated, block.Region, block.TimePeriod, block.Count, block.Dimensions, block.Values, block.Attributes);
        return Encode(slice, SliceColumns.LeftOut(slice.Structure, block.Dimensions)).AsSpan().SequenceEqual(bytes)
            ? slice
            : throw new BlockFormatException("block", "the canonical serialisation of its observations");
    }
}
