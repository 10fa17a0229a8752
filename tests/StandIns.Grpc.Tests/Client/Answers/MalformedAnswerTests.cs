// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;
using Grpc.Core;
using Grpc.Net.Client;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests.Client.Answers;

public sealed class MalformedAnswerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Unary_NoGrpcStatus_IsCancelled()
    {
        var error = await AskAsync(async request =>
        {
            request.BeginOk();
            await request.SendAsync(new EchoReply());
        });

        Assert.Equal((StatusCode.Cancelled, "No grpc-status found on response."), (error.StatusCode, error.Status.Detail));
    }

    [Fact]
    public async Task ServerStreaming_NoGrpcStatus_IsCancelledBehindItsMessages()
    {
        await using var server = await ScriptedServer.StartAsync(async request =>
        {
            request.BeginOk();
            await request.SendAsync(new EchoReply());
        });
        using var call = server.Connect(new GrpcChannelOptions()).Produce(new ProduceRequest());

        Assert.True(await call.ResponseStream.MoveNext());
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());

        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/grpc-web")]
    [InlineData(null)]
    public async Task Unary_OtherContentType_IsCancelledAndNamed(string? contentType)
    {
        var error = await AskAsync(async request =>
        {
            request.Context.Response.ContentType = contentType;
            await request.SendAsync(new EchoReply());
        });

        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
        Assert.Contains(contentType ?? "did not have a content-type", error.Status.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, StatusCode.Internal)]
    [InlineData(401, StatusCode.Unauthenticated)]
    [InlineData(403, StatusCode.PermissionDenied)]
    [InlineData(404, StatusCode.Unimplemented)]
    [InlineData(418, StatusCode.Unknown)]
    [InlineData(429, StatusCode.Unavailable)]
    [InlineData(431, StatusCode.Internal)]
    [InlineData(500, StatusCode.Unknown)]
    [InlineData(502, StatusCode.Unavailable)]
    [InlineData(503, StatusCode.Unavailable)]
    [InlineData(504, StatusCode.Unavailable)]
    public async Task Unary_HttpStatus_IsMappedAsTheTableSays(int httpStatus, StatusCode expected)
    {
        var error = await AskAsync(request =>
        {
            request.Context.Response.StatusCode = httpStatus;
            return Task.CompletedTask;
        });

        Assert.Equal((expected, $"Bad gRPC response. HTTP status code: {httpStatus}"), (error.StatusCode, error.Status.Detail));
    }

    [Fact]
    public async Task Unary_OkWithoutMessage_IsInternal()
    {
        var error = await AskAsync(request =>
        {
            request.BeginOk();
            request.EndWith(StatusCode.OK);
            return Task.CompletedTask;
        });

        Assert.Equal(StatusCode.Internal, error.StatusCode);
    }

    [Fact]
    public async Task Unary_TwoMessages_IsInternal()
    {
        var error = await AskAsync(async request =>
        {
            request.BeginOk();
            await request.SendAsync(new EchoReply());
            await request.SendAsync(new EchoReply());
            request.EndWith(StatusCode.OK);
        });

        Assert.Equal(StatusCode.Internal, error.StatusCode);
    }

    [Theory]
    [InlineData(0, 100u, StatusCode.Internal)]
    [InlineData(7, 0u, StatusCode.Internal)]
    [InlineData(1, 0u, StatusCode.Internal)]
    [InlineData(0, 1_000_000_000u, StatusCode.ResourceExhausted)]
    public async Task Unary_BadPrefix_IsRefused(byte flag, uint length, StatusCode expected)
    {
        var error = await AskAsync(async request =>
        {
            request.BeginOk();
            await request.SendAsync(flag, length, ReadOnlyMemory<byte>.Empty);
            request.EndWith(StatusCode.OK);
        });

        Assert.Equal(expected, error.StatusCode);
    }

    [Fact]
    public async Task Unary_UnknownEncoding_IsUnimplementedWhereAMessageHasIt()
    {
        var error = await AskAsync(async request =>
        {
            request.BeginOk();
            request.Context.Response.Headers["grpc-encoding"] = "snappy";
            await request.SendAsync(1, 3, new byte[3]);
            request.EndWith(StatusCode.OK);
        });

        Assert.Equal(StatusCode.Unimplemented, error.StatusCode);
        Assert.Contains("snappy", error.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unary_GzipBomb_IsRefusedInLittleMemory()
    {
        var bomb = Bomb(1 << 30);
        Assert.InRange(bomb.Length, 1, 4 * 1024 * 1024);
        var before = GC.GetTotalAllocatedBytes();

        var error = await AskAsync(async request =>
        {
            request.BeginOk();
            request.Context.Response.Headers["grpc-encoding"] = "gzip";
            await request.SendAsync(1, (uint)bomb.Length, bomb);
            request.EndWith(StatusCode.OK);
        });

        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
        // Unpacked it takes more than 1 GiB; other tests of the process allocate meanwhile.
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 512 * 1024 * 1024);
    }

    [Theory]
    [InlineData("abc", StatusCode.Internal)]
    [InlineData("77", (StatusCode)77)]
    [InlineData("9", StatusCode.FailedPrecondition)]
    public async Task Unary_StatusInHeaders_IsRead(string status, StatusCode expected)
    {
        var error = await AskAsync(request =>
        {
            request.BeginOk();
            request.Context.Response.Headers["grpc-status"] = status;
            return Task.CompletedTask;
        });

        Assert.Equal(expected, error.StatusCode);
    }

    private static async Task<RpcException> AskAsync(Func<ScriptedRequest, Task> answer)
    {
        await using var server = await ScriptedServer.StartAsync(answer);
        return await Assert.ThrowsAsync<RpcException>(() =>
            server.Connect(new GrpcChannelOptions()).EchoAsync(new EchoRequest()).ResponseAsync).WaitAsync(Patience);
    }

    private static byte[] Bomb(int size)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var zeroes = new byte[1 << 20];
            for (var written = 0; written < size; written += zeroes.Length)
            {
                gzip.Write(zeroes);
            }
        }

        return packed.ToArray();
    }
}
