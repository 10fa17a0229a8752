// SPDX-License-Identifier: Apache-2.0
using System.Net.Sockets;
using System.Runtime.Versioning;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.Hub.Tests.Streams;
using static Grpc.Health.V1.HealthCheckResponse.Types;
using HealthClient = Grpc.Health.V1.Health.HealthClient;

namespace StatsExchange.Hub.Tests.Connections;

/// <summary>What one peer may take of the hub, and that others are served while it tries.</summary>
public sealed class ConnectionLimitTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Connect_BeyondTheLimit_IsUnavailableUntilAnotherLeaves()
    {
        await using var running = await HubScope.StartAsync(options => options.Limits.Connections = 1);
        var first = Channel(running.Hub);
        await CheckAsync(first);

        using (var second = Channel(running.Hub))
        {
            Assert.Equal(StatusCode.Unavailable, (await Assert.ThrowsAsync<RpcException>(() => CheckAsync(second))).StatusCode);
        }

        Assert.Equal(ServingStatus.Serving, (await CheckAsync(first)).Status);
        first.Dispose();
        await UntilServedAsync(running.Hub);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Connect_BeyondTheLimitAgainAndAgain_IsOneLineInTheLog()
    {
        using TempDirectory directory = new();
        using var process = HubProcess.Start(["--data", directory.File("data"), "--urls", "http://127.0.0.1:0", "--max-connections", "1"]);
        var address = await process.WaitForAddressAsync();
        using (var first = GrpcChannel.ForAddress(address))
        {
            await CheckAsync(first);
            for (var i = 0; i < 20; i++)
            {
                using TcpClient other = new();
                await other.ConnectAsync(address.Host, address.Port);
                await EndAsync(other.GetStream()).WaitAsync(Patience);
            }
        }

        await process.TerminateAsync();
        var (_, output, _) = await process.WaitForExitAsync();

        Assert.Single(output.Split('\n'), line => line.Contains("20 connections were closed at once", StringComparison.Ordinal));
        Assert.DoesNotContain("rejected", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_BeyondTheLimitOfItsConnection_WaitsAndThoseOfOthersDoNot()
    {
        await using var running = await HubScope.StartAsync(options => options.Limits.CallsPerConnection = 2);
        using var channel = Channel(running.Hub);
        using var one = await WatchAsync(channel);
        var two = await WatchAsync(channel);

        var third = CheckAsync(channel);
        await Assert.ThrowsAsync<TimeoutException>(() => third.WaitAsync(TimeSpan.FromSeconds(1)));
        using (var other = Channel(running.Hub))
        {
            Assert.Equal(ServingStatus.Serving, (await CheckAsync(other)).Status);
        }

        two.Dispose();
        Assert.Equal(ServingStatus.Serving, (await third).Status);
    }

    [Fact]
    public async Task Call_WithTooLargeMetadata_IsRefusedAndTheNextIsServed()
    {
        await using var running = await HubScope.StartAsync(_ => { });
        using var channel = Channel(running.Hub);
        await CheckAsync(channel);

        var error = await Assert.ThrowsAsync<RpcException>(() => CheckAsync(channel, new Metadata { { "x-large", new string('x', 40_000) } }));

        Assert.Contains(error.StatusCode, new[] { StatusCode.ResourceExhausted, StatusCode.Unavailable, StatusCode.Internal });
        Assert.Equal(ServingStatus.Serving, (await CheckAsync(channel)).Status);
    }

    [Fact]
    public async Task Call_WithTokenAndOtherMetadataOfUsualSize_IsServed()
    {
        await using var running = await HubScope.StartAsync(_ => { });
        using var channel = Channel(running.Hub);

        Assert.Equal(ServingStatus.Serving, (await CheckAsync(channel, new Metadata { { "x-token", new string('x', 16_000) } })).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u0004\0\0\0\0\0")]
    public async Task Connection_WithoutACall_IsClosed(string sent)
    {
        await using var running = await HubScope.StartAsync(options => options.Limits.IdleSeconds = 1);
        using TcpClient client = new();
        await client.ConnectAsync(running.Hub.Host.Addresses[0].Host, running.Hub.Host.Addresses[0].Port);
        var stream = client.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(sent));

        await EndAsync(stream).WaitAsync(Patience);
    }

    [Fact]
    public async Task Message_ThatComesTooSlowly_IsCutAndOthersAreServed()
    {
        await using var running = await HubScope.StartAsync(_ => { });
        using SlowRequest slow = new(running.Hub.Host.Addresses[0], bytesPerSecond: 50, ahead: 0);
        await slow.SentAsync().WaitAsync(Patience);

        using var channel = Channel(running.Hub);
        Assert.Equal(ServingStatus.Serving, (await CheckAsync(channel)).Status);
        Assert.True(await slow.IsCutAsync().WaitAsync(Patience));
        Assert.Equal(ServingStatus.Serving, (await CheckAsync(channel)).Status);
    }

    [Fact]
    public async Task Http1_OnThePortOfHttp2_IsToldSoInPlainWords()
    {
        await using var running = await HubScope.StartAsync(_ => { });
        using HttpClient client = new();

        using var response = await client.GetAsync(running.Hub.Host.Addresses[0]);

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal("An HTTP/1.x request was sent to an HTTP/2 only endpoint.", await response.Content.ReadAsStringAsync());
    }

    private static async Task<AsyncServerStreamingCall<HealthCheckResponse>> WatchAsync(GrpcChannel channel)
    {
        var watch = new HealthClient(channel).Watch(new HealthCheckRequest());
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(Patience));
        return watch;
    }

    private static Task<HealthCheckResponse> CheckAsync(GrpcChannel channel, Metadata? headers = null) =>
        new HealthClient(channel).CheckAsync(new HealthCheckRequest(), headers, DateTime.UtcNow.Add(Patience)).ResponseAsync;

    private static async Task UntilServedAsync(RunningHub hub)
    {
        using CancellationTokenSource patience = new(Patience);
        while (true)
        {
            using var channel = Channel(hub);
            try
            {
                await CheckAsync(channel);
                return;
            }
            catch (RpcException error) when (error.StatusCode == StatusCode.Unavailable)
            {
                await Task.Delay(100, patience.Token);
            }
        }
    }

    // How a connection is closed is no concern of the limit.
    private static async Task EndAsync(NetworkStream stream)
    {
        try
        {
            await ReadToEndAsync(stream);
        }
        catch (IOException)
        {
        }
    }

    private static async Task ReadToEndAsync(NetworkStream stream)
    {
        var buffer = new byte[4096];
        while (await stream.ReadAsync(buffer) > 0)
        {
        }
    }

    // One connection each, so that what is measured is the hub's limit and not the client's way around it.
    private static GrpcChannel Channel(RunningHub hub) => GrpcChannel.ForAddress(
        hub.Host.Addresses[0],
        new GrpcChannelOptions { HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = false }, DisposeHttpClient = true });
}
