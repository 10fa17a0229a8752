// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;
using Google.Protobuf;
using Grpc.Core;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests;

public sealed class CompressionTests
{
    private const string Echo = "/standins.probe.v1.Probe/Echo";

    private static readonly byte[] Message = [10, 2, 7, 8];

    public static TheoryData<string, byte[], StatusCode> CompressedBodies => new()
    {
        { "whole", Gzip(Message), StatusCode.OK },
        { "a bomb", Gzip(new byte[200 << 20]), StatusCode.ResourceExhausted },
    };

    [Theory]
    [InlineData("snappy")]
    [InlineData("gzip,gzip")]
    [InlineData("GZIP")]
    public async Task Request_UnknownEncoding_IsRefusedWithTheKnownOnes(string encoding)
    {
        await using var host = await ProbeHost.StartAsync();
        using var raw = new RawClient(host.Address);

        var reply = await raw.PostAsync(Echo, RawClient.Frame(Message, flag: 1), ("grpc-encoding", encoding));

        Assert.Equal(StatusCode.Unimplemented, reply.Status);
        Assert.Contains(encoding, reply.Message, StringComparison.Ordinal);
        Assert.Equal("identity,gzip,deflate", reply.Headers["grpc-accept-encoding"]);
    }

    [Theory]
    [MemberData(nameof(CompressedBodies))]
    public async Task Request_Gzip_IsUnpackedOrRefusedByTheStatusTable(string what, byte[] payload, StatusCode expected)
    {
        await using var host = await ProbeHost.StartAsync();
        using var raw = new RawClient(host.Address);

        var reply = await raw.PostAsync(Echo, RawClient.Frame(payload, flag: 1), ("grpc-encoding", "gzip"));

        Assert.True(expected == reply.Status, $"{what}: {reply.Status} {reply.Message}");
        Assert.Equal(expected == StatusCode.OK ? RawClient.Frame(Message) : [], reply.Body);
    }

    [Fact]
    public async Task Request_Deflate_IsUnpackedUpToTheLimit()
    {
        await using var host = await ProbeHost.StartAsync();
        using var raw = new RawClient(host.Address);

        var whole = await raw.PostAsync(Echo, RawClient.Frame(Deflate(Message), flag: 1), ("grpc-encoding", "deflate"));
        var bomb = await raw.PostAsync(Echo, RawClient.Frame(Deflate(new byte[200 << 20]), flag: 1), ("grpc-encoding", "deflate"));

        Assert.Equal(RawClient.Frame(Message), whole.Body);
        Assert.Equal(StatusCode.ResourceExhausted, bomb.Status);
    }

    [Fact]
    public async Task Client_Deflate_PassesBothWays()
    {
        await using var host = await ProbeHost.StartAsync(options => options.ResponseCompressionAlgorithm = "deflate");
        var request = new EchoRequest { Payload = ByteString.CopyFrom(Enumerable.Range(0, 100_000).Select(number => (byte)(number * number)).ToArray()) };

        using var call = host.Client.EchoAsync(request, new Metadata { { "grpc-internal-encoding-request", "deflate" } });

        Assert.Equal(request.Payload, (await call).Payload);
    }

    [Fact]
    public async Task Request_MessageWithoutFlag_IsTakenAsItIs()
    {
        await using var host = await ProbeHost.StartAsync();
        using var raw = new RawClient(host.Address);

        var reply = await raw.PostAsync(Echo, RawClient.Frame(Message), ("grpc-encoding", "gzip"));

        Assert.Equal(RawClient.Frame(Message), reply.Body);
    }

    [Theory]
    [InlineData(null, "identity")]
    [InlineData("gzip", null)]
    public async Task Request_FlagWithoutEncoding_IsInternal(string? accepted, string? encoding)
    {
        await using var host = await ProbeHost.StartAsync();
        using var raw = new RawClient(host.Address);
        (string, string)[] headers =
            [.. accepted is null ? [] : new[] { ("grpc-accept-encoding", accepted) }, .. encoding is null ? [] : new[] { ("grpc-encoding", encoding) }];

        var reply = await raw.PostAsync(Echo, RawClient.Frame(Gzip(Message), flag: 1), headers);

        Assert.Equal(StatusCode.Internal, reply.Status);
    }

