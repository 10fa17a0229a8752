// SPDX-License-Identifier: Apache-2.0
using System.IO.Pipelines;
using Grpc.Core;
using Grpc.Core.Wire;
using Microsoft.AspNetCore.Http;

namespace Grpc.AspNetCore.Server;

/// <summary>Takes a request from HTTP to the service and its outcome back; what differs by kind of call is <see cref="RunAsync"/>.</summary>
internal abstract class MethodHandler<TRequest, TResponse>(Method<TRequest, TResponse> method, MethodSettings settings)
    where TRequest : class
    where TResponse : class
{
    public async Task HandleAsync(HttpContext httpContext)
    {
        if (!RequestCheck.IsGrpc(httpContext))
        {
            return;
        }

        RequestCheck.LiftHttpLimits(httpContext, isStream: method.Type is MethodType.ClientStreaming or MethodType.DuplexStreaming);
        await using var call = new HttpServerCallContext(httpContext, method.FullName, settings);
        try
        {
            RequestCheck.RefuseUnknownEncoding(httpContext);
            await RunAsync(call);
        }
        catch (Exception exception)
        {
            call.Fail(exception);
        }

        await call.EndAsync();
    }

    protected abstract Task RunAsync(HttpServerCallContext call);

    protected ValueTask<TRequest> OnlyRequestAsync(HttpServerCallContext call) =>
        OnlyRequest.ReadAsync(call.HttpContext.Request.BodyReader, Parser(call), call.CancellationToken);

    protected RequestStream<TRequest> Requests(HttpServerCallContext call) => new(call, Parser(call));

    protected Task OnlyResponseAsync(HttpServerCallContext call, TResponse? message) =>
        call.WriteOnlyMessageAsync(message, method.ResponseMarshaller.ContextualSerializer);

    protected ResponseStream<TResponse> Responses(HttpServerCallContext call) =>
        new(call, method.ResponseMarshaller.ContextualSerializer);

    private MessageParser<TRequest> Parser(HttpServerCallContext call) =>
        new(method.RequestMarshaller.ContextualDeserializer, settings.MaxReceiveMessageSize, call.HttpContext.Request.Headers.GrpcEncoding);
}
