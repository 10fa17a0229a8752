// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Pipelines;

namespace Grpc.Core.Wire;

internal static class GzipPayload
{
    private const int ChunkSize = 16 * 1024;

    /// <summary>Header, shortest deflate data and trailer. What ends before its data the stream takes for an empty payload.</summary>
    private const int SmallestGzip = 10 + 2 + 8;

    public static ReadOnlyMemory<byte> Compress(ReadOnlySpan<byte> payload, CompressionLevel level)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, level, leaveOpen: true))
        {
            gzip.Write(payload);
        }

        return compressed.GetBuffer().AsMemory(0, (int)compressed.Length);
    }

    /// <summary>Stops at the limit: what a payload grows to is known only by unpacking it, and a few KiB can hold gigabytes.</summary>
    /// <exception cref="RpcException">RESOURCE_EXHAUSTED beyond the limit, INTERNAL where the payload is not gzip.</exception>
    public static ReadOnlyMemory<byte> Decompress(ReadOnlySequence<byte> payload, int maxSize)
    {
        if (payload.Length < SmallestGzip)
        {
            throw WireErrors.NotGzip(new InvalidDataException($"{payload.Length} bytes are fewer than the shortest gzip has."));
        }

        using var plain = new MemoryStream();
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            using var gzip = new GZipStream(PipeReader.Create(payload).AsStream(), CompressionMode.Decompress);
            for (var read = gzip.Read(chunk); read > 0; read = gzip.Read(chunk))
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
            throw WireErrors.NotGzip(exception);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }

        // The stream itself asks neither for a whole trailer nor for nothing behind it.
        return AnnouncedSize(payload) == plain.Length
            ? plain.GetBuffer().AsMemory(0, (int)plain.Length)
            : throw WireErrors.NotGzip(new InvalidDataException("The payload does not end with the trailer of its data."));
    }

    /// <summary>The last four bytes of gzip: the size of what was packed.</summary>
    private static uint AnnouncedSize(ReadOnlySequence<byte> payload)
    {
        Span<byte> size = stackalloc byte[sizeof(uint)];
        payload.Slice(payload.Length - sizeof(uint)).CopyTo(size);
        return BinaryPrimitives.ReadUInt32LittleEndian(size);
    }
}
