// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Grpc.Core;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests;

public sealed class StatusTests
{
    [Theory]
    [InlineData(StatusCode.PermissionDenied, "no agreement")]
    [InlineData(StatusCode.Unknown, "\t\ntest with whitespace\r\nand Unicode BMP \u263a and non-BMP \U0001f608\t\n")]
    [InlineData(StatusCode.NotFound, "100 % of nothing")]
    [InlineData(StatusCode.InvalidArgument, "")]
    public async Task Fail_CodeAndMessage_ArriveAsSent(StatusCode code, string message)
    {
        await using var host = await ProbeHost.StartAsync();

        var error = await FailAsync(host, new FailRequest { Code = (int)code, Message = message });

        Assert.Equal(code, error.StatusCode);
        Assert.Equal(message, error.Status.Detail);
    }

    [Fact]
    public async Task Fail_Details_ArriveInTheTrailers()
    {
        await using var host = await ProbeHost.StartAsync();
        var details = Enumerable.Range(0, 3000).Select(value => (byte)value).ToArray();

        var error = await FailAsync(host, new FailRequest { Code = 9, Message = "stale", Details = ByteString.CopyFrom(details) });

        Assert.Equal(StatusCode.FailedPrecondition, error.StatusCode);
        Assert.Equal(details, error.Trailers.GetValueBytes("grpc-status-details-bin"));
    }

    [Fact]
    public async Task Fail_Exception_IsUnknownWithoutDetails()
    {
        await using var host = await ProbeHost.StartAsync();

        var error = await FailAsync(host, new FailRequest { Code = -1, Message = "a secret count" });

        Assert.Equal(StatusCode.Unknown, error.StatusCode);
        Assert.DoesNotContain("secret", error.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fail_BeforeAnyMessage_IsTrailersOnly()
    {
        await using var host = await ProbeHost.StartAsync();
        using var raw = new RawClient(host.Address);

        var reply = await raw.PostAsync("/standins.probe.v1.Probe/Fail", RawClient.Frame(new FailRequest { Code = 7 }.ToByteArray()));

        Assert.Equal("7", reply.Headers["grpc-status"]);
        Assert.Empty(reply.Trailers);
        Assert.Empty(reply.Body);
    }

    [Fact]
    public async Task UnknownMethodAndService_AreUnimplemented()
    {
        await using var host = await ProbeHost.StartAsync();
        using var raw = new RawClient(host.Address);

        var method = await raw.PostAsync("/standins.probe.v1.Probe/Nothing", RawClient.Frame([]));
        var service = await raw.PostAsync("/standins.probe.v1.Nobody/Echo", RawClient.Frame([]));

        Assert.Equal((StatusCode.Unimplemented, "Method is unimplemented."), (method.Status, method.Message));
        Assert.Equal((StatusCode.Unimplemented, "Service is unimplemented."), (service.Status, service.Message));
    }

    private static Task<RpcException> FailAsync(ProbeHost host, FailRequest request) =>
        Assert.ThrowsAsync<RpcException>(() => host.Client.FailAsync(request).ResponseAsync);
}
