// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using StandIns.Grpc.Tests.Client;
using StandIns.Grpc.Tests.Client.Retries;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests.Stricter;

/// <summary>Who writes is told why the call ended, every time, and limits and options hold for calls that may be made again, too.</summary>
public sealed class WriterTests
{
    private const int DefaultLimit = 4 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task ClientStreaming_MessageBeyondTheLimit_TellsTheWriterWhy()
    {
        await using var host = await ProbeHost.StartAsync();
        using var call = host.Client.Collect();
        var tooLarge = new EchoRequest { Payload = ByteString.CopyFrom(new byte[DefaultLimit + 1]) };

        var error = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (true)
            {
                await call.RequestStream.WriteAsync(tooLarge);
            }
        });

        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
        Assert.Equal(StatusCode.ResourceExhausted, (await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync)).StatusCode);
    }

    [Fact]
    public async Task ClientStreaming_ResetWhileWriting_IsMappedEveryTime()
    {
        await using var server = await ScriptedServer.StartAsync(async request =>
        {
            await request.ReadMessagesAsync(1);
            request.Reset(0xb);
        });
        var client = server.Connect(new GrpcChannelOptions());
        var message = new EchoRequest { Payload = ByteString.CopyFrom(new byte[200_000]) };

        for (var made = 0; made < 50; made++)
        {
            using var call = client.Collect();
            var writing = await Assert.ThrowsAsync<RpcException>(async () =>
            {
                while (true)
                {
                    await call.RequestStream.WriteAsync(message);
                }
            }).WaitAsync(Patience);
            var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
            Assert.Equal((StatusCode.ResourceExhausted, StatusCode.ResourceExhausted), (writing.StatusCode, error.StatusCode));
        }
    }

    [Fact]
    public async Task Unary_BeyondTheSendLimit_IsRefusedWithoutAnAttempt()
    {
        await using var server = await ScriptedServer.StartAsync(request => request.SucceedAsync());
        var options = Policies.ForAll(Policies.Unavailable());
        options.MaxSendMessageSize = 100;

        var error = await Assert.ThrowsAsync<RpcException>(() => server.Connect(options).EchoAsync(new EchoRequest { Payload = ByteString.CopyFrom(new byte[101]) }).ResponseAsync);

        Assert.Equal((StatusCode.ResourceExhausted, 0), (error.StatusCode, server.RequestCount));
    }

    [Fact]
    public async Task ClientStreaming_MessageExemptedUnderAPolicy_IsTheOnlyOneNotCompressed()
    {
        await using var server = await ScriptedServer.StartAsync(async request =>
        {
            await request.ReadMessagesAsync();
            await request.SucceedAsync();
        });
        var compressible = new EchoRequest { Payload = ByteString.CopyFrom(new byte[10_000]) };
        using var call = server.Connect(Policies.ForAll(Policies.Unavailable())).Collect(new Metadata { { "grpc-internal-encoding-request", "gzip" } });

        await call.RequestStream.WriteAsync(compressible);
        call.RequestStream.WriteOptions = new WriteOptions(WriteFlags.NoCompress);
        await call.RequestStream.WriteAsync(compressible);
        call.RequestStream.WriteOptions = null;
        await call.RequestStream.WriteAsync(compressible);
        await call.RequestStream.CompleteAsync();
        await call;

        var sizes = server.Requests.Single().MessageSizes;
        Assert.Equal([true, false, true], sizes.Select(size => size < 1000));
    }

    [Fact]
    public async Task ClientStreaming_RefusedForGood_TellsTheWriterWhy()
    {
        await using var server = await ScriptedServer.StartAsync(request => request.FailAsync(StatusCode.PermissionDenied, "not you"));
        using var call = server.Connect(Policies.ForAll(Policies.Unavailable())).Collect();

        var error = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (true)
            {
                await call.RequestStream.WriteAsync(new EchoRequest { Payload = ByteString.CopyFrom(new byte[100_000]) });
            }
        }).WaitAsync(Patience);

        Assert.Equal((StatusCode.PermissionDenied, "not you"), (error.StatusCode, error.Status.Detail));
    }
}
