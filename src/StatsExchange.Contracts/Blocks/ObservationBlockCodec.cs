// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;
using StatsExchange.V1;

namespace StatsExchange.Contracts.Blocks;

/// <summary>
/// The canonical bytes of a part of a slice. Canonical means: the one serialisation of <see cref="ObservationBlock"/> with fields
/// in ascending order of their numbers, columns in structure order, dictionaries ascending, the smallest index width and no
/// unknown fields, so that equal observations have equal bytes and equal digests.
/// </summary>
public static class ObservationBlockCodec
{
    /// <summary>The most rows a block holds.</summary>
    public const int MaxRows = 8_192;

    /// <summary>The canonical message of at most <see cref="MaxRows"/> rows.</summary>
    /// <param name="slice">A whole slice or a range of one, of STOCK, FLOW or RETURN.</param>
    /// <exception cref="ArgumentException">There are too many rows for one block.</exception>
    public static ObservationBlock ToMessage(Slice slice)
    {
        if (slice.Count > MaxRows)
        {
            throw new ArgumentException($"A block holds at most {MaxRows} rows, not {slice.Count}.", nameof(slice));
        }

        var block = new ObservationBlock
        {
            Structure = slice.Structure.Id,
            RefArea = slice.Owner,
            TimePeriod = slice.Period,
            Count = (uint)slice.Count,
            Values = ValueBytes.Write(slice.Values),
        };
        block.Dimensions.AddRange(SliceColumns.DimensionsOf(slice));
        block.Attributes.AddRange(SliceColumns.AttributesOf(slice));
        return block;
    }

    /// <summary>The canonical bytes of at most <see cref="MaxRows"/> rows.</summary>
    public static byte[] Encode(Slice slice) => ToMessage(slice).ToByteArray();

    /// <summary>Reads canonical bytes, and only those.</summary>
    /// <exception cref="BlockFormatException">The bytes are not the canonical form of a block.</exception>
    public static Slice Decode(ReadOnlySpan<byte> bytes)
    {
        var slice = ToSlice(Parse(bytes));
        return Encode(slice).AsSpan().SequenceEqual(bytes)
            ? slice
            : throw new BlockFormatException("block", "the canonical serialisation of its observations");
    }

    private static ObservationBlock Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return ObservationBlock.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            throw new BlockFormatException("block", "a serialised ObservationBlock");
        }
    }

    private static Slice ToSlice(ObservationBlock block)
    {
        var structure = StructureCatalogue.Find(block.Structure) ?? throw new BlockFormatException("structure", "STOCK, FLOW or RETURN");
        return SliceColumns.ToSlice(structure, block.RefArea, block.TimePeriod, block.Count, block.Dimensions, block.Values, block.Attributes);
    }
}
