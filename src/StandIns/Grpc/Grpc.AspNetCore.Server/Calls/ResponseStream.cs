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
            await call.Response.WriteAsync(message, serializer, call.WriteFlags, flush: !call.WriteFlags.HasFlag(WriteFlags.BufferHint), linked.Token);
        }
        finally
        {
            Volatile.Write(ref _writing, 0);
        }
    }
}
