// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests;

public sealed class LimitTests
{
    private const int DefaultLimit = 4 * 1024 * 1024;

    [Fact]
    public async Task Unary_RequestBeyondTheLimit_IsRefused()
    {
        await using var host = await ProbeHost.StartAsync();

        var error = await Assert.ThrowsAsync<RpcException>(() =>
            host.Client.EchoAsync(new EchoRequest { Payload = ByteString.CopyFrom(new byte[DefaultLimit + 1]) }).ResponseAsync);

        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
    }

    [Fact]
    public async Task Unary_LengthAloneBeyondTheLimit_IsRefusedWithoutTheBody()
    {
        await using var host = await ProbeHost.StartAsync();
        using var raw = new RawClient(host.Address);

        var reply = await raw.PostAsync("/standins.probe.v1.Probe/Echo", [0, 0x40, 0, 0, 0]);

        Assert.Equal(StatusCode.ResourceExhausted, reply.Status);
    }

    [Fact]
    public async Task Client_ResponseBeyondItsLimit_IsRefused()
    {
        await using var host = await ProbeHost.StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Address, new GrpcChannelOptions { MaxReceiveMessageSize = 1000 });
        using var call = new Probe.ProbeClient(channel).Produce(new ProduceRequest { Count = 1, Size = 2000 });

        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());

        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
    }

    [Fact]
    public async Task Server_ResponseBeyondItsSendLimit_IsRefused()
    {
        await using var host = await ProbeHost.StartAsync(options => options.MaxSendMessageSize = 1000);
        using var call = host.Client.Produce(new ProduceRequest { Count = 1, Size = 2000 });

        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());

        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
    }

    [Fact]
    public async Task Client_RequestBeyondItsSendLimit_IsRefused()
    {
        await using var host = await ProbeHost.StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Address, new GrpcChannelOptions { MaxSendMessageSize = 1000 });

        var error = await Assert.ThrowsAsync<RpcException>(() =>
            new Probe.ProbeClient(channel).EchoAsync(new EchoRequest { Payload = ByteString.CopyFrom(new byte[2000]) }).ResponseAsync);

        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
        Assert.Null(host.Journal.LastCall);
    }

    [Fact]
    public async Task Duplex_MessageBeyondTheLimit_TellsTheReaderWhy()
    {
        await using var host = await ProbeHost.StartAsync();
        using var call = host.Client.Chat();
        var writing = call.RequestStream.WriteAsync(new EchoRequest { Payload = ByteString.CopyFrom(new byte[DefaultLimit + 1]) });

        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());
        await Record.ExceptionAsync(() => writing);

        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
    }
}
