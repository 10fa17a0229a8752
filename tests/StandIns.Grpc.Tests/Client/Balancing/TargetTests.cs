// SPDX-License-Identifier: Apache-2.0
using System.Net.Sockets;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests.Client.Balancing;

public sealed class TargetTests
{
    [Fact]
    public async Task Dns_OfAName_ReachesItsServerUnderThatName()
    {
        await using var server = await ScriptedServer.StartAsync(request => request.SucceedAsync());
        using var channel = GrpcChannel.ForAddress($"dns:///localhost:{server.Port}", Targets.Options(new RoundRobinConfig()));

        // The name may have a second address that nobody listens at.
        await new Probe.ProbeClient(channel).EchoAsync(new EchoRequest(), new CallOptions().WithWaitForReady());

        Assert.Equal($"localhost:{server.Port}", server.Requests.Single().Host);
    }

    [Fact]
    public async Task Dns_OfANameThatIsNone_IsUnavailable()
    {
        using var channel = GrpcChannel.ForAddress("dns:///no-such-host.invalid:1", Targets.Options(new RoundRobinConfig()));

        var error = await Assert.ThrowsAsync<RpcException>(() => new Probe.ProbeClient(channel).EchoAsync(new EchoRequest()).ResponseAsync);

        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
        Assert.Contains("no-such-host.invalid", error.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PickFirst_OfTwo_UsesTheSecondOnceTheFirstIsGone()
    {
        var first = await ScriptedServer.StartAsync(request => request.SucceedAsync());
        await using var second = await ScriptedServer.StartAsync(request => request.SucceedAsync());
        using var channel = Targets.Static(new PickFirstConfig(), first.Port, second.Port);
        var client = new Probe.ProbeClient(channel);
        for (var made = 0; made < 5; made++)
        {
            await client.EchoAsync(new EchoRequest());
        }

        Assert.Equal((5, 0), (first.RequestCount, second.RequestCount));
        await first.DisposeAsync();
        while (second.RequestCount == 0)
        {
            await Record.ExceptionAsync(() => client.EchoAsync(new EchoRequest()).ResponseAsync);
        }
    }

    [Fact]
    public async Task Handler_OfTwoChannels_ConnectsForBoth()
    {
        await using var one = await ScriptedServer.StartAsync(request => request.SucceedAsync());
        await using var other = await ScriptedServer.StartAsync(request => request.SucceedAsync());
        using var handler = new SocketsHttpHandler();

        foreach (var server in new[] { one, other, one })
        {
            using var channel = GrpcChannel.ForAddress(server.Address, new GrpcChannelOptions { HttpHandler = handler });
            await new Probe.ProbeClient(channel).EchoAsync(new EchoRequest());
        }

        Assert.Equal((2, 1), (one.RequestCount, other.RequestCount));
    }

    [Theory]
    [InlineData("static:///a", "No address resolver configured for the scheme 'static'.")]
    [InlineData("xds:///a", "No address resolver configured for the scheme 'xds'.")]
    [InlineData("dns:///a", "Unable to determine the TLS configuration")]
    public void Channel_SchemeWithoutWhatItNeeds_IsRefused(string address, string expected)
    {
        var error = Assert.Throws<InvalidOperationException>(() => GrpcChannel.ForAddress(address));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://a", true)]
    [InlineData("https://a", false)]
    public void Channel_CredentialsAgainstTheScheme_IsRefused(string address, bool secure)
    {
        var options = new GrpcChannelOptions { Credentials = secure ? ChannelCredentials.SecureSsl : ChannelCredentials.Insecure };

        Assert.Throws<InvalidOperationException>(() => GrpcChannel.ForAddress(address, options));
    }

    [Fact]
    public void Channel_HandlerThatConnectsItself_CannotBeBalanced()
    {
        using var handler = new SocketsHttpHandler();
        handler.ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        };
        var options = Targets.Options(new RoundRobinConfig());
        options.HttpHandler = handler;

        Assert.Throws<InvalidOperationException>(() => GrpcChannel.ForAddress("dns:///localhost:1", options));
    }
}
