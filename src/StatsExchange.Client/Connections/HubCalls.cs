// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace StatsExchange.Client.Connections;

/// <summary>Adds the token and a deadline to every call, and turns what calls fail with into <see cref="HubException"/>.</summary>
internal sealed class HubCalls(string? token, TimeSpan unaryDeadline, TimeProvider clock) : Interceptor
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var call = continuation(request, Prepared(context, withDeadline: true));
        return new AsyncUnaryCall<TResponse>(
            Mapped(call.ResponseAsync), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var call = continuation(Prepared(context, withDeadline: false));
        return new AsyncClientStreamingCall<TRequest, TResponse>(
            call.RequestStream, Mapped(call.ResponseAsync), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var call = continuation(request, Prepared(context, withDeadline: false));
        return new AsyncServerStreamingCall<TResponse>(
            new HubStreamReader<TResponse>(call.ResponseStream), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    private ClientInterceptorContext<TRequest, TResponse> Prepared<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context,
        bool withDeadline)
        where TRequest : class
        where TResponse : class
    {
        var options = context.Options;
        if (token is not null)
        {
            var headers = new Metadata();
            foreach (var entry in options.Headers ?? [])
            {
                headers.Add(entry);
            }

            headers.Add("authorization", "Bearer " + token);
            options = options.WithHeaders(headers);
        }

        // Streams take as long as their content; a stalled one is cut by the hub.
        if (withDeadline && options.Deadline is null)
        {
            options = options.WithDeadline(clock.GetUtcNow().UtcDateTime + unaryDeadline);
        }

        return new ClientInterceptorContext<TRequest, TResponse>(context.Method, context.Host, options);
    }

    private static async Task<TResponse> Mapped<TResponse>(Task<TResponse> response)
    {
        try
        {
            return await response.ConfigureAwait(false);
        }
        catch (RpcException failure)
        {
            throw HubException.From(failure);
        }
    }
}
