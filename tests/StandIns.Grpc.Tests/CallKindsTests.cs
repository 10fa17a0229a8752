// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Grpc.Core;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests;

public sealed class CallKindsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(70_000)]
    [InlineData(4_000_000)]
    public async Task Unary_AnySize_IsEchoed(int size)
    {
        await using var host = await ProbeHost.StartAsync();
        var payload = Payload(size);

        var reply = await host.Client.EchoAsync(new EchoRequest { Payload = payload });

        Assert.Equal(payload, reply.Payload);
    }

    [Fact]
    public async Task BlockingUnary_IsEchoed()
    {
        await using var host = await ProbeHost.StartAsync();

        var reply = await Task.Run(() => host.Client.Echo(new EchoRequest { Payload = Payload(10) }));

        Assert.Equal(Payload(10), reply.Payload);
    }

    [Fact]
    public async Task ClientStreaming_BlocksOfAMegabyte_AreAllReceived()
    {
        await using var host = await ProbeHost.StartAsync();
        using var call = host.Client.Collect();
        var block = new EchoRequest { Payload = Payload(1 << 20) };

        for (var sent = 0; sent < 40; sent++)
        {
            await call.RequestStream.WriteAsync(block);
        }

        await call.RequestStream.CompleteAsync();
        var reply = await call;
        Assert.Equal(40, reply.Messages);
        Assert.Equal(40L << 20, reply.Bytes);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task ClientStreaming_NoMessages_IsAnswered()
    {
        await using var host = await ProbeHost.StartAsync();
        using var call = host.Client.Collect();

        await call.RequestStream.CompleteAsync();

        Assert.Equal(0, (await call).Messages);
    }

    [Fact]
    public async Task ServerStreaming_Blocks_ArriveInOrderAndEndWithOk()
    {
        await using var host = await ProbeHost.StartAsync();
        using var call = host.Client.Produce(new ProduceRequest { Count = 60, Size = 256 * 1024 });

        var received = 0;
        while (await call.ResponseStream.MoveNext())
        {
            Assert.Equal(256 * 1024, call.ResponseStream.Current.Payload.Length);
            received++;
        }

        Assert.Equal(60, received);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task ServerStreaming_NoMessages_EndsWithOk()
    {
        await using var host = await ProbeHost.StartAsync();
        using var call = host.Client.Produce(new ProduceRequest());

        Assert.False(await call.ResponseStream.MoveNext());
        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task ServerStreaming_SlowReader_HoldsTheWriterBack()
    {
        await using var host = await ProbeHost.StartAsync();
        using var call = host.Client.Produce(new ProduceRequest { Count = 200, Size = 1 << 20 });

        Assert.True(await call.ResponseStream.MoveNext());
        await Task.Delay(TimeSpan.FromMilliseconds(500));

        // HTTP/2's windows and the buffers of both sides take a few megabytes; the rest waits in the writer.
        Assert.InRange(host.Journal.ProducedCount, 1, 60);
    }

    [Fact]
    public async Task ServerStreaming_BufferHint_WaitsForTheNextFlush()
    {
        await using var host = await ProbeHost.StartAsync();
        using var hinted = host.Client.HangStream(
            new EchoRequest(), new Metadata { { "x-write-flags", nameof(WriteFlags.BufferHint) } });
        using var flushed = host.Client.HangStream(new EchoRequest());

        var waiting = hinted.ResponseStream.MoveNext();
        Assert.True(await flushed.ResponseStream.MoveNext());
        await Task.Delay(TimeSpan.FromMilliseconds(300));

        Assert.False(waiting.IsCompleted);
        hinted.Dispose();
        await Record.ExceptionAsync(() => waiting);
    }

    [Fact]
    public async Task Duplex_PingPong_AnswersEachBeforeTheNext()
    {
        await using var host = await ProbeHost.StartAsync();
        using var call = host.Client.Chat();

        for (var size = 1; size <= 1 << 20; size *= 4)
        {
            await call.RequestStream.WriteAsync(new EchoRequest { Payload = Payload(size) });
            Assert.True(await call.ResponseStream.MoveNext());
            Assert.Equal(Payload(size), call.ResponseStream.Current.Payload);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task ManyCallsAtOnce_ShareAChannel()
    {
        await using var host = await ProbeHost.StartAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, 300).Select(async size =>
            (await host.Client.EchoAsync(new EchoRequest { Payload = Payload(size) })).Payload.Length));

        Assert.Equal(Enumerable.Range(0, 300), replies);
    }

    private static ByteString Payload(int size)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        return ByteString.CopyFrom(bytes);
    }
}
