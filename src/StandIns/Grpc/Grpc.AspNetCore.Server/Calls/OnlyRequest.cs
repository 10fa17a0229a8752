// SPDX-License-Identifier: Apache-2.0
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Grpc.Core;
using Grpc.Core.Wire;

namespace Grpc.AspNetCore.Server;

/// <summary>The request of a call that has exactly one.</summary>
internal static class OnlyRequest
{
    /// <summary>Waits for the end of the request, where a second message would be, and mostly finds both there already.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<T> ReadAsync<T>(PipeReader input, MessageParser<T> parser, CancellationToken cancellationToken)
        where T : class
    {
        while (true)
        {
            var result = await FillAsync(input, cancellationToken);
            var buffer = result.Buffer;
            var consumed = buffer.End;
            try
            {
                if (result.IsCanceled)
                {
                    throw new OperationCanceledException("The reading of the message was cancelled.");
                }

                if (buffer.Length >= MessageHeader.Size)
                {
                    var header = MessageHeader.Read(buffer);
                    var size = MessageHeader.Size + (long)header.Length;
                    if ((parser.Refusal(header) ?? (buffer.Length > size ? WrongNumber("more") : null)) is { } refusal)
                    {
                        throw refusal;
                    }

                    if (result.IsCompleted && buffer.Length == size)
                    {
                        return parser.Parse(header, buffer.Slice(MessageHeader.Size));
                    }
                }

                if (result.IsCompleted)
                {
                    throw buffer.IsEmpty ? WrongNumber("none") : WireErrors.IncompleteMessage();
                }

                consumed = buffer.Start;
            }
            finally
            {
                input.AdvanceTo(consumed, buffer.End);
            }
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<ReadResult> FillAsync(PipeReader input, CancellationToken cancellationToken)
    {
        try
        {
            return await input.ReadAsync(cancellationToken);
        }
        catch (IOException exception)
        {
            // The token of the call says so too, a moment later; no handler is there yet whose fault it could be.
            throw new RpcException(new Status(StatusCode.Cancelled, "The client has ended the call.", exception));
        }
    }

    private static RpcException WrongNumber(string sent) =>
        new(new Status(StatusCode.Unimplemented, $"The method takes one request message; {sent} were sent."));
}
