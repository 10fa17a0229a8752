// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;

namespace StandIns.Grpc.Tests.Stricter;

/// <summary>What the other side does not read is not sent to it, and what it wrote as several is read as several.</summary>
public sealed class EncodingTests
{
    private const string Echo = "/standins.probe.v1.Probe/Echo";

    private static readonly byte[] Message = [10, 2, 7, 8];

    [Theory]
    [InlineData("gzip", "identity")]
    [InlineData("snappy", "snappy, gzip")]
    public async Task Response_EncodingOrderedByTheCall_IsNotUsedIfTheClientDoesNotReadIt(string ordered, string accepted)
    {
        await using var host = await ProbeHost.StartAsync();
        using var raw = new RawClient(host.Address);

        var reply = await raw.PostAsync(
            Echo, RawClient.Frame(Message), ("x-order-encoding", ordered), ("grpc-accept-encoding", accepted));

        Assert.Equal(StatusCode.OK, reply.Status);
        Assert.Equal(0, reply.Body[0]);
        Assert.False(reply.Headers.ContainsKey("grpc-encoding"));
    }

    [Theory]
    [InlineData("AAE,Ag==,Aw", "AAE=,Ag==,Aw==")]
    [InlineData("AAE, Ag", "AAE=,Ag==")]
    [InlineData("AAE,not base64,Ag", "AAE=,Ag==")]
    public async Task Server_BytesJoinedByCommas_AreSplit(string encoded, string expected)
    {
        await using var host = await ProbeHost.StartAsync();
        using var raw = new RawClient(host.Address);

        var reply = await raw.PostAsync("/standins.probe.v1.Probe/Echo", RawClient.Frame([]), ("x-echo-trailing-bin", encoded));

        Assert.Equal(StatusCode.OK, reply.Status);
        Assert.Equal(expected, reply.Trailers["x-echo-trailing-bin"]);
    }
}
