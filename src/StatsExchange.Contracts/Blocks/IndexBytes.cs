// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using Google.Protobuf;

namespace StatsExchange.Contracts.Blocks;

/// <summary>Index columns as unsigned little-endian bytes of the smallest width that fits the dictionary.</summary>
internal static class IndexBytes
{
    public static ByteString Write(ReadOnlySpan<int> indices, int codes)
    {
        var width = WidthFor(codes);
        var bytes = new byte[indices.Length * width];
        switch (width)
        {
            case 1: WriteBytes(indices, bytes); break;
            case 2: WriteShorts(indices, bytes); break;
            default: WriteIntegers(indices, bytes); break;
        }

        return UnsafeByteOperations.UnsafeWrap(bytes);
    }

    /// <summary>Reads indices of width 1, 2 or 4, told from the length; each must lie in the dictionary.</summary>
    public static int[] Read(ByteString bytes, int rows, int codes, string field)
    {
        var width = rows == 0 ? 1 : bytes.Length / rows;
        if (bytes.Length != (long)rows * width || width is not (1 or 2 or 4))
        {
            throw new BlockFormatException(field, $"{rows} indices of 1, 2 or 4 bytes");
        }

        var indices = new int[rows];
        var span = bytes.Span;
        for (var i = 0; i < rows; i++)
        {
            var index = width switch
            {
                1 => span[i],
                2 => BinaryPrimitives.ReadUInt16LittleEndian(span[(i * 2)..]),
                _ => BinaryPrimitives.ReadUInt32LittleEndian(span[(i * 4)..]),
            };
            indices[i] = index < (uint)codes ? (int)index : throw new BlockFormatException($"{field}[{i}]", $"an index below {codes}");
        }

        return indices;
    }

    /// <summary>The smallest width that fits a dictionary, in bytes.</summary>
    public static int WidthFor(int codes) => codes <= 256 ? 1 : codes <= 65_536 ? 2 : 4;

    private static void WriteBytes(ReadOnlySpan<int> indices, Span<byte> bytes)
    {
        for (var i = 0; i < indices.Length; i++)
        {
            bytes[i] = (byte)indices[i];
        }
    }

    private static void WriteShorts(ReadOnlySpan<int> indices, Span<byte> bytes)
    {
        for (var i = 0; i < indices.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes[(i * 2)..], (ushort)indices[i]);
        }
    }

    private static void WriteIntegers(ReadOnlySpan<int> indices, Span<byte> bytes)
    {
        for (var i = 0; i < indices.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes[(i * 4)..], indices[i]);
        }
    }
}
