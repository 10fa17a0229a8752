// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Net.Client;
using StandIns.Grpc.Tests.Client.Retries;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests.Client.Peers;

public sealed class LostPeerTests
{
    private const byte HeadersFrame = 0x1;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Unary_ConnectionClosedBeforeTheAnswer_IsMadeAgainUnderAPolicy()
    {
        await using var peer = RawPeer.Start((_, type) => Task.FromResult(type != HeadersFrame));
        var options = Policies.ForAll(Policies.Unavailable(3));
        options.InitialReconnectBackoff = TimeSpan.FromMilliseconds(10);
        using var channel = GrpcChannel.ForAddress(peer.Address, options);

        var error = await Assert.ThrowsAsync<RpcException>(() => new Probe.ProbeClient(channel).EchoAsync(new EchoRequest()).ResponseAsync.WaitAsync(Patience));

        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
        Assert.True(peer.Connections >= 3, $"{peer.Connections} connections");
    }

    // Whatever the moment, a server that goes takes its calls with it, and none looks as if its caller had given it up.
    [Fact]
    public async Task Streams_ServerEndsWhileTheyBegin_AreUnavailableEveryTime()
    {
        for (var round = 0; round < 25; round++)
        {
            var host = await ProbeHost.StartAsync();
            using var channel = GrpcChannel.ForAddress(host.Address);
            var client = new Probe.ProbeClient(channel);
            await client.EchoAsync(new EchoRequest());
            var reading = client.HangStream(new EchoRequest());
            var chatting = client.Chat();
            var collecting = client.Collect();

            var ending = host.DisposeAsync().AsTask();

            var errors = new[]
            {
                await Assert.ThrowsAsync<RpcException>(async () =>
                {
                    while (await reading.ResponseStream.MoveNext().WaitAsync(Patience))
                    {
                    }
                }),
                await Assert.ThrowsAsync<RpcException>(() => chatting.ResponseStream.MoveNext().WaitAsync(Patience)),
                await Assert.ThrowsAsync<RpcException>(() => collecting.ResponseAsync.WaitAsync(Patience)),
            };
            await ending;
            Assert.All(errors, error => Assert.True(error.StatusCode == StatusCode.Unavailable, $"round {round}: {error.Status}"));
        }
    }
}
