// SPDX-License-Identifier: Apache-2.0
using Grpc.AspNetCore.Server;
using Grpc.Core;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests;

public sealed class MetadataTests
{
    private static readonly byte[] Bytes = [0, 1, 2, 0xab, 0xff];

    [Fact]
    public async Task Unary_TextAndBytes_PassBothWays()
    {
        await using var host = await ProbeHost.StartAsync();
        using var call = host.Client.EchoAsync(new EchoRequest(), new Metadata { { "x-echo-initial", "a value" }, { "x-echo-trailing-bin", Bytes } });

        var headers = await call.ResponseHeadersAsync;
        await call;

        Assert.Equal("a value", headers.GetValue("x-echo-initial"));
        Assert.Equal(Bytes, call.GetTrailers().GetValueBytes("x-echo-trailing-bin"));
    }

    [Fact]
    public async Task Duplex_HeadersComeBeforeTheFirstMessage()
    {
        await using var host = await ProbeHost.StartAsync();
        using var call = host.Client.Chat(new Metadata { { "x-echo-initial", "early" } });

        var headers = await call.ResponseHeadersAsync.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal("early", headers.GetValue("x-echo-initial"));
        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task Server_RequestHeaders_AreNotTheProtocols()
    {
        await using var host = await ProbeHost.StartAsync();

        await host.Client.EchoAsync(new EchoRequest(), new Metadata { { "authorization", "Bearer abc" } }, DateTime.UtcNow.AddMinutes(1));

        var call = host.Journal.LastCall!;
        Assert.Equal(["authorization", "user-agent"], call.RequestHeaders.Select(entry => entry.Key).Order());
        Assert.Equal("Bearer abc", call.RequestHeaders.GetValue("authorization"));
        Assert.StartsWith("grpc-dotnet/", call.RequestHeaders.GetValue("user-agent"), StringComparison.Ordinal);
        Assert.Equal("/standins.probe.v1.Probe/Echo", call.Method);
        Assert.StartsWith("ipv4:127.0.0.1:", call.Peer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AAECq/8=")]
    [InlineData("AAECq/8")]
    public async Task Server_BytesWithOrWithoutPadding_AreTheSame(string encoded)
    {
        await using var host = await ProbeHost.StartAsync();
        using var raw = new RawClient(host.Address);

        var reply = await raw.PostAsync("/standins.probe.v1.Probe/Echo", RawClient.Frame([]), ("x-echo-trailing-bin", encoded));

        Assert.Equal(StatusCode.OK, reply.Status);
        Assert.Equal("AAECq/8=", reply.Trailers["x-echo-trailing-bin"]);
    }

    [Fact]
    public void Metadata_KeysAreLowerCaseAndChecked()
    {
        var metadata = new Metadata { { "X-Key", "1" }, { "x-key", "2" }, { "x-bin", [1] } };

        Assert.Equal("2", metadata.GetValue("X-KEY"));
        Assert.Equal(2, metadata.GetAll("x-key").Count());
        Assert.Throws<ArgumentException>(() => metadata.Add("x-bin", "text"));
        Assert.Throws<ArgumentException>(() => metadata.Add("x-key", [1]));
        Assert.Throws<ArgumentException>(() => metadata.Add("no spaces", "1"));
        Assert.Throws<InvalidOperationException>(() => Metadata.Empty.Add("x", "1"));
    }
}
