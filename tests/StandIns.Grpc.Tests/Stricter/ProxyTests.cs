// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using Grpc.Net.Client;
using StandIns.Grpc.Tests.Client;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests.Stricter;

/// <summary>The package, given a handler of this kind, waits for a connection of its own also where there is a proxy.</summary>
public sealed class ProxyTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    // Only the proxy may know the name, and only it may be reached.
    [Fact]
    public async Task Unary_BehindAProxy_IsConnectedByIt()
    {
        using var proxy = new TcpListener(IPAddress.Loopback, 0);
        proxy.Start();
        using var handler = new SocketsHttpHandler { Proxy = new WebProxy($"http://{proxy.LocalEndpoint}") };
        using var channel = GrpcChannel.ForAddress("https://hub.invalid", new GrpcChannelOptions { HttpHandler = handler });
        var call = new Probe.ProbeClient(channel).EchoAsync(new EchoRequest());

        using var connection = await proxy.AcceptTcpClientAsync().WaitAsync(Patience);
        using var reader = new StreamReader(connection.GetStream());
        Assert.Equal("CONNECT hub.invalid:443 HTTP/1.1", await reader.ReadLineAsync().WaitAsync(Patience));

        proxy.Stop();
        connection.Close();
        await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(Patience));
    }

    [Fact]
    public async Task Unary_AddressNotForTheProxy_IsConnectedDirectly()
    {
        await using var server = await ScriptedServer.StartAsync(request => request.SucceedAsync());
        using var handler = new SocketsHttpHandler { Proxy = new WebProxy("http://127.0.0.1:1", BypassOnLocal: true) };
        using var channel = GrpcChannel.ForAddress(server.Address, new GrpcChannelOptions { HttpHandler = handler });

        await channel.ConnectAsync().WaitAsync(Patience);
        await new Probe.ProbeClient(channel).EchoAsync(new EchoRequest());

        Assert.Equal(1, server.RequestCount);
    }
}
