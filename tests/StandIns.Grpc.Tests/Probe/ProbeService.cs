// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Grpc.Core;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests;

/// <summary>Answers each probe as its proto says, and remembers what it saw of a call's end.</summary>
internal sealed class ProbeService(ProbeJournal journal) : Probe.ProbeBase
{
    public override async Task<EchoReply> Echo(EchoRequest request, ServerCallContext context)
    {
        journal.Saw(context);
        ApplyWriteFlags(context);
        await EchoMetadataAsync(context);
        return new EchoReply { Payload = request.Payload };
    }

    public override async Task<CollectReply> Collect(IAsyncStreamReader<EchoRequest> requestStream, ServerCallContext context)
    {
        var reply = new CollectReply();
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            reply.Messages++;
            reply.Bytes += requestStream.Current.Payload.Length;
        }

        return reply;
    }

    public override async Task Produce(ProduceRequest request, IServerStreamWriter<EchoReply> responseStream, ServerCallContext context)
    {
        var reply = new EchoReply { Payload = UnsafeByteOperations.UnsafeWrap(new byte[request.Size]) };
        try
        {
            for (var sent = 0; sent < request.Count; sent++)
            {
                await responseStream.WriteAsync(reply);
                journal.Produced(sent + 1);
            }
        }
        finally
        {
            journal.EndedProducing();
        }
    }

    public override async Task Chat(IAsyncStreamReader<EchoRequest> requestStream, IServerStreamWriter<EchoReply> responseStream, ServerCallContext context)
    {
        await EchoMetadataAsync(context);
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            await responseStream.WriteAsync(new EchoReply { Payload = requestStream.Current.Payload });
        }
    }

    public override Task<EchoReply> Fail(FailRequest request, ServerCallContext context)
    {
        if (request.Code < 0)
        {
            throw new InvalidOperationException(request.Message);
        }

        var trailers = new Metadata();
        if (!request.Details.IsEmpty)
        {
            trailers.Add("grpc-status-details-bin", request.Details.ToByteArray());
        }

        throw new RpcException(new Status((StatusCode)request.Code, request.Message), trailers);
    }

    public override async Task<EchoReply> Hang(EchoRequest request, ServerCallContext context)
    {
        await journal.HangAsync(context.CancellationToken);
        return new EchoReply();
    }

    public override async Task HangStream(EchoRequest request, IServerStreamWriter<EchoReply> responseStream, ServerCallContext context)
    {
        ApplyWriteFlags(context);
        await responseStream.WriteAsync(new EchoReply { Payload = request.Payload });
        await journal.HangAsync(context.CancellationToken);
    }

    /// <summary>Sends x-echo-initial back as a header and x-echo-trailing-bin as a trailer; x-order-encoding orders the encoding of the response.</summary>
    private static async Task EchoMetadataAsync(ServerCallContext context)
    {
        var headers = new Metadata();
        if (context.RequestHeaders.GetValue("x-echo-initial") is { } initial)
        {
            headers.Add("x-echo-initial", initial);
        }

        if (context.RequestHeaders.GetValue("x-order-encoding") is { } encoding)
        {
            headers.Add("grpc-internal-encoding-request", encoding);
        }

        if (headers.Count > 0)
        {
            await context.WriteResponseHeadersAsync(headers);
        }

        foreach (var trailing in context.RequestHeaders.GetAll("x-echo-trailing-bin"))
        {
            context.ResponseTrailers.Add("x-echo-trailing-bin", trailing.ValueBytes);
        }
    }

    /// <summary>Takes x-write-flags over as the flags of the messages written.</summary>
    private static void ApplyWriteFlags(ServerCallContext context)
    {
        if (context.RequestHeaders.GetValue("x-write-flags") is { } flags)
        {
            context.WriteOptions = new WriteOptions(Enum.Parse<WriteFlags>(flags));
        }
    }
}
