// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Testing;

namespace Interop.TestServer;

/// <summary>
/// The server of gRPC's published interop tests. It leaves out UnimplementedCall, as it must, and what needs credentials or
/// a load balancer: user, scope and route stay empty.
/// </summary>
internal sealed class InteropTestService : TestService.TestServiceBase
{
    private static readonly string ServerId = Guid.NewGuid().ToString();

    public override async Task<Empty> EmptyCall(Empty request, ServerCallContext context)
    {
        context.WriteOptions = RequestedResponses.Compression(wanted: null);
        await EchoedMetadata.SendAsync(context);
        return new Empty();
    }

    public override async Task<SimpleResponse> UnaryCall(SimpleRequest request, ServerCallContext context)
    {
        await EchoedMetadata.SendAsync(context);
        RequestFlags.Check(context, request.ExpectCompressed, message: 0);
        EchoedStatus.Check(request.ResponseStatus);
        context.WriteOptions = RequestedResponses.Compression(request.ResponseCompressed);
        return new SimpleResponse
        {
            Payload = Payloads.Zeros(request.ResponseType, request.ResponseSize),
            ServerId = request.FillServerId ? ServerId : "",
        };
    }

    public override async Task<SimpleResponse> CacheableUnaryCall(SimpleRequest request, ServerCallContext context)
    {
        await context.WriteResponseHeadersAsync(new Metadata { { "cache-control", "max-age=60, public" } });
        var now = Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture);
        return new SimpleResponse { Payload = new Payload { Body = ByteString.CopyFromUtf8(now) } };
    }

    public override async Task StreamingOutputCall(
        StreamingOutputCallRequest request, IServerStreamWriter<StreamingOutputCallResponse> responseStream, ServerCallContext context)
    {
        await EchoedMetadata.SendAsync(context);
        await RequestedResponses.SendAsync(request, responseStream, context.CancellationToken);
    }

    public override async Task<StreamingInputCallResponse> StreamingInputCall(IAsyncStreamReader<StreamingInputCallRequest> requestStream, ServerCallContext context)
    {
        context.WriteOptions = RequestedResponses.Compression(wanted: null);
        await EchoedMetadata.SendAsync(context);
        var total = 0;
        for (var message = 0; await requestStream.MoveNext(context.CancellationToken); message++)
        {
            RequestFlags.Check(context, requestStream.Current.ExpectCompressed, message);
            total += requestStream.Current.Payload?.Body.Length ?? 0;
        }

        return new StreamingInputCallResponse { AggregatedPayloadSize = total };
    }

    public override async Task FullDuplexCall(
        IAsyncStreamReader<StreamingOutputCallRequest> requestStream, IServerStreamWriter<StreamingOutputCallResponse> responseStream, ServerCallContext context)
    {
        await EchoedMetadata.SendAsync(context);
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            await RequestedResponses.SendAsync(requestStream.Current, responseStream, context.CancellationToken);
        }
    }

    public override async Task HalfDuplexCall(
        IAsyncStreamReader<StreamingOutputCallRequest> requestStream, IServerStreamWriter<StreamingOutputCallResponse> responseStream, ServerCallContext context)
    {
        await EchoedMetadata.SendAsync(context);
        var requests = new List<StreamingOutputCallRequest>();
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            requests.Add(requestStream.Current);
        }

        foreach (var request in requests)
        {
            await RequestedResponses.SendAsync(request, responseStream, context.CancellationToken);
        }
    }
}
