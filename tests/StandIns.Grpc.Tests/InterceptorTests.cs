// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.DependencyInjection;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests;

public sealed class InterceptorTests
{
    [Fact]
    public async Task Server_EachKindOfCall_PassesAllInterceptorsInOrder()
    {
        await using var host = await ProbeHost.StartAsync(options =>
        {
            options.Interceptors.Add<NotingInterceptor>("outer");
            options.Interceptors.Add<NotingInterceptor>("inner");
        });

        await host.Client.EchoAsync(new EchoRequest());
        using (var collect = host.Client.Collect())
        {
            await collect.RequestStream.CompleteAsync();
            await collect;
        }

        using (var produce = host.Client.Produce(new ProduceRequest()))
        {
            await produce.ResponseStream.MoveNext();
        }

        using (var chat = host.Client.Chat())
        {
            await chat.RequestStream.CompleteAsync();
            await chat.ResponseStream.MoveNext();
        }

        Assert.Equal(
            ["outer Unary", "inner Unary", "outer ClientStreaming", "inner ClientStreaming", "outer ServerStreaming", "inner ServerStreaming", "outer DuplexStreaming", "inner DuplexStreaming"],
            host.Journal.Interceptors);
    }

    [Fact]
    public async Task Server_InterceptorRefuses_TheServiceIsNotReached()
    {
        await using var host = await ProbeHost.StartAsync(options => options.Interceptors.Add<RefusingInterceptor>());

        var error = await Assert.ThrowsAsync<RpcException>(() => host.Client.EchoAsync(new EchoRequest()).ResponseAsync);

        Assert.Equal(StatusCode.Unauthenticated, error.StatusCode);
        Assert.Null(host.Journal.LastCall);
    }

    [Fact]
    public async Task Client_Interceptors_SeeTheCallInOrder()
    {
        await using var host = await ProbeHost.StartAsync();
        var invoker = host.Channel.CreateCallInvoker()
            .Intercept(metadata => [new Metadata.Entry("x-order", "last"), .. metadata])
            .Intercept(metadata => [new Metadata.Entry("x-echo-initial", "set by an interceptor")]);
        using var call = new Probe.ProbeClient(invoker).EchoAsync(new EchoRequest { Payload = ByteString.CopyFrom(1) });

        await call;

        Assert.Equal("set by an interceptor", (await call.ResponseHeadersAsync).GetValue("x-echo-initial"));
        Assert.Equal("last", host.Journal.LastCall!.RequestHeaders.GetValue("x-order"));
    }

    private sealed class NotingInterceptor(string name, ProbeJournal journal) : Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        {
            journal.Interceptors.Enqueue($"{name} {nameof(MethodType.Unary)}");
            return continuation(request, context);
        }

        public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
        {
            journal.Interceptors.Enqueue($"{name} {nameof(MethodType.ClientStreaming)}");
            return continuation(requestStream, context);
        }

        public override Task ServerStreamingServerHandler<TRequest, TResponse>(TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
        {
            journal.Interceptors.Enqueue($"{name} {nameof(MethodType.ServerStreaming)}");
            return continuation(request, responseStream, context);
        }

        public override Task DuplexStreamingServerHandler<TRequest, TResponse>(IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, DuplexStreamingServerMethod<TRequest, TResponse> continuation)
        {
            journal.Interceptors.Enqueue($"{name} {nameof(MethodType.DuplexStreaming)}");
            return continuation(requestStream, responseStream, context);
        }
    }

    private sealed class RefusingInterceptor : Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        {
            Assert.NotNull(context.GetHttpContext().RequestServices.GetService<ProbeJournal>());
            throw new RpcException(new Status(StatusCode.Unauthenticated, "no token"));
        }
    }
}
