// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Net.Client;
using StandIns.Grpc.Tests.Client.Retries;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests.Client.Answers;

/// <summary>The headers of an answer are there for who asks, whatever they say.</summary>
public sealed class HeadersTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Unary_FailedInItsHeaders_GivesHeadersAndStatus(bool isUnderAPolicy)
    {
        await using var server = await ScriptedServer.StartAsync(request =>
        {
            request.Context.Response.Headers["x-trace"] = "7";
            return request.FailAsync(StatusCode.FailedPrecondition, "not now");
        });
        using var call = server.Connect(isUnderAPolicy ? Policies.ForAll(Policies.Unavailable()) : new GrpcChannelOptions()).EchoAsync(new EchoRequest());

        var headers = await call.ResponseHeadersAsync.WaitAsync(Patience);

        Assert.Equal(("7", StatusCode.FailedPrecondition), (headers.GetValue("x-trace"), call.GetStatus().StatusCode));
        await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
    }

    [Theory]
    [InlineData(503, "application/grpc")]
    [InlineData(200, "text/html")]
    public async Task Unary_AnswerThatIsNotGrpc_GivesHeaders(int status, string contentType)
    {
        await using var server = await ScriptedServer.StartAsync(request =>
        {
            (request.Context.Response.StatusCode, request.Context.Response.ContentType) = (status, contentType);
            request.Context.Response.Headers["x-trace"] = "7";
            return Task.CompletedTask;
        });
        using var call = server.Connect(new GrpcChannelOptions()).EchoAsync(new EchoRequest());

        Assert.Equal("7", (await call.ResponseHeadersAsync.WaitAsync(Patience)).GetValue("x-trace"));
        await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
    }

    [Fact]
    public async Task Unary_WithoutAnAnswer_HasNoHeaders()
    {
        await using var server = await ScriptedServer.StartAsync(request =>
        {
            request.Reset(0xb);
            return Task.CompletedTask;
        });
        using var call = server.Connect(new GrpcChannelOptions()).EchoAsync(new EchoRequest());

        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseHeadersAsync.WaitAsync(Patience));

        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
    }
}
