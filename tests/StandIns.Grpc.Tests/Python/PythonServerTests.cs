// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Grpc.Core;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests;

/// <summary>What the interop suites do not ask: limits, sizes that need flow control, and details of a status.</summary>
public sealed class PythonServerTests
{
    private const int Mebibyte = 1 << 20;

    [PythonTheory]
    [InlineData("NoCompression")]
    [InlineData("Gzip")]
    public async Task Client_ManyMebibytesEitherWay_AreServedByPython(string compression)
    {
        await using var server = await PythonServer.StartAsync(compression);

        var reply = await server.Client.EchoAsync(new EchoRequest { Payload = Payload(4_000_000) });
        Assert.Equal(4_000_000, reply.Payload.Length);
        Assert.Equal(20L * Mebibyte, await CollectAsync(server));
        Assert.Equal(20L * Mebibyte, await ProduceAsync(server));
    }

    [PythonFact]
    public async Task Client_StatusWithDetails_ComesWhole()
    {
        await using var server = await PythonServer.StartAsync();
        byte[] bytes = [0, 1, 0xab, 0xff];
        const string message = "\t\nUnicode BMP \u263a and non-BMP \U0001f608, 100 %";
        var error = await Assert.ThrowsAsync<RpcException>(() =>
            server.Client.FailAsync(new FailRequest { Code = 9, Message = message, Details = ByteString.CopyFrom(bytes) }).ResponseAsync);
        Assert.Equal((StatusCode.FailedPrecondition, message), (error.StatusCode, error.Status.Detail));
        Assert.Equal(bytes, error.Trailers.GetValueBytes("grpc-status-details-bin"));
    }

    [PythonFact]
    public async Task Client_RequestTooLargeForPython_IsResourceExhausted()
    {
        await using var server = await PythonServer.StartAsync();

        var error = await Assert.ThrowsAsync<RpcException>(() =>
            server.Client.EchoAsync(new EchoRequest { Payload = Payload(5 * Mebibyte) }).ResponseAsync);

        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
    }

    [PythonFact]
    public async Task Client_DeadlineAndCancellation_EndCallsToPython()
    {
        await using var server = await PythonServer.StartAsync();
        var late = await Assert.ThrowsAsync<RpcException>(() =>
            server.Client.HangAsync(new EchoRequest(), deadline: DateTime.UtcNow.AddMilliseconds(300)).ResponseAsync);
        Assert.Equal(StatusCode.DeadlineExceeded, late.StatusCode);

        using var cancellation = new CancellationTokenSource();
        using var call = server.Client.HangStream(new EchoRequest(), cancellationToken: cancellation.Token);
        Assert.True(await call.ResponseStream.MoveNext());
        await cancellation.CancelAsync();
        var cancelled = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.Cancelled, cancelled.StatusCode);
    }

    private static async Task<long> CollectAsync(PythonServer server)
    {
        using var call = server.Client.Collect();
        for (var sent = 0; sent < 20; sent++)
        {
            await call.RequestStream.WriteAsync(new EchoRequest { Payload = Payload(Mebibyte) });
        }

        await call.RequestStream.CompleteAsync();
        return (await call).Bytes;
    }

    private static async Task<long> ProduceAsync(PythonServer server)
    {
        using var call = server.Client.Produce(new ProduceRequest { Count = 20, Size = Mebibyte });
        var bytes = 0L;
        while (await call.ResponseStream.MoveNext())
        {
            bytes += call.ResponseStream.Current.Payload.Length;
        }

        return bytes;
    }

    private static ByteString Payload(int size) => ByteString.CopyFrom(new byte[size]);
}
