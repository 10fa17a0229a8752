// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests.Client.Retries;

public sealed class ReplayTests
{
    [Fact]
    public async Task ClientStreaming_FailedBeforeItsHeaders_IsSentAgainFromTheFirstMessage()
    {
        await using var server = await ScriptedServer.StartAsync(async request =>
        {
            if (request.Number < 3)
            {
                await request.ReadMessagesAsync(2 * request.Number);
                await request.FailAsync(StatusCode.Unavailable);
                return;
            }

            await request.ReadMessagesAsync();
            await request.SucceedAsync(new CollectReply { Messages = request.MessageSizes.Count });
        });
        using var call = Connect(server).Collect();

        for (var size = 0; size < 8; size++)
        {
            await call.RequestStream.WriteAsync(Message(size));
        }

        await call.RequestStream.CompleteAsync();

        Assert.Equal(8, (await call).Messages);
        Assert.Equal(3, server.RequestCount);
        Assert.Equal(Enumerable.Range(0, 8).Select(size => Message(size).CalculateSize()), server.Requests.Last().MessageSizes);
    }

    [Fact]
    public async Task Duplex_FailedBeforeItsHeaders_IsSentAgainAndGoesOn()
    {
        await using var server = await ScriptedServer.StartAsync(async request =>
        {
            await request.ReadMessagesAsync(1);
            if (request.Number == 1)
            {
                await request.FailAsync(StatusCode.Unavailable);
                return;
            }

            request.BeginOk();
            await request.SendAsync(new EchoReply());
            await request.ReadMessagesAsync();
            request.EndWith(StatusCode.OK);
        });
        using var call = Connect(server).Chat();

        await call.RequestStream.WriteAsync(Message(10));
        Assert.True(await call.ResponseStream.MoveNext());
        await call.RequestStream.WriteAsync(Message(20));
        await call.RequestStream.CompleteAsync();

        Assert.False(await call.ResponseStream.MoveNext());
        Assert.Equal(2, server.Requests.Last().MessageSizes.Count);
    }

    [Theory]
    [InlineData(100_000, 16_000_000)]
    [InlineData(16_000_000, 100_000)]
    public async Task ClientStreaming_MoreThanMayBeKept_IsNotMadeAgain(long perCall, long perChannel)
    {
        await using var server = await ScriptedServer.StartAsync(async request =>
        {
            await request.ReadMessagesAsync(3);
            await request.FailAsync(StatusCode.Unavailable);
        });
        using var call = Connect(server, perCall, perChannel).Collect();
        await WriteUntilEndedAsync(call.RequestStream, Message(50_000), 3);

        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);

        Assert.Equal((StatusCode.Unavailable, 1), (error.StatusCode, server.RequestCount));
    }

    [Fact]
    public async Task Unary_MoreThanMayBeKept_IsNotMadeAgain()
    {
        await using var server = await ScriptedServer.StartAsync(request => request.FailAsync(StatusCode.Unavailable));

        await Assert.ThrowsAsync<RpcException>(() => Connect(server, perCall: 1000).EchoAsync(Message(1001)).ResponseAsync);

        Assert.Equal(1, server.RequestCount);
    }

    [Fact]
    public async Task ClientStreaming_FarMoreThanMayBeKept_IsSentWhole()
    {
        await using var server = await ScriptedServer.StartAsync(async request =>
        {
            await request.ReadMessagesAsync();
            await request.SucceedAsync(new CollectReply { Bytes = request.MessageSizes.Sum() });
        });
        using var call = Connect(server, perCall: 100_000).Collect();
        for (var sent = 0; sent < 50; sent++)
        {
            await call.RequestStream.WriteAsync(Message(1 << 20));
        }

        await call.RequestStream.CompleteAsync();

        Assert.Equal(50L * Message(1 << 20).CalculateSize(), (await call).Bytes);
    }

    [Fact]
    public async Task Calls_OneAfterTheOther_GiveBackWhatTheyKept()
    {
        await using var server = await ScriptedServer.StartAsync(request =>
            request.PreviousAttempts is null ? request.FailAsync(StatusCode.Unavailable) : request.SucceedAsync());
        var client = Connect(server, perChannel: 5000);

        for (var made = 0; made < 10; made++)
        {
            await client.EchoAsync(Message(4000));
        }

        Assert.Equal(20, server.RequestCount);
    }

    private static async Task WriteUntilEndedAsync(IClientStreamWriter<EchoRequest> stream, EchoRequest message, int count)
    {
        try
        {
            for (var sent = 0; sent < count; sent++)
            {
                await stream.WriteAsync(message);
            }
        }
        catch (RpcException)
        {
            // The response says the same.
        }
    }

    private static EchoRequest Message(int size) => new() { Payload = ByteString.CopyFrom(new byte[size]) };

    private static Probe.ProbeClient Connect(ScriptedServer server, long perCall = 1 << 20, long perChannel = 16 << 20)
    {
        var options = Policies.ForAll(Policies.Unavailable());
        (options.MaxRetryBufferPerCallSize, options.MaxRetryBufferSize) = (perCall, perChannel);
        return server.Connect(options);
    }
}
