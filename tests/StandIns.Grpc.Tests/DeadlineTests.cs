// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Google.Protobuf;
using Grpc.Core;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests;

public sealed class DeadlineTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Unary_DeadlinePasses_BothSidesStop()
    {
        await using var host = await ProbeHost.StartAsync();

        // Where it passed before the call was at the server, with more time.
        for (var time = TimeSpan.FromSeconds(1); !host.Journal.Hanging.IsCompleted; time *= 2)
        {
            var error = await Assert.ThrowsAsync<RpcException>(() =>
                host.Client.HangAsync(new EchoRequest(), deadline: DateTime.UtcNow + time).ResponseAsync);
            Assert.Equal(StatusCode.DeadlineExceeded, error.StatusCode);
        }

        await host.Journal.Cancelled.WaitAsync(Patience);
    }

    [Fact]
    public async Task ServerStreaming_DeadlinePassesWhileStreaming_KeepsWhatCameBefore()
    {
        await using var host = await ProbeHost.StartAsync();
        using var call = await BegunAsync(host.Client);

        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());

        Assert.Equal(StatusCode.DeadlineExceeded, error.StatusCode);
        Assert.Equal(StatusCode.DeadlineExceeded, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task Unary_DeadlineAlreadyPassed_IsNotSent()
    {
        await using var host = await ProbeHost.StartAsync();

        var error = await Assert.ThrowsAsync<RpcException>(() =>
            host.Client.EchoAsync(new EchoRequest(), deadline: DateTime.UtcNow.AddSeconds(-1)).ResponseAsync);

        Assert.Equal(StatusCode.DeadlineExceeded, error.StatusCode);
        Assert.Null(host.Journal.LastCall);
    }

    [Fact]
    public async Task Server_DeadlineOfTheClient_IsKnownToTheHandler()
    {
        await using var host = await ProbeHost.StartAsync();
        var deadline = DateTime.UtcNow.AddMinutes(5);

        await host.Client.EchoAsync(new EchoRequest(), deadline: deadline);

        Assert.InRange(host.Journal.LastCall!.Deadline, deadline.AddSeconds(-5), deadline.AddSeconds(5));
    }

    [Fact]
    public async Task Server_DeadlinePassesWithoutAClientClock_AnswersItself()
    {
        await using var host = await ProbeHost.StartAsync();
        using var raw = new RawClient(host.Address);
        var watch = Stopwatch.StartNew();

        var reply = await raw.PostAsync("/standins.probe.v1.Probe/Hang", RawClient.Frame([]), ("grpc-timeout", "200m"));

        Assert.Equal(StatusCode.DeadlineExceeded, reply.Status);
        Assert.True(watch.Elapsed > TimeSpan.FromMilliseconds(150), $"It answered after {watch.Elapsed}.");
    }

    [Fact]
    public async Task Server_DeadlinePassesWhileStreaming_EndsWithTrailers()
    {
        await using var host = await ProbeHost.StartAsync();
        using var raw = new RawClient(host.Address);

        RawReply reply;
        var seconds = 1;
        do
        {
            reply = await raw.PostAsync("/standins.probe.v1.Probe/HangStream", RawClient.Frame([]), ("grpc-timeout", $"{seconds}S"));
            Assert.Equal(StatusCode.DeadlineExceeded, reply.Status);
            seconds *= 2;
        }
        while (!host.Journal.Hanging.IsCompleted);

        Assert.Equal(RawClient.Frame([]), reply.Body);
    }

    [Fact]
    public async Task Server_DeadlinePassesWhileNobodyReads_FreesTheHandler()
    {
        await using var host = await ProbeHost.StartAsync();
        using var raw = new RawClient(host.Address);
        var request = new ProduceRequest { Count = 1000, Size = 1 << 20 };

        using var response = await raw.PostWithoutReadingAsync(
            "/standins.probe.v1.Probe/Produce", RawClient.Frame(request.ToByteArray()), ("grpc-timeout", "5S"));

        await host.Journal.ProducingEnded.WaitAsync(Patience);
        Assert.InRange(host.Journal.ProducedCount, 0, 60);
        await Assert.ThrowsAnyAsync<Exception>(() => response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>A stream with a deadline whose first message has come.</summary>
    private static async Task<AsyncServerStreamingCall<EchoReply>> BegunAsync(Probe.ProbeClient client)
    {
        for (var time = TimeSpan.FromSeconds(1); ; time *= 2)
        {
            var call = client.HangStream(new EchoRequest(), deadline: DateTime.UtcNow + time);
            try
            {
                Assert.True(await call.ResponseStream.MoveNext());
                return call;
            }
            catch (RpcException late)
            {
                Assert.Equal(StatusCode.DeadlineExceeded, late.StatusCode);
                call.Dispose();
            }
        }
    }
}
