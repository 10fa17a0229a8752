// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.Versioning;
using Grpc.Core;
using Grpc.Net.Client;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Streams;

public sealed class StreamTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task Submit_WhileAllPlacesAreTaken_IsTooBusyAndThenGoesThrough()
    {
        await using var running = await Scope.StartAsync(options => options.Limits.ConcurrentSubmissions = 1);
        var hub = running.Hub;
        using (var first = await OpenSubmissionAsync(hub))
        {
            var error = await RefusedOnceAsync(hub);
            Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
            Assert.Equal(("TOO_BUSY", true), (RichError.Of(error).Reason, RichError.Of(error).Retry));
            await first.RequestStream.WriteAsync(Flows.Rows(Flows.Observation("EMI", "NOR", 1)));
            await first.RequestStream.CompleteAsync();
            await first;
        }

        await hub.SubmitAsync(Flows.Header("SWE", "later"), Flows.Observation("EMI", "DNK", 1));
    }

    [Fact]
    public async Task Submit_ThatStandsStill_IsCut()
    {
        await using var running = await Scope.StartAsync(options => options.Limits.StallSeconds = 1);
        using var call = await OpenSubmissionAsync(running.Hub);

        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(Patience));

        Assert.Equal(StatusCode.DeadlineExceeded, error.StatusCode);
        Assert.Contains("stood still for 1 s", error.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_WithOpenStream_EndsItUnavailableWithRetryHint()
    {
        await using var running = await Scope.StartAsync(_ => { });
        using var call = await OpenSubmissionAsync(running.Hub);
        var watch = Stopwatch.StartNew();

        await running.Hub.Host.StopAsync(CancellationToken.None);
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(Patience));

        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
        Assert.True(RichError.Of(error).Retry);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Patience);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Terminate_WithOpenStream_EndsItUnavailableAndTheProcessWith0()
    {
        using TempDirectory directory = new();
        using var process = HubProcess.Start(["--data", directory.File("data"), "--urls", "http://127.0.0.1:0"]);
        using var channel = GrpcChannel.ForAddress(await process.WaitForAddressAsync());
        using TokenMint mint = new(directory.File("data/keys/token.pem"));
        CallOptions options = new(new Metadata { { "authorization", "Bearer " + mint.Token("submitter", "SWE") } });
        using var call = new SubmissionService.SubmissionServiceClient(channel).Submit(options);
        await call.RequestStream.WriteAsync(new SubmitRequest { Header = Flows.Header("SWE", "open") });
        await Task.Delay(500);

        await process.TerminateAsync();
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(Patience));

        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
        Assert.Equal(0, (await process.WaitForExitAsync()).ExitCode);
    }

    [Fact]
    public async Task Stop_WithClientThatNeverEndsItsRequest_IsOverAfterTheGrace()
    {
        await using var running = await Scope.StartAsync(options => options.Limits.ShutdownGraceSeconds = 1);
        using HttpClient client = new();
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(running.Hub.Host.Addresses[0], "grpc.health.v1.Health/Check"))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new EndlessContent(),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        var sending = client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await Task.Delay(300);
        var watch = Stopwatch.StartNew();

        await running.Hub.Host.StopAsync(CancellationToken.None);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Patience);
        await Assert.ThrowsAsync<HttpRequestException>(() => sending.WaitAsync(Patience));
    }

    private static async Task<AsyncClientStreamingCall<SubmitRequest, SubmitResponse>> OpenSubmissionAsync(RunningHub hub)
    {
        var call = new SubmissionService.SubmissionServiceClient(hub.Invoker).Submit(hub.As("submitter", "SWE"));
        await call.RequestStream.WriteAsync(new SubmitRequest { Header = Flows.Header("SWE", "open") });
        return call;
    }

    /// <summary>Tries until the first submission has taken its place: its header may still be on its way.</summary>
    private static async Task<RpcException> RefusedOnceAsync(RunningHub hub)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                await hub.SubmitAsync(Flows.Header("SWE", $"try-{i}"), Flows.Observation("EMI", "DNK", i));
            }
            catch (RpcException error)
            {
                return error;
            }
        }
    }

    private sealed class Scope(RunningHub hub) : IAsyncDisposable
    {
        public RunningHub Hub => hub;

        public static async Task<Scope> StartAsync(Action<StatsExchange.Hub.Options.HubOptions> configure)
        {
            RunningHub hub = new(configure);
            await hub.InitializeAsync();
            return new Scope(hub);
        }

        public async ValueTask DisposeAsync()
        {
            await hub.DisposeAsync();
            hub.Dispose();
        }
    }

    private sealed class EndlessContent : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.FlushAsync();
            await Task.Delay(Timeout.Infinite);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
