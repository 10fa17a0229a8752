// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Net.Client;
using StandIns.Grpc.Tests.Client;
using StandIns.Grpc.Tests.Client.Peers;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests.Stricter;

/// <summary>A connection that is lost, however, did nothing of its calls: they are UNAVAILABLE, and may be made again.</summary>
public sealed class LostPeerTests
{
    private const byte HeadersFrame = 0x1;
    private const byte GoAwayFrame = 0x7;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(0x1)]
    [InlineData(0x5)]
    [InlineData(0xb)]
    public async Task Unary_ConnectionClosedForAnotherStream_IsUnavailable(byte errorCode)
    {
        await using var peer = RawPeer.Start(async (stream, type) =>
        {
            if (type != HeadersFrame)
            {
                return true;
            }

            await stream.WriteAsync(RawPeer.Frame(GoAwayFrame, 0, 0, 0, 0, 1, 0, 0, 0, errorCode));
            return false;
        });
        using var channel = GrpcChannel.ForAddress(peer.Address);

        var error = await Assert.ThrowsAsync<RpcException>(() => new Probe.ProbeClient(channel).EchoAsync(new EchoRequest()).ResponseAsync.WaitAsync(Patience));

        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Call_PeerSaysNothingMore_IsUnavailableOncePingsAreNotAnswered(bool streams)
    {
        await using var peer = RawPeer.Start((_, _) => Task.FromResult(true));
        using var handler = new SocketsHttpHandler { KeepAlivePingDelay = TimeSpan.FromSeconds(1), KeepAlivePingTimeout = TimeSpan.FromSeconds(1) };
        using var channel = GrpcChannel.ForAddress(peer.Address, new GrpcChannelOptions { HttpHandler = handler });
        var client = new Probe.ProbeClient(channel);

        var error = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            using var stream = streams ? client.Chat() : null;
            await (stream is null ? client.EchoAsync(new EchoRequest()).ResponseAsync : (Task)stream.ResponseStream.MoveNext()).WaitAsync(Patience);
        });

        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
    }

    [PythonFact]
    public async Task Stream_ServerFrozen_IsUnavailableOncePingsAreNotAnswered()
    {
        await using var server = await PythonServer.StartAsync();
        using var handler = new SocketsHttpHandler { KeepAlivePingDelay = TimeSpan.FromSeconds(1), KeepAlivePingTimeout = TimeSpan.FromSeconds(1) };
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{server.Port}", new GrpcChannelOptions { HttpHandler = handler });
        using var call = new Probe.ProbeClient(channel).HangStream(new EchoRequest());
        Assert.True(await call.ResponseStream.MoveNext().WaitAsync(Patience));

        await server.FreezeAsync();

        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext().WaitAsync(Patience));
        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
    }

    // Such a reset tells of a stream that is no longer there, mostly another one; gRPC's table leaves it out.
    [Fact]
    public async Task Unary_StreamClosed_IsUnavailable()
    {
        await using var server = await ScriptedServer.StartAsync(request =>
        {
            request.Reset(0x5);
            return Task.CompletedTask;
        });

        var error = await Assert.ThrowsAsync<RpcException>(() => server.Connect(new GrpcChannelOptions()).EchoAsync(new EchoRequest()).ResponseAsync).WaitAsync(Patience);

        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
    }
}
