// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Grpc.Core;
using StandIns.Grpc.Tests.Client;
using StandIns.Grpc.Tests.Client.Retries;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests.Stricter;

/// <summary>HTTP sends a refused stream again by itself; what a caller writes goes to the stream that is taken, or it is told.</summary>
public sealed class RefusedStreamTests
{
    private const int RefusedStream = 0x7;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Duplex_RefusedOnce_CanStillBeWrittenTo()
    {
        await using var server = await ScriptedServer.StartAsync(async request =>
        {
            if (request.Number == 1)
            {
                request.Reset(RefusedStream);
                return;
            }

            request.BeginOk();
            await request.SendAsync(new EchoReply());
            await request.ReadMessagesAsync();
            request.EndWith(StatusCode.OK);
        });
        using var call = server.Connect(Policies.ForAll(Policies.Unavailable())).Chat();

        Assert.True(await call.ResponseStream.MoveNext().WaitAsync(Patience));
        for (var size = 0; size < 20; size++)
        {
            await call.RequestStream.WriteAsync(Message(size)).WaitAsync(Patience);
        }

        await call.RequestStream.CompleteAsync();

        Assert.False(await call.ResponseStream.MoveNext().WaitAsync(Patience));
        Assert.Equal(20, server.Requests.Last().MessageSizes.Count);
    }

    [Fact]
    public async Task ClientStreaming_RefusedWithMessagesNoLongerKept_IsUnavailable()
    {
        await using var server = await ScriptedServer.StartAsync(async request =>
        {
            if (request.Number > 1)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, request.Context.RequestAborted);
            }

            await request.ReadMessagesAsync(1);
            request.Reset(RefusedStream);
        });
        var options = Policies.ForAll(Policies.Unavailable());
        options.MaxRetryBufferPerCallSize = 10;
        using var call = server.Connect(options).Collect();
        // The end may come before the write is over; who writes is then told the same.
        var written = await Record.ExceptionAsync(() => call.RequestStream.WriteAsync(Message(100)).WaitAsync(Patience));

        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(Patience));

        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
        Assert.True(written is null or RpcException { StatusCode: StatusCode.Unavailable });
    }

    private static EchoRequest Message(int size) => new() { Payload = ByteString.CopyFrom(new byte[size]) };
}
