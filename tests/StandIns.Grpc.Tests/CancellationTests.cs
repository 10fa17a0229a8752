// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Net.Client;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests;

public sealed class CancellationTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Unary_TokenCancelled_CancelsTheHandler()
    {
        await using var host = await ProbeHost.StartAsync();
        await host.Client.EchoAsync(new EchoRequest());
        using var cancellation = new CancellationTokenSource();
        using var call = host.Client.HangAsync(new EchoRequest(), cancellationToken: cancellation.Token);
        await host.Journal.Hanging.WaitAsync(Patience);

        await cancellation.CancelAsync();

        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
        await host.Journal.Cancelled.WaitAsync(Patience);
    }

    [Fact]
    public async Task Unary_TokenCancelledBefore_IsCancelled()
    {
        await using var host = await ProbeHost.StartAsync();

        var error = await Assert.ThrowsAsync<RpcException>(() =>
            host.Client.EchoAsync(new EchoRequest(), cancellationToken: new CancellationToken(canceled: true)).ResponseAsync);

        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
    }

    [Fact]
    public async Task ServerStreaming_CallDisposed_CancelsTheHandler()
    {
        await using var host = await ProbeHost.StartAsync();
        var call = host.Client.HangStream(new EchoRequest());
        Assert.True(await call.ResponseStream.MoveNext());
        await host.Journal.Hanging.WaitAsync(Patience);

        call.Dispose();

        await host.Journal.Cancelled.WaitAsync(Patience);
    }

    [Fact]
    public async Task Duplex_ReadCancelled_EndsTheCall()
    {
        await using var host = await ProbeHost.StartAsync();
        using var call = host.Client.Chat();
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(cancellation.Token));

        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
        Assert.Equal(StatusCode.Cancelled, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task Unary_ChannelThrowsOperationCanceled_WhenAskedTo()
    {
        await using var host = await ProbeHost.StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Address, new GrpcChannelOptions { ThrowOperationCanceledOnCancellation = true });
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new Probe.ProbeClient(channel).HangAsync(new EchoRequest(), cancellationToken: cancellation.Token).ResponseAsync);
    }

    [Fact]
    public async Task Unary_ServerGone_IsUnavailable()
    {
        var host = await ProbeHost.StartAsync();
        var address = host.Address;
        await host.DisposeAsync();
        using var channel = GrpcChannel.ForAddress(address);

        var error = await Assert.ThrowsAsync<RpcException>(() => new Probe.ProbeClient(channel).EchoAsync(new EchoRequest()).ResponseAsync);

        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
    }
}
