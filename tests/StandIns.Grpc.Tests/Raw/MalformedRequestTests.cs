// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;
using System.Net;
using Grpc.Core;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests;

public sealed class MalformedRequestTests
{
    private const string Echo = "/standins.probe.v1.Probe/Echo";

    public static TheoryData<string, byte[], StatusCode> Bodies => new()
    {
        { "header cut", [0, 0, 0], StatusCode.Internal },
        { "payload cut", [0, 0, 0, 0, 9, 1, 2], StatusCode.Internal },
        { "unknown flag", [2, 0, 0, 0, 0], StatusCode.Internal },
        { "compressed without encoding", [1, 0, 0, 0, 0], StatusCode.Internal },
        { "no protobuf", RawClient.Frame([0xff, 0xff, 0xff]), StatusCode.Internal },
        { "length beyond int", [0, 0xff, 0xff, 0xff, 0xff], StatusCode.ResourceExhausted },
        { "no message", [], StatusCode.Unimplemented },
        { "two messages", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], StatusCode.Unimplemented },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Unary_MalformedBody_IsAnsweredByTheStatusTable(string what, byte[] body, StatusCode expected)
    {
        await using var host = await ProbeHost.StartAsync();
        using var raw = new RawClient(host.Address);

        var reply = await raw.PostAsync(Echo, body);

        Assert.True(expected == reply.Status, $"{what}: {reply.Status} {reply.Message}");
        Assert.Equal(StatusCode.OK, (await raw.PostAsync(Echo, RawClient.Frame([]))).Status);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/grpc-web")]
    [InlineData("text/plain")]
    public async Task Unary_OtherContentType_IsUnsupportedMediaType(string contentType)
    {
        await using var host = await ProbeHost.StartAsync();
        using var raw = new RawClient(host.Address);

        var reply = await raw.PostAsync(Echo, RawClient.Frame([]), ("content-type", contentType));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, reply.HttpStatus);
    }

    [Theory]
    [InlineData("application/grpc+proto")]
    [InlineData("application/grpc; charset=utf-8")]
    public async Task Unary_GrpcContentTypeWithMore_IsServed(string contentType)
    {
        await using var host = await ProbeHost.StartAsync();
        using var raw = new RawClient(host.Address);

        Assert.Equal(StatusCode.OK, (await raw.PostAsync(Echo, RawClient.Frame([]), ("content-type", contentType))).Status);
    }

    [Fact]
    public async Task OtherEndpoints_OfTheProcess_StayReachable()
    {
        await using var host = await ProbeHost.StartAsync();
        using var raw = new RawClient(host.Address);

        var plain = await raw.PostAsync("/plain/post", [], ("content-type", "text/plain"));
        var unknown = await raw.PostAsync("/plain/unknown", [], ("content-type", "text/plain"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (plain.HttpStatus, unknown.HttpStatus));
    }

    [Fact]
    public async Task Encoding_Unknown_IsRefusedWithTheKnownOnes()
    {
        await using var host = await ProbeHost.StartAsync();
        using var raw = new RawClient(host.Address);

        var reply = await raw.PostAsync(Echo, RawClient.Frame([]), ("grpc-encoding", "snappy"));

        Assert.Equal(StatusCode.Unimplemented, reply.Status);
        Assert.Equal("identity,gzip", reply.Headers["grpc-accept-encoding"]);
    }

    [Fact]
    public async Task Encoding_Gzip_IsReadPerMessage()
    {
        await using var host = await ProbeHost.StartAsync();
        using var raw = new RawClient(host.Address);
        byte[] message = [10, 2, 7, 8];

        var plain = await raw.PostAsync(Echo, RawClient.Frame(message), ("grpc-encoding", "gzip"));
        var packed = await raw.PostAsync(Echo, RawClient.Frame(Gzip(message), flag: 1), ("grpc-encoding", "gzip"));
        var damaged = await raw.PostAsync(Echo, RawClient.Frame([1, 2, 3], flag: 1), ("grpc-encoding", "gzip"));

        Assert.Equal(RawClient.Frame(message), plain.Body);
        Assert.Equal(RawClient.Frame(message), packed.Body);
        Assert.Equal(StatusCode.Internal, damaged.Status);
    }

    [Fact]
    public async Task Encoding_EmptyMessage_StaysEmptyBothWays()
    {
        await using var host = await ProbeHost.StartAsync(options => options.ResponseCompressionAlgorithm = "gzip");
        using var raw = new RawClient(host.Address);

        var reply = await raw.PostAsync(Echo, RawClient.Frame([], flag: 1), ("grpc-encoding", "gzip"), ("grpc-accept-encoding", "gzip"));

        Assert.Equal(StatusCode.OK, reply.Status);
        Assert.Equal([0, 0, 0, 0], reply.Body[1..]);
    }

    [Fact]
    public async Task Encoding_GzipBomb_StopsAtTheLimit()
    {
        await using var host = await ProbeHost.StartAsync();
        using var raw = new RawClient(host.Address);

        var reply = await raw.PostAsync(Echo, RawClient.Frame(Gzip(new byte[200 << 20]), flag: 1), ("grpc-encoding", "gzip"));

        Assert.Equal(StatusCode.ResourceExhausted, reply.Status);
    }

    [Fact]
    public async Task Encoding_GzipResponses_AreSentToThoseWhoAcceptThem()
    {
        await using var host = await ProbeHost.StartAsync(options => options.ResponseCompressionAlgorithm = "gzip");
        using var raw = new RawClient(host.Address);

        byte[] message = [10, 2, 7, 8];

        var accepting = await raw.PostAsync(Echo, RawClient.Frame(message), ("grpc-accept-encoding", "identity, gzip"));
        var other = await raw.PostAsync(Echo, RawClient.Frame(message));
        var reply = await host.Client.EchoAsync(new EchoRequest { Payload = Google.Protobuf.ByteString.CopyFrom(new byte[100_000]) });

        Assert.Equal("gzip", accepting.Headers["grpc-encoding"]);
        Assert.Equal(1, accepting.Body[0]);
        Assert.False(other.Headers.ContainsKey("grpc-encoding"));
        Assert.Equal(0, other.Body[0]);
        Assert.Equal(100_000, reply.Payload.Length);
    }

    private static byte[] Gzip(byte[] payload)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(payload);
        }

        return packed.ToArray();
    }
}
