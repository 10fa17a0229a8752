// SPDX-License-Identifier: Apache-2.0
using Grpc.Net.Client;
using Grpc.Testing;

namespace Interop.TestClient;

/// <summary>A channel and the clients that cases call through it.</summary>
internal sealed class Connection : IDisposable
{
    private readonly GrpcChannel _channel;
    private readonly ObservingHandler _handler;

    public Connection(Server server, HttpMessageHandler handler)
    {
        _handler = new ObservingHandler(handler, server.ClaimedHost);
        _channel = GrpcChannel.ForAddress(server.Address, new GrpcChannelOptions { HttpHandler = _handler, DisposeHttpClient = true });
        Tests = new TestService.TestServiceClient(_channel);
        Unimplemented = new UnimplementedService.UnimplementedServiceClient(_channel);
    }

    public TestService.TestServiceClient Tests { get; }

    public UnimplementedService.UnimplementedServiceClient Unimplemented { get; }

    /// <summary>Whether a message of the latest response was compressed, by its number counted from 0.</summary>
    public bool WasCompressed(int message) => _handler.Latest.IsCompressed(message);

    public void Dispose() => _channel.Dispose();
}
