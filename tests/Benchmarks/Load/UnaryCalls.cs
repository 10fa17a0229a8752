// SPDX-License-Identifier: Apache-2.0
using System.Net;
using Google.Protobuf;
using Grpc.Net.Client;
using StatsExchange.Benchmarks.Serving;
using StatsExchange.Benchmarks.V1;

namespace StatsExchange.Benchmarks.Load;

/// <summary>Single calls of one server, each answered with the bytes that were sent.</summary>
internal sealed class UnaryCalls : IDisposable
{
    private const int MessageHeaderSize = 5;
    private const int PayloadSize = 64;

    private readonly GrpcChannel _channel;
    private readonly HttpMessageInvoker _plain = new(new SocketsHttpHandler { EnableMultipleHttp2Connections = true });
    private readonly EchoService.EchoServiceClient _client;
    private readonly Uri _plainAddress;
    private readonly ByteString _payload;

    public UnaryCalls(Uri address)
    {
        _channel = GrpcChannel.ForAddress(address);
        _client = new EchoService.EchoServiceClient(_channel);
        _plainAddress = new Uri(address, PlainEcho.Path);
        var payload = new byte[PayloadSize];
        new Random(1).NextBytes(payload);
        _payload = ByteString.CopyFrom(payload);
        Body = Framed(new EchoRequest { Payload = _payload }.ToByteArray());
    }

    /// <summary>What a call carries: the message behind its prefix.</summary>
    public byte[] Body { get; }

    public async ValueTask<Work> EchoAsync()
    {
        var response = await _client.EchoAsync(new EchoRequest { Payload = _payload });
        return Done(response.Payload == _payload);
    }

    public async ValueTask<Work> EchoByGrainAsync()
    {
        var response = await _client.EchoByGrainAsync(new EchoByGrainRequest { Payload = _payload });
        return Done(response.Payload == _payload);
    }

    /// <summary>The same bytes without gRPC on either side.</summary>
    public async ValueTask<Work> PlainAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _plainAddress)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(Body),
        };
        using var response = await _plain.SendAsync(request, CancellationToken.None);
        var answer = await response.Content.ReadAsByteArrayAsync();
        return Done(response.StatusCode == HttpStatusCode.OK && answer.AsSpan().SequenceEqual(Body));
    }

    /// <summary>One step is many calls of a grain inside the server.</summary>
    public async ValueTask<Work> CallGrainAsync(int calls, bool withoutGrain)
    {
        var response = await _client.CallGrainAsync(new CallGrainRequest { Calls = calls, WithoutGrain = withoutGrain });
        return new Work(calls, 0, response.Counted == calls);
    }

    public void Dispose()
    {
        _channel.Dispose();
        _plain.Dispose();
    }

    private static byte[] Framed(byte[] message) => [.. new byte[MessageHeaderSize - 1], (byte)message.Length, .. message];

    private Work Done(bool isCorrect) => new(1, Body.Length, isCorrect);
}
