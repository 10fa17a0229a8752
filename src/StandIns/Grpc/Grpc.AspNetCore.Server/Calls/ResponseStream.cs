// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;

namespace Grpc.AspNetCore.Server;

internal sealed class ResponseStream<TResponse>(HttpServerCallContext call, Action<TResponse, SerializationContext> serializer) : IServerStreamWriter<TResponse>
    where TResponse : class
{
    private int _writing;

    public WriteOptions? WriteOptions
    {
        get => call.WriteOptions;
        set => call.WriteOptions = value;
    }

    public Task WriteAsync(TResponse message) => WriteAsync(message, CancellationToken.None);

    public async Task WriteAsync(TResponse message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        cancellationToken.ThrowIfCancellationRequested();
        if (Interlocked.Exchange(ref _writing, 1) != 0)
        {
            throw new InvalidOperationException("Can't write the message because the previous write is in progress.");
        }

        try
        {
            using var linked = call.Link(cancellationToken);
            await call.Response.WriteAsync(message, serializer, Flags, flush: !Flags.HasFlag(WriteFlags.BufferHint), linked.Token);
        }
        finally
        {
            Volatile.Write(ref _writing, 0);
        }
    }

    /// <summary>The message of a call that has exactly one; it leaves together with the trailers.</summary>
    public async Task WriteOnlyMessageAsync(TResponse? message)
    {
        if (call.Status.StatusCode != StatusCode.OK)
        {
            return;
        }

        if (message is null)
        {
            throw new RpcException(new Status(StatusCode.Cancelled, "No message returned from method."));
        }

        using var linked = call.Link(CancellationToken.None);
        await call.Response.WriteAsync(message, serializer, Flags, flush: false, linked.Token);
    }

    private WriteFlags Flags => call.WriteOptions?.Flags ?? default;
}
