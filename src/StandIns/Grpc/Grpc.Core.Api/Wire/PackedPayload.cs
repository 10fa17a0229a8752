// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Pipelines;

namespace Grpc.Core.Wire;

internal static class PackedPayload
{
    private const int ChunkSize = 16 * 1024;

    /// <summary>Header, shortest deflate data and trailer. What ends before its data the streams take for an empty payload.</summary>
    private const int SmallestGzip = 10 + 2 + 8;
    private const int SmallestZlib = 2 + 2 + 4;

    public static ReadOnlyMemory<byte> Pack(ReadOnlySpan<byte> payload, Packing packing)
    {
        using var packed = new MemoryStream();
        using (Stream stream = packing.Encoding == MessageEncoding.Gzip
            ? new GZipStream(packed, packing.Level, leaveOpen: true)
            : new ZLibStream(packed, packing.Level, leaveOpen: true))
        {
            stream.Write(payload);
        }

        return packed.GetBuffer().AsMemory(0, (int)packed.Length);
    }

    /// <summary>Stops at the limit: what a payload grows to is known only by unpacking it, and a few KiB can hold gigabytes.</summary>
    /// <exception cref="RpcException">RESOURCE_EXHAUSTED beyond the limit, INTERNAL where the payload is not what its encoding says.</exception>
    public static ReadOnlyMemory<byte> Unpack(ReadOnlySequence<byte> payload, string encoding, int maxSize)
    {
        var isGzip = encoding == MessageEncoding.Gzip;
        if (payload.Length < (isGzip ? SmallestGzip : SmallestZlib))
        {
            throw WireErrors.NotUnpacked(encoding, new InvalidDataException($"{payload.Length} bytes are fewer than the shortest {encoding} has."));
        }

        using var plain = new MemoryStream();
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            var packed = PipeReader.Create(payload).AsStream();
            using Stream stream = isGzip ? new GZipStream(packed, CompressionMode.Decompress) : new ZLibStream(packed, CompressionMode.Decompress);
            for (var read = stream.Read(chunk); read > 0; read = stream.Read(chunk))
            {
                if (plain.Length + read > maxSize)
                {
                    throw WireErrors.ReceivedTooLarge(maxSize);
                }

                plain.Write(chunk, 0, read);
            }
        }
        catch (InvalidDataException exception)
        {
            throw WireErrors.NotUnpacked(encoding, exception);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }

        // The streams themselves ask neither for a whole trailer nor for nothing behind it.
        var unpacked = plain.GetBuffer().AsMemory(0, (int)plain.Length);
        return EndsWithTrailerOf(unpacked.Span, payload, isGzip)
            ? unpacked
            : throw WireErrors.NotUnpacked(encoding, new InvalidDataException("The payload does not end with the trailer of its data."));
    }

    /// <summary>The last four bytes: with gzip the size of what was packed, with zlib its check sum.</summary>
    private static bool EndsWithTrailerOf(ReadOnlySpan<byte> plain, ReadOnlySequence<byte> payload, bool isGzip)
    {
        Span<byte> trailer = stackalloc byte[sizeof(uint)];
        payload.Slice(payload.Length - sizeof(uint)).CopyTo(trailer);
        return isGzip
            ? BinaryPrimitives.ReadUInt32LittleEndian(trailer) == plain.Length
            : BinaryPrimitives.ReadUInt32BigEndian(trailer) == Adler32(plain);
    }

    private static uint Adler32(ReadOnlySpan<byte> plain)
    {
        const uint Modulus = 65521;
        const int MostBeforeOverflow = 5552;
        uint sum = 1;
        uint sums = 0;
        for (; !plain.IsEmpty; plain = plain[Math.Min(plain.Length, MostBeforeOverflow)..])
        {
            foreach (var octet in plain[..Math.Min(plain.Length, MostBeforeOverflow)])
            {
                sums += sum += octet;
            }

            (sum, sums) = (sum % Modulus, sums % Modulus);
        }

        return (sums << 16) | sum;
    }
}
