// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Buffers.Binary;

namespace Grpc.Core.Wire;

/// <summary>The five bytes before each message: the compressed flag and the big-endian length.</summary>
internal readonly record struct MessageHeader(byte Flag, uint Length)
{
    public const int Size = 5;

    public static MessageHeader Read(ReadOnlySequence<byte> bytes)
    {
        Span<byte> header = stackalloc byte[Size];
        bytes.Slice(0, Size).CopyTo(header);
        return new MessageHeader(header[0], BinaryPrimitives.ReadUInt32BigEndian(header[1..]));
    }

    public static void Write(IBufferWriter<byte> output, bool compressed, int length)
    {
        var header = output.GetSpan(Size);
        header[0] = compressed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteUInt32BigEndian(header[1..], (uint)length);
        output.Advance(Size);
    }
}
