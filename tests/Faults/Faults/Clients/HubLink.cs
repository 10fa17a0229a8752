// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Net.Client;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Faults.Clients;

/// <summary>A connection of one client.</summary>
internal sealed class HubLink : IDisposable
{
    private readonly IDisposable _channel;
    private readonly Metadata? _headers;

    private HubLink(
        IDisposable channel, Metadata? headers, SubmissionService.SubmissionServiceClient submissions, ObservationService.ObservationServiceClient observations)
    {
        _channel = channel;
        _headers = headers;
        Submissions = submissions;
        Observations = observations;
    }

    public SubmissionService.SubmissionServiceClient Submissions { get; }

    public ObservationService.ObservationServiceClient Observations { get; }

    /// <summary>One that makes every call exactly once: what happens to a call is to be seen, not covered up by a second one.</summary>
    public static HubLink Once(Uri address, string token)
    {
        var channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            InitialReconnectBackoff = TimeSpan.FromMilliseconds(50),
            MaxReconnectBackoff = TimeSpan.FromMilliseconds(200),
            HttpHandler = new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(1) },
            DisposeHttpClient = true,
        });
        var invoker = channel.CreateCallInvoker();
        return new HubLink(channel, new Metadata { { "authorization", "Bearer " + token } }, new(invoker), new(invoker));
    }

    /// <summary>The client library over several hubs: in turn to those that answer, and again where that is safe.</summary>
    public static HubLink RoundRobin(IEnumerable<Uri> addresses, string token)
    {
        HubConnection connection = new(HubTarget.Parse(string.Join(',', addresses.Select(address => address.ToString().TrimEnd('/')))), token);
        return new HubLink(connection, null, connection.Submissions, connection.Observations);
    }

    public CallOptions Options(TimeSpan patience) => new(_headers, DateTime.UtcNow + patience);

    public void Dispose() => _channel.Dispose();
}
