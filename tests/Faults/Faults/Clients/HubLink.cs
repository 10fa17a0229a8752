// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Net.Client;
using StatsExchange.Client.Connections;

namespace StatsExchange.Faults.Clients;

/// <summary>
/// A connection of one client that makes every call exactly once: what happens to a call is to be seen, not covered up by a second one.
/// </summary>
internal sealed class HubLink : IDisposable
{
    private readonly GrpcChannel _channel;
    private readonly Metadata _headers;

    public HubLink(Uri address, string token)
    {
        _channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            InitialReconnectBackoff = TimeSpan.FromMilliseconds(50),
            MaxReconnectBackoff = TimeSpan.FromMilliseconds(200),
            HttpHandler = new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(1) },
            DisposeHttpClient = true,
        });
        Invoker = _channel.CreateCallInvoker();
        _headers = new Metadata { { "authorization", "Bearer " + token } };
    }

    public CallInvoker Invoker { get; }

    public CallOptions Options(TimeSpan patience) => new(_headers, DateTime.UtcNow + patience);

    public static HubException Describe(RpcException failure) => HubException.From(failure);

    public void Dispose() => _channel.Dispose();
}
