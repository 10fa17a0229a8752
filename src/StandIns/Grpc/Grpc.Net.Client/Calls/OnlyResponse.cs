// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Runtime.CompilerServices;
using Grpc.Core;
using Grpc.Core.Wire;

namespace Grpc.Net.Client;

/// <summary>The body of a response that has exactly one message, read to its end, behind which the trailers are.</summary>
internal static class OnlyResponse
{
    private const int InitialSize = 1024;

    /// <summary>The message; null where there is none.</summary>
    /// <exception cref="RpcException">The bytes break the protocol or a limit, or more follows.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<T?> ReadAsync<T>(Stream body, MessageParser<T> parser, CancellationToken cancellationToken)
        where T : class
    {
        T? message = null;
        var buffer = ArrayPool<byte>.Shared.Rent(InitialSize);
        var filled = 0;
        try
        {
            while (await body.ReadAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                filled += read;
                message ??= Parse(buffer.AsMemory(0, filled), parser);
                if (message is not null && filled > SizeOf(buffer))
                {
                    throw new RpcException(new Status(StatusCode.Internal, "Unexpected data after finished reading message."));
                }

                if (filled == buffer.Length)
                {
                    buffer = Larger(buffer);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return message is null && filled > 0 ? throw WireErrors.IncompleteMessage() : message;
    }

    private static T? Parse<T>(ReadOnlyMemory<byte> bytes, MessageParser<T> parser)
        where T : class
    {
        if (bytes.Length < MessageHeader.Size)
        {
            return null;
        }

        var all = new ReadOnlySequence<byte>(bytes);
        var header = MessageHeader.Read(all);
        if (parser.Refusal(header) is { } refusal)
        {
            throw refusal;
        }

        return bytes.Length - MessageHeader.Size < header.Length ? null : parser.Parse(header, all.Slice(MessageHeader.Size, header.Length));
    }

    private static long SizeOf(byte[] buffer) => MessageHeader.Size + (long)MessageHeader.Read(new(buffer)).Length;

    /// <summary>Grows with what has come, not with what a header announces.</summary>
    private static byte[] Larger(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Array.MaxLength, full.Length * 2L));
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }
}
