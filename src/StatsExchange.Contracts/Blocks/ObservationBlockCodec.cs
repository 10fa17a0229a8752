// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Google.Protobuf;
using StatsExchange.Domain;
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
    public const int MaxRows = Limits.MaxBlockRows;

    /// <summary>The canonical message of 1 to <see cref="MaxRows"/> rows.</summary>
    /// <param name="slice">A whole slice or a range of one, of STOCK, FLOW or RETURN.</param>
    /// <exception cref="ArgumentException">There are no rows or too many for one block, or it is CONSOLIDATED.</exception>
    public static ObservationBlock ToMessage(Slice slice) => ToMessage(slice, ImmutableHashSet<string>.Empty);

    private static ObservationBlock ToMessage(Slice slice, IReadOnlySet<string> leftOut)
    {
        if (slice.Structure.Id == StructureCatalogue.Consolidated.Id || slice.Count is 0 or > MaxRows)
        {
            throw new ArgumentException($"A block holds 1 to {MaxRows} rows of what an office reports, not {slice.Count} of {slice.Structure}.", nameof(slice));
        }

        var block = new ObservationBlock
        {
            Structure = slice.Structure.Id,
            RefArea = slice.Owner,
            TimePeriod = slice.Period,
            Count = (uint)slice.Count,
            Values = ValueBytes.Write(slice.Values),
        };
        block.Dimensions.AddRange(SliceColumns.DimensionsOf(slice, leftOut));
        block.Attributes.AddRange(SliceColumns.AttributesOf(slice));
        return block;
    }

    /// <summary>The canonical bytes of 1 to <see cref="MaxRows"/> rows.</summary>
    /// <inheritdoc cref="ToMessage"/>
    public static byte[] Encode(Slice slice) => ToMessage(slice).ToByteArray();

    /// <summary>Reads canonical bytes, and only those.</summary>
    /// <exception cref="BlockFormatException">The bytes are not the canonical form of a block.</exception>
    public static Slice Decode(ReadOnlySpan<byte> bytes) => Decode(bytes, StructureCatalogue.Declared);

    /// <summary>
    /// Reads canonical bytes of one of several structures, and only those. A dimension that was added later may be missing; its default is
    /// meant then.
    /// </summary>
    /// <exception cref="BlockFormatException">The bytes are not the canonical form of a block.</exception>
    public static Slice Decode(ReadOnlySpan<byte> bytes, StructureSet structures)
    {
        var block = Parse(bytes);
        var slice = ToSlice(block, structures);
        return ToMessage(slice, SliceColumns.LeftOut(slice.Structure, block.Dimensions)).ToByteArray().AsSpan().SequenceEqual(bytes)
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

    private static Slice ToSlice(ObservationBlock block, StructureSet structures)
    {
        KnownFields.Check(block);
        if (structures.Submitted.FirstOrDefault(structure => structure.Id == block.Structure) is not { } structure)
        {
            throw new BlockFormatException("structure", string.Join(", ", structures.Submitted));
        }

        if (block.RefArea.Length == 0)
        {
            throw new BlockFormatException("ref_area", "the reporting country");
        }

        if (!block.Operations.IsEmpty)
        {
            throw new BlockFormatException("operations", "none in a stored block");
        }

        return SliceColumns.ToSlice(structure, block.RefArea, block.TimePeriod, block.Count, block.Dimensions, block.Values, block.Attributes);
    }
}
