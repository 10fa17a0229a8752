// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using Google.Protobuf;

namespace StatsExchange.Contracts.Blocks;

/// <summary>Values as little-endian float64; a missing value is one quiet NaN and nothing else.</summary>
internal static class ValueBytes
{
    /// <summary>The bits of a missing value.</summary>
    private const ulong Missing = 0x7FF8_0000_0000_0000;

    private const ulong NegativeZero = 0x8000_0000_0000_0000;

    public static ByteString Write(ReadOnlySpan<double> values)
    {
        var bytes = new byte[values.Length * sizeof(double)];
        for (var i = 0; i < values.Length; i++)
        {
            var bits = double.IsNaN(values[i]) ? Missing : BitConverter.DoubleToUInt64Bits(values[i]);
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i * sizeof(double)), bits);
        }

        return UnsafeByteOperations.UnsafeWrap(bytes);
    }

    public static double[] Read(ByteString bytes, int rows)
    {
        if (bytes.Length != (long)rows * sizeof(double))
        {
            throw new BlockFormatException("values", $"{rows} values of 8 bytes");
        }

        var values = new double[rows];
        for (var i = 0; i < rows; i++)
        {
            var bits = BinaryPrimitives.ReadUInt64LittleEndian(bytes.Span[(i * sizeof(double))..]);
            var value = BitConverter.UInt64BitsToDouble(bits);
            var accepted = double.IsFinite(value) ? bits != NegativeZero : bits == Missing;
            values[i] = accepted
                ? value
                : throw new BlockFormatException($"values[{i}]", "a finite number other than negative zero, or the quiet NaN 0x7FF8000000000000 where it is missing");
        }

        return values;
    }
}
