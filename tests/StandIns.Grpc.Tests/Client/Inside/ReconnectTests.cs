// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Net.Sockets;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;

namespace StandIns.Grpc.Tests.Client.Inside;

public sealed class ReconnectTests
{
    private const int Dead = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    // Each address that fails has the addresses asked for again; those known before are to be left alone for their time.
    [Fact]
    public async Task Addresses_FoundAgain_DoNotCutShortTheWaitOfDeadOnes()
    {
        await using var server = await ScriptedServer.StartAsync(request => request.SucceedAsync());
        using var nobody = new Socket(SocketType.Stream, ProtocolType.Tcp);
        nobody.Bind(new IPEndPoint(IPAddress.Any, 0));
        var port = ((IPEndPoint)nobody.LocalEndPoint!).Port;
        var addresses = new GrowingAddresses(
            [.. Enumerable.Range(1, Dead).Select(last => new BalancerAddress($"127.0.0.{last}", port)), new BalancerAddress("127.0.0.1", server.Port)]);
        var options = new GrpcChannelOptions { InitialReconnectBackoff = TimeSpan.FromHours(10), MaxReconnectBackoff = null };
        var clock = new RecordingClock();
        using var channel = GrpcChannel.ForAddress(server.Address, options);
        channel.Clock = clock;
        using var manager = new ConnectionManager(channel, addresses, isRoundRobin: true, Patience, options);

        Assert.Equal(server.Port, (await manager.PickAsync(waitForReady: true, CancellationToken.None).AsTask().WaitAsync(Patience)).EndPoint.Port);

        Assert.InRange(clock.LongWaits, 1, Dead);
    }
}