    // Some peers compress nothing to nothing.
    [Fact]
    public async Task EmptyMessage_BetweenThoseWhoCompress_StaysEmpty()
    {
        await using var host = await ProbeHost.StartAsync(options => options.ResponseCompressionAlgorithm = "gzip");
        using var raw = new RawClient(host.Address);

        var reply = await raw.PostAsync(Echo, RawClient.Frame([], flag: 1), ("grpc-encoding", "gzip"), ("grpc-accept-encoding", "gzip"));
        await host.Client.EchoAsync(new EchoRequest());

        Assert.Equal(StatusCode.OK, reply.Status);
        Assert.Equal([0, 0, 0, 0], reply.Body[1..]);
    }

    [Fact]
    public async Task Response_DefaultGzip_IsSentToThoseWhoAcceptIt()
    {
        await using var host = await ProbeHost.StartAsync(options => options.ResponseCompressionAlgorithm = "gzip");
        using var raw = new RawClient(host.Address);

        var accepting = await raw.PostAsync(Echo, RawClient.Frame(Message), ("grpc-accept-encoding", "identity, gzip"));
        var other = await raw.PostAsync(Echo, RawClient.Frame(Message));
        var reply = await host.Client.EchoAsync(new EchoRequest { Payload = ByteString.CopyFrom(new byte[100_000]) });

        Assert.Equal("gzip", accepting.Headers["grpc-encoding"]);
        Assert.Equal(1, accepting.Body[0]);
        Assert.False(other.Headers.ContainsKey("grpc-encoding"));
        Assert.Equal(0, other.Body[0]);
        Assert.Equal(100_000, reply.Payload.Length);
    }

    [Theory]
    [InlineData(null, "gzip", "identity, gzip", 1)]
    [InlineData(null, "deflate", "gzip, deflate", 1)]
    [InlineData("deflate", "gzip", "gzip, deflate", 1)]
    [InlineData("gzip", "identity", "gzip", 0)]
    public async Task Response_EncodingOrderedByTheCall_IsUsed(string? byDefault, string ordered, string accepted, byte flag)
    {
        await using var host = await ProbeHost.StartAsync(options => options.ResponseCompressionAlgorithm = byDefault);
        using var raw = new RawClient(host.Address);

        var reply = await raw.PostAsync(
            Echo, RawClient.Frame(Message), ("x-order-encoding", ordered), ("grpc-accept-encoding", accepted));

        Assert.Equal(StatusCode.OK, reply.Status);
        Assert.Equal(flag, reply.Body[0]);
        Assert.Equal(ordered, reply.Headers.GetValueOrDefault("grpc-encoding"));
        Assert.False(reply.Headers.ContainsKey("grpc-internal-encoding-request"));
    }

    [Fact]
    public async Task Response_NoCompress_IsSentAsItIsUnderTheSameEncoding()
    {
        await using var host = await ProbeHost.StartAsync(options => options.ResponseCompressionAlgorithm = "gzip");
        using var raw = new RawClient(host.Address);

        var reply = await raw.PostAsync(
            Echo, RawClient.Frame(Message), ("x-write-flags", nameof(WriteFlags.NoCompress)), ("grpc-accept-encoding", "gzip"));

        Assert.Equal("gzip", reply.Headers["grpc-encoding"]);
        Assert.Equal(RawClient.Frame(Message), reply.Body);
    }

    internal static byte[] Deflate(byte[] payload)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(payload);
        }

        return packed.ToArray();
    }

    internal static byte[] Gzip(byte[] payload)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(payload);
        }

        return packed.ToArray();
    }
}
