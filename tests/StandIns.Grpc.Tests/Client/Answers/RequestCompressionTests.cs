// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using StandIns.Grpc.Tests.Client.Retries;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests.Client.Answers;

public sealed class RequestCompressionTests
{
    private static readonly EchoRequest Compressible = new() { Payload = ByteString.CopyFrom(new byte[10_000]) };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Unary_GzipAsked_IsCompressedAndNamed(bool mayBeMadeAgain)
    {
        await using var server = await ReadingServerAsync();

        await server.Connect(Options(mayBeMadeAgain)).EchoAsync(Compressible, Gzip()).ResponseAsync;

        var request = server.Requests.Single();
        Assert.InRange(request.MessageSizes.Single(), 1, 1000);
        Assert.Equal("gzip", request.Encoding);
        Assert.DoesNotContain("grpc-internal-encoding-request", request.HeaderNames);
    }

    [Fact]
    public async Task Unary_GzipNotAsked_IsNotCompressed()
    {
        await using var server = await ReadingServerAsync();

        await server.Connect(new GrpcChannelOptions()).EchoAsync(Compressible).ResponseAsync;

        var request = server.Requests.Single();
        Assert.Equal(Compressible.CalculateSize(), request.MessageSizes.Single());
        Assert.Null(request.Encoding);
        Assert.Contains("grpc-accept-encoding", request.HeaderNames);
    }

    [Fact]
    public async Task ClientStreaming_MessageExempted_IsNotCompressed()
    {
        await using var server = await ReadingServerAsync();
        using var call = server.Connect(new GrpcChannelOptions()).Collect(Gzip());

        await call.RequestStream.WriteAsync(Compressible);
        call.RequestStream.WriteOptions = new WriteOptions(WriteFlags.NoCompress);
        await call.RequestStream.WriteAsync(Compressible);
        call.RequestStream.WriteOptions = null;
        await call.RequestStream.WriteAsync(Compressible);
        await call.RequestStream.CompleteAsync();
        await call;

        var sizes = server.Requests.Single().MessageSizes;
        Assert.Equal([true, false, true], sizes.Select(size => size < 1000));
    }

    [Fact]
    public async Task Unary_UnknownEncodingAsked_IsInternal()
    {
        await using var server = await ReadingServerAsync();

        var error = await Assert.ThrowsAsync<RpcException>(() =>
            server.Connect(new GrpcChannelOptions()).EchoAsync(Compressible, new Metadata { { "grpc-internal-encoding-request", "snappy" } }).ResponseAsync);

        Assert.Equal(StatusCode.Internal, error.StatusCode);
        Assert.Contains("snappy", error.Status.Detail, StringComparison.Ordinal);
    }

    private static GrpcChannelOptions Options(bool mayBeMadeAgain) => mayBeMadeAgain ? Policies.ForAll(Policies.Unavailable()) : new GrpcChannelOptions();

    private static Metadata Gzip() => new() { { "grpc-internal-encoding-request", "gzip" } };

    private static Task<ScriptedServer> ReadingServerAsync() => ScriptedServer.StartAsync(async request =>
    {
        await request.ReadMessagesAsync();
        await request.SucceedAsync();
    });
}
