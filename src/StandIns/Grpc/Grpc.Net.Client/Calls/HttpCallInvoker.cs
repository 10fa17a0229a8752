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
        if (channel.RulesOf(method) is { } rules)
        {
            var retrying = new RetryingCall<TRequest, TResponse>(channel, method, options, rules);
            retrying.Start(host, request);
            return new AsyncUnaryCall<TResponse>(retrying.ReadOnlyMessageAsync(), Headers, StatusOf, Trailers, Dispose, retrying);
        }

        var call = Send(method, host, options, request);
        return new AsyncUnaryCall<TResponse>(call.ReadOnlyMessageAsync(), Headers, StatusOf, Trailers, Dispose, call);
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        if (channel.RulesOf(method) is { } rules)
        {
            var retrying = new RetryingCall<TRequest, TResponse>(channel, method, options, rules);
            retrying.Start(host, request);
            return new AsyncServerStreamingCall<TResponse>(new ResponseStream<TResponse>(retrying), Headers, StatusOf, Trailers, Dispose, retrying);
        }

        var call = Send(method, host, options, request);
        return new AsyncServerStreamingCall<TResponse>(new ResponseStream<TResponse>(call), Headers, StatusOf, Trailers, Dispose, call);
    }

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        if (channel.RulesOf(method) is { } rules)
        {
            var retrying = new RetryingCall<TRequest, TResponse>(channel, method, options, rules);
            retrying.Start(host);
            return new AsyncClientStreamingCall<TRequest, TResponse>(
                new RetryingRequestStream<TRequest, TResponse>(retrying), retrying.ReadOnlyMessageAsync(), Headers, StatusOf, Trailers, Dispose, retrying);
        }

        var (call, content) = Open(method, host, options);
        return new AsyncClientStreamingCall<TRequest, TResponse>(
            new RequestStream<TRequest, TResponse>(call, content), call.ReadOnlyMessageAsync(), Headers, StatusOf, Trailers, Dispose, call);
    }

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        if (channel.RulesOf(method) is { } rules)
        {
            var retrying = new RetryingCall<TRequest, TResponse>(channel, method, options, rules);
            retrying.Start(host);
            return new AsyncDuplexStreamingCall<TRequest, TResponse>(
                new RetryingRequestStream<TRequest, TResponse>(retrying), new ResponseStream<TResponse>(retrying), Headers, StatusOf, Trailers, Dispose, retrying);
        }

        var (call, content) = Open(method, host, options);
        return new AsyncDuplexStreamingCall<TRequest, TResponse>(
            new RequestStream<TRequest, TResponse>(call, content), new ResponseStream<TResponse>(call), Headers, StatusOf, Trailers, Dispose, call);
    }

    private ClientCall<TRequest, TResponse> Send<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
        where TRequest : class
        where TResponse : class
    {
        var call = new ClientCall<TRequest, TResponse>(channel, method, options);
        call.Start(host, new OneMessageContent<TRequest>(
            request, method.RequestMarshaller.ContextualSerializer, call.Framing, RequestFraming.Compresses(options.WriteOptions), call));
        return call;
    }

    private (ClientCall<TRequest, TResponse> Call, PushContent Content) Open<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options)
        where TRequest : class
        where TResponse : class
    {
        var call = new ClientCall<TRequest, TResponse>(channel, method, options);
        var content = new PushContent(call.Ended);
        call.Start(host, content);
        return (call, content);
    }

    private static Task<Metadata> Headers(object call) => ((ICall)call).Headers;

    private static Status StatusOf(object call) => ((ICall)call).Outcome.Status;

    private static Metadata Trailers(object call) => ((ICall)call).Outcome.Trailers;

    private static void Dispose(object call) => ((ICall)call).Dispose();
}
