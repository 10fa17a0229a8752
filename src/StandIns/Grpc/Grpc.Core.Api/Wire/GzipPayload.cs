// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;

namespace Grpc.Core.Wire;

internal static class GzipPayload
{
    private const int ChunkSize = 16 * 1024;

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

        return plain.GetBuffer().AsMemory(0, (int)plain.Length);
    }
}
