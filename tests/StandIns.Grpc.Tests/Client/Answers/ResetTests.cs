// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests.Client.Answers;

public sealed class ResetTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(0x1, StatusCode.Internal)]
    [InlineData(0x2, StatusCode.Internal)]
    [InlineData(0x3, StatusCode.Internal)]
    [InlineData(0x8, StatusCode.Cancelled)]
    [InlineData(0xb, StatusCode.ResourceExhausted)]
    [InlineData(0xc, StatusCode.PermissionDenied)]
    public async Task Unary_StreamReset_IsMappedAsTheTableSays(int errorCode, StatusCode expected)
    {
        await using var server = await ScriptedServer.StartAsync(request =>
        {
            request.Reset(errorCode);
            return Task.CompletedTask;
        });

        var error = await Assert.ThrowsAsync<RpcException>(() =>
            server.Connect(new GrpcChannelOptions()).EchoAsync(new EchoRequest()).ResponseAsync).WaitAsync(Patience);

        Assert.Equal(expected, error.StatusCode);
    }

    // The body of a request that is still open is stopped by a reset, and must not speak before the reset does.
    [Theory]
    [InlineData(0x2, StatusCode.Internal)]
    [InlineData(0xb, StatusCode.ResourceExhausted)]
    public async Task ClientStreaming_ResetWhileOpen_IsMappedEveryTime(int errorCode, StatusCode expected)
    {
        await using var server = await ScriptedServer.StartAsync(request =>
        {
            request.Reset(errorCode);
            return Task.CompletedTask;
        });
        var client = server.Connect(new GrpcChannelOptions());

        for (var made = 0; made < 200; made++)
        {
            using var call = client.Collect();
            var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync).WaitAsync(Patience);
            Assert.Equal(expected, error.StatusCode);
        }
    }

    [Fact]
    public async Task Unary_RefusedStream_IsUnavailableInTheEnd()
    {
        await using var server = await ScriptedServer.StartAsync(request =>
        {
            request.Reset(0x7);
            return Task.CompletedTask;
        });

        var error = await Assert.ThrowsAsync<RpcException>(() =>
            server.Connect(new GrpcChannelOptions()).EchoAsync(new EchoRequest()).ResponseAsync).WaitAsync(Patience);

        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
    }

    [Fact]
    public async Task Unary_RefusedOnce_IsSentAgainWithoutAPolicy()
    {
        await using var server = await ScriptedServer.StartAsync(request =>
        {
            if (request.Number == 1)
            {
                request.Reset(0x7);
                return Task.CompletedTask;
            }

            return request.SucceedAsync();
        });

        await server.Connect(new GrpcChannelOptions()).EchoAsync(new EchoRequest()).ResponseAsync.WaitAsync(Patience);

        Assert.Equal(2, server.RequestCount);
    }
}
