// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Net.Client;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests.Client.Balancing;

public sealed class ConnectivityTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task State_OfAServerThatComesAndGoes_FollowsIt()
    {
        var server = await StartAsync();
        var options = new GrpcChannelOptions { InitialReconnectBackoff = TimeSpan.FromMilliseconds(50), MaxReconnectBackoff = TimeSpan.FromMilliseconds(200) };
        using var channel = GrpcChannel.ForAddress(server.Address, options);
        Assert.Equal(ConnectivityState.Idle, channel.State);

        await channel.ConnectAsync().WaitAsync(Patience);
        Assert.Equal(ConnectivityState.Ready, channel.State);
        await new Probe.ProbeClient(channel).EchoAsync(new EchoRequest());
        Assert.Equal(ConnectivityState.Ready, channel.State);

        await server.DisposeAsync();
        await channel.WaitForStateChangedAsync(ConnectivityState.Ready).WaitAsync(Patience);
        await Record.ExceptionAsync(() => new Probe.ProbeClient(channel).EchoAsync(new EchoRequest()).ResponseAsync);
        var connecting = channel.ConnectAsync();
        Assert.False(connecting.IsCompleted);

        await using var back = await StartAsync(server.Port);
        await connecting.WaitAsync(Patience);
        Assert.Equal(ConnectivityState.Ready, channel.State);
    }

    [Fact]
    public async Task State_ConnectionClosedBeforeAnyCall_IsNotReady()
    {
        var server = await StartAsync();
        using var channel = GrpcChannel.ForAddress(server.Address);
        await channel.ConnectAsync().WaitAsync(Patience);

        await server.DisposeAsync();

        await channel.WaitForStateChangedAsync(ConnectivityState.Ready).WaitAsync(Patience);
    }

    [Fact]
    public async Task ConnectAsync_Cancelled_StopsWaiting()
    {
        var server = await StartAsync();
        await server.DisposeAsync();
        using var channel = GrpcChannel.ForAddress(server.Address);
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => channel.ConnectAsync(cancellation.Token)).WaitAsync(Patience);
    }

    [Fact]
    public async Task Dispose_WhileConnecting_EndsWhoWaits()
    {
        var server = await StartAsync();
        await server.DisposeAsync();
        var channel = GrpcChannel.ForAddress(server.Address);
        var connecting = channel.ConnectAsync();
        var call = new Probe.ProbeClient(channel).EchoAsync(new EchoRequest(), new CallOptions().WithWaitForReady());

        channel.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting.WaitAsync(Patience));
        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(Patience))).StatusCode);
        Assert.Equal(ConnectivityState.Shutdown, channel.State);
        Assert.Throws<ObjectDisposedException>(() => new Probe.ProbeClient(channel).EchoAsync(new EchoRequest()));
    }

    [Fact]
    public void State_OfAClientGivenWhole_IsNotKnown()
    {
        using var http = new HttpClient();
        using var channel = GrpcChannel.ForAddress("http://127.0.0.1:1", new GrpcChannelOptions { HttpClient = http });

        Assert.Throws<InvalidOperationException>(() => channel.State);
    }

    private static Task<ScriptedServer> StartAsync(int? port = null) => ScriptedServer.StartAsync(request => request.SucceedAsync(), port);
}
