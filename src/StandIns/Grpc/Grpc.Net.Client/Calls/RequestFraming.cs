// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.IO.Compression;
using Grpc.Core;
using Grpc.Core.Wire;

namespace Grpc.Net.Client;

/// <summary>How the messages of a call go out: compressed where its metadata asks for an encoding, and not beyond a size.</summary>
internal readonly record struct RequestFraming(string? Encoding, int? MaxSize)
{
    public static RequestFraming Of(CallOptions options, int? maxSize) => new(options.Headers?.GetValue(WireHeaders.EncodingRequest), maxSize);

    /// <exception cref="InvalidOperationException">The encoding is not known.</exception>
    public MessageWriter CreateWriter(IBufferWriter<byte> output)
    {
        if (!MessageEncoding.IsKnown(Encoding))
        {
            throw new InvalidOperationException($"Could not find compression provider for '{Encoding}'.");
        }

        return new MessageWriter(output, MaxSize, MessageEncoding.IsPacked(Encoding) ? new Packing(Encoding!, CompressionLevel.Fastest) : null);
    }

    public ReadOnlyMemory<byte> Frame<T>(T message, Action<T, SerializationContext> serializer, WriteOptions? options)
    {
        var framed = new ArrayBufferWriter<byte>();
        CreateWriter(framed).Write(message, serializer, Compresses(options));
        return framed.WrittenMemory;
    }

    public static bool Compresses(WriteOptions? options) => options is null || !options.Flags.HasFlag(WriteFlags.NoCompress);
}
