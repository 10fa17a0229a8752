// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;

namespace Grpc.Net.Client;

internal sealed class HttpCallInvoker(GrpcChannel channel) : CallInvoker
{
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        using var call = AsyncUnaryCall(method, host, options, request);
        return call.GetAwaiter().GetResult();
    }

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        var call = new ClientCall<TRequest, TResponse>(channel, method, options);
        call.Start(host, new OneMessageContent<TRequest>(request, method.RequestMarshaller.ContextualSerializer, channel.MaxSendMessageSize));
        return new AsyncUnaryCall<TResponse>(call.ReadOnlyMessageAsync(), Headers, StatusOf, Trailers, Dispose, call);
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        var call = new ClientCall<TRequest, TResponse>(channel, method, options);
        call.Start(host, new OneMessageContent<TRequest>(request, method.RequestMarshaller.ContextualSerializer, channel.MaxSendMessageSize));
        return new AsyncServerStreamingCall<TResponse>(new ResponseStream<TRequest, TResponse>(call), Headers, StatusOf, Trailers, Dispose, call);
    }

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        var call = new ClientCall<TRequest, TResponse>(channel, method, options);
        var content = new PushContent();
        call.Start(host, content);
        return new AsyncClientStreamingCall<TRequest, TResponse>(
            new RequestStream<TRequest, TResponse>(call, content), call.ReadOnlyMessageAsync(), Headers, StatusOf, Trailers, Dispose, call);
    }

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        var call = new ClientCall<TRequest, TResponse>(channel, method, options);
        var content = new PushContent();
        call.Start(host, content);
        return new AsyncDuplexStreamingCall<TRequest, TResponse>(
            new RequestStream<TRequest, TResponse>(call, content), new ResponseStream<TRequest, TResponse>(call), Headers, StatusOf, Trailers, Dispose, call);
    }

    private static Task<Metadata> Headers(object call) => ((ClientCall)call).Headers;

    private static Status StatusOf(object call) => ((ClientCall)call).Outcome.Status;

    private static Metadata Trailers(object call) => ((ClientCall)call).Outcome.Trailers;

    private static void Dispose(object call) => ((ClientCall)call).Dispose();
}
