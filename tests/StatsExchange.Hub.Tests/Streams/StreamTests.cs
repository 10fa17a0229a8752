// SPDX-License-Identifier: Apache-2.0
using System.Runtime.Versioning;
using Grpc.Core;
using Grpc.Net.Client;
using StatsExchange.Hub.Options;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Streams;

public sealed class StreamTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static void OnePlaceAndNoQueue(HubOptions options)
    {
        options.Limits.ConcurrentSubmissions = 1;
        options.Limits.WaitingSubmissions = 0;
    }

    [Fact]
    public async Task Submit_WhileAllPlacesAreTaken_IsTooBusyAndTheOtherGoesThrough()
    {
        await using var running = await HubScope.StartAsync(OnePlaceAndNoQueue);
        using var taken = await HoldOnlyPlaceAsync(running.Hub.Invoker, running.Hub.As("submitter", "SWE"));

        await taken.RequestStream.WriteAsync(Flows.Rows(Flows.Observation("EMI", "NOR", 1)));
        await taken.RequestStream.CompleteAsync();

        Assert.Equal(1, (await taken).Report.Observations);
        await running.Hub.SubmitAsync(Flows.Header("SWE", "later"), Flows.Observation("EMI", "DNK", 1));
    }

    [Fact]
    public async Task Submit_WhileAllPlacesAreTaken_WaitsForOne()
    {
        await using var running = await HubScope.StartAsync(options => options.Limits.ConcurrentSubmissions = 1);

        var submitted = await Task.WhenAll(Enumerable.Range(0, 6).Select(i =>
            running.Hub.SubmitAsync(Flows.Header("SWE", $"at-once-{i}"), Flows.Observation("EMI", "NOR", i))));

        Assert.Equal([1, 2, 3, 4, 5, 6], submitted.Select(response => response.Revision).Order());
    }

    [Fact]
    public async Task Submit_ThatStandsStill_IsCut()
    {
        await using var running = await HubScope.StartAsync(options => options.Limits.StallSeconds = 1);
        using var call = await OpenAsync(running.Hub.Invoker, running.Hub.As("submitter", "SWE"));

        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(Patience));

        Assert.Equal(StatusCode.DeadlineExceeded, error.StatusCode);
        Assert.Contains("stood still for 1 s", error.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_WithOpenStream_EndsItUnavailableWithRetryHint()
    {
        await using var running = await HubScope.StartAsync(options =>
        {
            OnePlaceAndNoQueue(options);
            options.Limits.ShutdownGraceSeconds = 600;
        });
        using var call = await HoldOnlyPlaceAsync(running.Hub.Invoker, running.Hub.As("submitter", "SWE"));

        // Long before the grace is over.
        await running.Hub.Host.StopAsync(CancellationToken.None).WaitAsync(Patience);
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(Patience));

        Assert.True(error.StatusCode == StatusCode.Unavailable, error.ToString());
        Assert.True(RichError.Of(error).Retry);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Terminate_WithOpenStream_EndsItUnavailableAndTheProcessWith0()
    {
        using TempDirectory directory = new();
        using var process = HubProcess.Start(["--data", directory.File("data"), "--urls", "http://127.0.0.1:0", "--max-concurrent-submissions", "1", "--max-waiting-submissions", "0"]);
        using var channel = GrpcChannel.ForAddress(await process.WaitForAddressAsync());
        using TokenMint mint = new(directory.File("data/keys/token.pem"));
        CallOptions options = new(new Metadata { { "authorization", "Bearer " + mint.Token("submitter", "SWE") } });
        using var call = await HoldOnlyPlaceAsync(channel.CreateCallInvoker(), options);

        await process.TerminateAsync();
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(Patience));

        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
        Assert.Equal(0, (await process.WaitForExitAsync()).ExitCode);
    }

    [Fact]
    public async Task Stop_WithClientThatNeverEndsItsRequest_IsOverAfterTheGrace()
    {
        await using var running = await HubScope.StartAsync(options => options.Limits.ShutdownGraceSeconds = 1);
        using SlowRequest request = new(running.Hub.Host.Addresses[0]);
        await request.SentAsync().WaitAsync(Patience);

        await running.Hub.Host.StopAsync(CancellationToken.None).WaitAsync(Patience);

        Assert.True(await request.IsCutAsync().WaitAsync(Patience));
    }

    private static async Task<AsyncClientStreamingCall<SubmitRequest, SubmitResponse>> OpenAsync(CallInvoker invoker, CallOptions options)
    {
        var call = new SubmissionService.SubmissionServiceClient(invoker).Submit(options);
        try
        {
            await call.RequestStream.WriteAsync(new SubmitRequest { Header = Flows.Header("SWE", "open") });
        }
        catch (RpcException)
        {
            // Refused before its header was sent; the answer says why.
        }

        return call;
    }

    /// <summary>
    /// A submission that a hub with one place has surely taken in: of two, the one that is not told the hub is too busy. Which it is
    /// nobody knows before.
    /// </summary>
    private static async Task<AsyncClientStreamingCall<SubmitRequest, SubmitResponse>> HoldOnlyPlaceAsync(CallInvoker invoker, CallOptions options)
    {
        var one = await OpenAsync(invoker, options);
        var two = await OpenAsync(invoker, options);
        var refused = await Task.WhenAny(one.ResponseAsync, two.ResponseAsync).WaitAsync(Patience);
        var error = await Assert.ThrowsAsync<RpcException>(() => refused);
        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
        Assert.Equal(("TOO_BUSY", true), (RichError.Of(error).Reason, RichError.Of(error).Retry));
        return refused == one.ResponseAsync ? two : one;
    }
}
