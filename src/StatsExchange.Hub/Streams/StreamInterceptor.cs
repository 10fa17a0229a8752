// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace StatsExchange.Hub.Streams;

/// <summary>Takes no new call once the hub shuts down, guards streams, and gives streaming methods a token that ends with the hub.</summary>
internal sealed class StreamInterceptor(StreamGuard guard) : Interceptor
{
    private static readonly string Health = $"/{Grpc.Health.V1.Health.Descriptor.FullName}/";

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        ThrowIfStopping(context);
        return continuation(request, context);
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        ThrowIfStopping(context);
        return await continuation(new GuardedReader<TRequest>(requestStream, guard), context);
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        ThrowIfStopping(context);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, guard.Stopping);
        try
        {
            CallEnd.Set(context, ending.Token);
            await continuation(request, new GuardedWriter<TResponse>(responseStream, guard), context);
        }
        catch (OperationCanceledException) when (guard.Stopping.IsCancellationRequested && !context.CancellationToken.IsCancellationRequested)
        {
            throw new ShutdownException();
        }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        ThrowIfStopping(context);
        await continuation(new GuardedReader<TRequest>(requestStream, guard), new GuardedWriter<TResponse>(responseStream, guard), context);
    }

    // Whoever asks how the hub is, is told to the end.
    private void ThrowIfStopping(ServerCallContext context)
    {
        if (!context.Method.StartsWith(Health, StringComparison.Ordinal))
        {
            guard.ThrowIfStopping();
        }
    }
}
