// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Grpc.Core.Wire;

/// <summary>Reads the messages of one direction of a call. The bytes are parsed in the pipe's own buffers.</summary>
internal sealed class MessageReader<T>(PipeReader input, MessageParser<T> parser)
    where T : class
{
    /// <summary>The next message, or null at the end of the stream.</summary>
    /// <exception cref="RpcException">The bytes break the protocol or a limit.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<T?> ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = await FillAsync(MessageHeader.Size, cancellationToken).ConfigureAwait(false);
        if (buffer.IsEmpty)
        {
            input.AdvanceTo(buffer.End);
            return null;
        }

        var header = MessageHeader.Read(buffer);
        if (parser.Refusal(header) is { } refusal)
        {
            input.AdvanceTo(buffer.End);
            throw refusal;
        }

        var length = (int)header.Length;
        if (buffer.Length < MessageHeader.Size + length)
        {
            input.AdvanceTo(buffer.Start, buffer.End);
            buffer = await FillAsync(MessageHeader.Size + length, cancellationToken).ConfigureAwait(false);
        }

        var payload = buffer.Slice(MessageHeader.Size, length);
        try
        {
            return parser.Parse(header, payload);
        }
        finally
        {
            input.AdvanceTo(payload.End);
        }
    }

    /// <summary>The buffered bytes: at least <paramref name="size"/>, or none at the end of the stream.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ReadOnlySequence<byte>> FillAsync(int size, CancellationToken cancellationToken)
    {
        var result = await input.ReadAtLeastAsync(size, cancellationToken).ConfigureAwait(false);
        if (result.IsCanceled)
        {
            input.AdvanceTo(result.Buffer.Start);
            throw new OperationCanceledException("The reading of the message was cancelled.");
        }

        if (result.Buffer.Length < size && !result.Buffer.IsEmpty)
        {
            input.AdvanceTo(result.Buffer.End);
            throw WireErrors.IncompleteMessage();
        }

        return result.Buffer;
    }
}
