// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;
using SubmitCall = Grpc.Core.AsyncClientStreamingCall<StatsExchange.V1.SubmitRequest, StatsExchange.V1.SubmitResponse>;

namespace StatsExchange.Hub.Tests.Submissions;

/// <summary>Who may hold the places for submissions, and for how long.</summary>
public sealed class PlaceTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Submit_ThatSendsALittleForTooLong_IsCutAndTheOneWaitingGoesThrough()
    {
        await using var running = await HubScope.StartAsync(options =>
        {
            options.Limits.ConcurrentSubmissions = 1;
            options.Limits.SubmissionSeconds = 10;
        });
        using CancellationTokenSource enough = new();
        using var one = await OpenAsync(running.Hub, "SWE", "slow");
        using var two = await OpenAsync(running.Hub, "DNK", "slow");
        Dictionary<SubmitCall, Task> trickles = new() { [one] = TrickleAsync(one, enough.Token), [two] = TrickleAsync(two, enough.Token) };

        // Which of them got the place nobody knows before.
        var cut = await Task.WhenAny(one.ResponseAsync, two.ResponseAsync).WaitAsync(Patience);
        await enough.CancelAsync();
        var waiting = cut == one.ResponseAsync ? two : one;
        await trickles[waiting];
        await waiting.RequestStream.WriteAsync(Flows.Rows(Flows.Observation("EMI", "NOR", 1)));
        await waiting.RequestStream.CompleteAsync();

        var error = await Assert.ThrowsAsync<RpcException>(() => cut);
        Assert.Equal(StatusCode.DeadlineExceeded, error.StatusCode);
        Assert.Contains("not over after 10 s", error.Status.Detail, StringComparison.Ordinal);
        Assert.Equal(1, (await waiting.ResponseAsync.WaitAsync(Patience)).Report.Observations);
    }

    [Fact]
    public async Task Submit_OfOneOffice_CannotTakeAllPlaces()
    {
        await using var running = await HubScope.StartAsync(options =>
        {
            options.Limits.ConcurrentSubmissions = 3;
            options.Limits.WaitingSubmissions = 0;
        });
        var open = await OpenUntilTooBusyAsync(running.Hub, "SWE", 3);

        var other = await running.Hub.SubmitAsync(Flows.Header("DNK", "other"), Flows.Observation("EMI", "NOR", 1)).WaitAsync(Patience);

        Assert.Equal(1, other.Report.Observations);
        open.ForEach(call => call.Dispose());
    }

    [Fact]
    public async Task Submit_WaitingForThePlacesOfItsOffice_LeavesTheQueueToOthers()
    {
        await using var running = await HubScope.StartAsync(options =>
        {
            options.Limits.ConcurrentSubmissions = 1;
            options.Limits.WaitingSubmissions = 2;
        });
        var open = await OpenUntilTooBusyAsync(running.Hub, "SWE", 5);

        var other = running.Hub.SubmitAsync(Flows.Header("DNK", "other"), Flows.Observation("EMI", "NOR", 1));
        // It waits, where it would be refused if those of the other office had taken all of the queue.
        await Assert.ThrowsAsync<TimeoutException>(() => other.WaitAsync(TimeSpan.FromMilliseconds(500)));
        open.ForEach(call => call.Dispose());

        Assert.Equal(1, (await other.WaitAsync(Patience)).Report.Observations);
    }

    /// <summary>Opens one submission more than may be under way or wait, and returns once one of them is refused: then the others are in.</summary>
    private static async Task<List<SubmitCall>> OpenUntilTooBusyAsync(RunningHub hub, string country, int count)
    {
        List<SubmitCall> open = [];
        for (var i = 0; i < count; i++)
        {
            open.Add(await OpenAsync(hub, country, $"open-{i}"));
        }

        var refused = await Task.WhenAny(open.Select(call => call.ResponseAsync)).WaitAsync(Patience);
        var error = await Assert.ThrowsAsync<RpcException>(() => refused);
        Assert.Equal("TOO_BUSY", RichError.Of(error).Reason);
        return open;
    }

    private static async Task<SubmitCall> OpenAsync(RunningHub hub, string country, string requestId)
    {
        var call = new SubmissionService.SubmissionServiceClient(hub.Invoker).Submit(hub.As("submitter", country));
        try
        {
            await call.RequestStream.WriteAsync(new SubmitRequest { Header = Flows.Header(country, requestId) });
        }
        catch (RpcException)
        {
            // Refused before its header was sent; the answer says why.
        }

        return call;
    }

    /// <summary>Sends messages with nothing in them, often enough not to stand still.</summary>
    private static async Task TrickleAsync(SubmitCall call, CancellationToken enough)
    {
        try
        {
            while (!enough.IsCancellationRequested)
            {
                await call.RequestStream.WriteAsync(Flows.Rows(), CancellationToken.None);
                await Task.Delay(100, CancellationToken.None);
            }
        }
        catch (RpcException)
        {
            // The hub ended the call; the answer says why.
        }
    }
}
