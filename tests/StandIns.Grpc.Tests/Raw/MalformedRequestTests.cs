// SPDX-License-Identifier: Apache-2.0
using System.Net;
using Grpc.Core;

namespace StandIns.Grpc.Tests;

public sealed class MalformedRequestTests
{
    private const string Echo = "/standins.probe.v1.Probe/Echo";

    public static TheoryData<string, byte[], StatusCode> Bodies => new()
    {
        { "header cut", [0, 0, 0], StatusCode.Internal },
        { "payload cut", [0, 0, 0, 0, 9, 1, 2], StatusCode.Internal },
        { "compressed without encoding", [1, 0, 0, 0, 0], StatusCode.Internal },
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
}
