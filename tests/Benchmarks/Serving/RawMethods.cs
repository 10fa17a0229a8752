// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using Grpc.Core;

namespace StatsExchange.Benchmarks.Serving;

/// <summary>Streams of bytes that neither side parses: what gRPC's framing alone costs.</summary>
internal static class RawMethods
{
    public const string Service = "statsexchange.benchmarks.v1.RawService";

    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create<byte[]>(
        static (bytes, context) => context.Complete(bytes), static context => context.PayloadAsNewBuffer());

    /// <summary>Keeps the messages; the answer is their number.</summary>
    public static Method<byte[], byte[]> Put { get; } = new(MethodType.ClientStreaming, Service, nameof(Put), Bytes, Bytes);

    /// <summary>Sends the kept messages.</summary>
    public static Method<byte[], byte[]> Get { get; } = new(MethodType.ServerStreaming, Service, nameof(Get), Bytes, Bytes);

    public static byte[] Number(int number)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }
}
