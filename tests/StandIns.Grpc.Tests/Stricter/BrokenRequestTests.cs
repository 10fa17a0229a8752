// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;

namespace StandIns.Grpc.Tests.Stricter;

/// <summary>Answered by gRPC's table of statuses, where the package says UNKNOWN or does not see it.</summary>
public sealed class BrokenRequestTests
{
    private const string Echo = "/standins.probe.v1.Probe/Echo";

    private static readonly byte[] Message = [10, 2, 7, 8];

    public static TheoryData<string, byte[], StatusCode> Bodies => new()
    {
        { "unknown flag", [2, 0, 0, 0, 0], StatusCode.Internal },
        { "no protobuf", RawClient.Frame([0xff, 0xff, 0xff]), StatusCode.Internal },
        { "length beyond int", [0, 0xff, 0xff, 0xff, 0xff], StatusCode.ResourceExhausted },
        { "no message", [], StatusCode.Unimplemented },
        { "two messages", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], StatusCode.Unimplemented },
    };

    public static TheoryData<string, string, byte[]> CompressedBodies => new()
    {
        { "gzip", "garbage behind", [.. CompressionTests.Gzip(Message), 1, 2, 3] },
        { "gzip", "something else", [1, 2, 3] },
        { "gzip", "cut in the header", CompressionTests.Gzip(Message)[..5] },
        { "gzip", "cut in the data", CompressionTests.Gzip(Message)[..12] },
        { "gzip", "cut in the check sum", CompressionTests.Gzip(Message)[..^3] },
        { "gzip", "wrong check sum", [.. CompressionTests.Gzip(Message)[..^8], 0, 0, 0, 0, 4, 0, 0, 0] },
        { "deflate", "garbage behind", [.. CompressionTests.Deflate(Message), 1, 2, 3] },
        { "deflate", "something else", [1, 2, 3] },
        { "deflate", "cut in the header", CompressionTests.Deflate(Message)[..1] },
        { "deflate", "cut in the data", CompressionTests.Deflate(Message)[..5] },
        { "deflate", "cut in the check sum", CompressionTests.Deflate(Message)[..^3] },
        { "deflate", "wrong check sum", [.. CompressionTests.Deflate(Message)[..^4], 0, 0, 0, 0] },
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
    [MemberData(nameof(CompressedBodies))]
    public async Task Request_NotWhatItsEncodingSays_IsRefusedByTheStatusTable(string encoding, string what, byte[] payload)
    {
        await using var host = await ProbeHost.StartAsync();
        using var raw = new RawClient(host.Address);

        var reply = await raw.PostAsync(Echo, RawClient.Frame(payload, flag: 1), ("grpc-encoding", encoding));

        Assert.True(StatusCode.Internal == reply.Status, $"{encoding}, {what}: {reply.Status} {reply.Message}");
        Assert.Empty(reply.Body);
    }

    [Fact]
    public async Task Request_EncodingNameOfAnyLength_IsToldShortly()
    {
        await using var host = await ProbeHost.StartAsync();
        using var raw = new RawClient(host.Address);

        var reply = await raw.PostAsync(Echo, RawClient.Frame(Message, flag: 1), ("grpc-encoding", new string('%', 12_000)));

        Assert.Equal(StatusCode.Unimplemented, reply.Status);
        Assert.InRange(reply.Message.Length, 1, 1000);
    }
}
