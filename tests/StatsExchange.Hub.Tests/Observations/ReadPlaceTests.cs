// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StatsExchange.Hub.Options;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Observations;

/// <summary>Who may hold the places for reads, and for how long.</summary>
public sealed class ReadPlaceTests
{
    private const int Years = 60;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Read_WhileAllPlacesAreTaken_IsTooBusy()
    {
        await using var running = await StartAsync(options => options.Limits.WaitingReads = 0);
        using var taken = await HoldPlaceAsync(running.Hub);
        var analyst = running.Hub.As("analyst", "SWE");
        MirrorService.MirrorServiceClient mirror = new(running.Hub.Invoker);
        using var compare = mirror.CompareCorridor(new CompareCorridorRequest { Origin = "SWE", Destination = "DNK", Pair = "residence" }, analyst);

        await IsTooBusyAsync(ExportAsync(running.Hub, analyst));
        await IsTooBusyAsync(compare.ResponseStream.MoveNext(CancellationToken.None));
        await IsTooBusyAsync(mirror.RankCorridorsAsync(new RankCorridorsRequest { Pair = "residence" }, analyst).ResponseAsync);
    }

    [Fact]
    public async Task Read_OfARoundWhileAllPlacesAreTaken_IsTooBusyUntilOneIsFree()
    {
        await using var running = await StartAsync(options => options.Limits.WaitingReads = 0);
        RoundService.RoundServiceClient rounds = new(running.Hub.Invoker);
        var round = (await rounds.OpenRoundAsync(
            new OpenRoundRequest { RequestId = "open", Region = "EUROPE27", Plan = Plan(DateTimeOffset.UtcNow) }, running.Hub.As("steward", region: "EUROPE27"))).Round.Id;
        var taken = await HoldPlaceAsync(running.Hub);

        foreach (var caller in new[] { running.Hub.As("analyst", "SWE"), running.Hub.As("region", region: "EUROPE27") })
        {
            await IsTooBusyAsync(rounds.GetRoundAsync(new GetRoundRequest { Round = round }, caller).ResponseAsync);
        }

        await IsTooBusyAsync(rounds.RemindRoundAsync(
            new RemindRoundRequest { RequestId = "remind", Round = round }, running.Hub.As("steward", region: "EUROPE27")).ResponseAsync);
        taken.Dispose();
        await FreeAsync(running.Hub);
        Assert.Equal("SWE", Assert.Single((await rounds.GetRoundAsync(new GetRoundRequest { Round = round }, running.Hub.As("analyst", "SWE"))).Lines).Country);
    }

    [Fact]
    public async Task Read_OfAResultWhileAllPlacesAreTaken_IsTooBusyAndTheJobItselfIsTold()
    {
        await using var running = await StartAsync(options => options.Limits.WaitingReads = 0);
        JobService.JobServiceClient jobs = new(running.Hub.Invoker);
        var steward = running.Hub.As("steward", region: "EUROPE27");
        var job = (await jobs.StartReconciliationAsync(
            new StartReconciliationRequest { RequestId = "r", Region = "EUROPE27", Pair = "residence", TimePeriod = "2014", PeriodTo = "2015", Method = "mean" }, steward)).Job.Id;
        using (var watch = jobs.WatchJob(new WatchJobRequest { Job = job }, steward))
        {
            while (await watch.ResponseStream.MoveNext(CancellationToken.None))
            {
            }
        }

        using var taken = await HoldPlaceAsync(running.Hub);

        await IsTooBusyAsync(jobs.GetJobAsync(new GetJobRequest { Job = job, TimePeriod = "2015" }, steward).ResponseAsync);
        await IsTooBusyAsync(jobs.GetMethodComparisonAsync(new GetMethodComparisonRequest { Job = job }, steward).ResponseAsync);
        await IsTooBusyAsync(new DossierService.DossierServiceClient(running.Hub.Invoker).ProposeFigureAsync(
            new ProposeFigureRequest { RequestId = "p", Case = "DNK-SWE.1", Reconciliation = job }, running.Hub.As("analyst", "SWE")).ResponseAsync);
        Assert.Equal(JobState.Done, (await jobs.GetJobAsync(new GetJobRequest { Job = job }, steward)).Job.State);
    }

    [Fact]
    public async Task Read_WhileAllPlacesAreTaken_WaitsUntilItsDeadline()
    {
        await using var running = await StartAsync(_ => { });
        using var taken = await HoldPlaceAsync(running.Hub);

        var error = await Assert.ThrowsAsync<RpcException>(
            () => ExportAsync(running.Hub, running.Hub.As("analyst", "SWE").WithDeadline(DateTime.UtcNow.AddSeconds(1))));

        Assert.Equal(StatusCode.DeadlineExceeded, error.StatusCode);
    }

    [Fact]
    public async Task Export_ThatNobodyReads_IsCutAndTheOneWaitingGoesThrough()
    {
        await using var running = await StartAsync(options => options.Limits.StallSeconds = 5);
        using var taken = await HoldPlaceAsync(running.Hub);

        // So small that it is out whether it is read at once or not.
        var blocks = await ExportAsync(running.Hub, running.Hub.As("analyst", "SWE"), "2015").WaitAsync(Patience);

        Assert.Equal(1, blocks);
        var error = await Assert.ThrowsAsync<RpcException>(() => CountAsync(taken));
        // What the hub says of it would come after the messages that were not taken; only a reset gets through.
        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
    }

    [Fact]
    public async Task Export_ThatNobodyReads_GivesItsPlaceToOthersAndGoesOnLater()
    {
        await using var running = await StartAsync(options => options.Limits.ParkedReads = 1);
        using var waiting = await HoldPlaceAsync(running.Hub);

        Assert.Equal(Years, await ExportAsync(running.Hub, running.Hub.As("analyst", "SWE")).WaitAsync(Patience));

        Assert.Equal(Years, await CountAsync(waiting).WaitAsync(Patience));
    }

    [Fact]
    public async Task Exports_ThatNobodyReads_AreCutLongestFirstWhereTheyAreTooManyToWait()
    {
        await using var running = await StartAsync(options =>
        {
            options.Limits.ConcurrentReads = 2;
            options.Limits.ParkedReads = 2;
        });
        List<AsyncServerStreamingCall<ExportObservationsResponse>> waiting = [];
        for (var i = 0; i < 4; i++)
        {
            waiting.Add(await HoldPlaceAsync(running.Hub));
        }

        Assert.Equal(Years, await ExportAsync(running.Hub, running.Hub.As("analyst", "SWE")).WaitAsync(Patience));

        var error = await Assert.ThrowsAsync<RpcException>(() => CountAsync(waiting[0]).WaitAsync(Patience));
        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
        Assert.Equal(Years, await CountAsync(waiting[3]).WaitAsync(Patience));
        waiting.ForEach(call => call.Dispose());
    }

    [Fact]
    public async Task Exports_OfOneOffice_LeaveHalfOfThePlacesToOthers()
    {
        await using var running = await StartAsync(options => options.Limits.ConcurrentReads = 2);
        await running.Hub.SubmitAsync(Flows.Header("DNK", "small"), Flows.Observation("EMI", "SWE", 1));
        using var taken = await HoldPlaceAsync(running.Hub);
        var ofSame = ExportAsync(running.Hub, running.Hub.As("analyst", "SWE"));
        await Assert.ThrowsAsync<TimeoutException>(() => ofSame.WaitAsync(TimeSpan.FromSeconds(1)));

        var mirror = new MirrorService.MirrorServiceClient(running.Hub.Invoker);
        await mirror.RankCorridorsAsync(new RankCorridorsRequest { Pair = "residence" }, running.Hub.As("analyst", "DNK")).ResponseAsync.WaitAsync(Patience);

        Assert.False(ofSame.IsCompleted);
        taken.Dispose();
        Assert.Equal(Years, await ofSame.WaitAsync(Patience));
    }

    [Fact]
    public async Task Export_ThatIsReadTooSlowly_IsCutInTheEnd()
    {
        await using var running = await StartAsync(options => options.Limits.ReadSeconds = 5);
        using var slow = await HoldPlaceAsync(running.Hub);

        Assert.Equal(1, await ExportAsync(running.Hub, running.Hub.As("analyst", "SWE"), "2015").WaitAsync(Patience));

        var error = await Assert.ThrowsAsync<RpcException>(() => CountAsync(slow).WaitAsync(Patience));
        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
    }

    /// <summary>A hub with one place for reads, which nobody gives to others meanwhile, and figures of Sweden that no buffer on the way holds as a whole.</summary>
    private static async Task<HubScope> StartAsync(Action<HubOptions> configure)
    {
        var running = await HubScope.StartAsync(options =>
        {
            options.Limits.ConcurrentReads = 1;
            options.Limits.ParkedReads = 0;
            configure(options);
        });
        string[] partners = ["DNK", "NOR", "FIN", "ISL", "DEU", "POL", "FRA", "ESP", "ITA", "AUT", "BEL", "NLD", "PRT", "GRC", "IRL"];
        await running.Hub.SubmitAsync(
            Flows.Header("SWE", "large"),
            [.. Enumerable.Range(2015 - Years + 1, Years).SelectMany(year => partners, (year, partner) => Commented(year, partner))]);
        return running;
    }

    private static Observation Commented(int year, string partner)
    {
        var observation = Flows.Observation("EMI", partner, year, $"{year}");
        observation.Attributes.Add("COMMENT", $"{year} {partner} ".PadRight(250, 'x'));
        return observation;
    }

    /// <summary>An export whose first message has come, so that it surely has its place, and which is not read further.</summary>
    private static async Task<AsyncServerStreamingCall<ExportObservationsResponse>> HoldPlaceAsync(RunningHub hub)
    {
        var call = Export(hub, hub.As("analyst", "SWE"));
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        return call;
    }

    /// <summary>Waits until the place that was let go is there again.</summary>
    private static async Task FreeAsync(RunningHub hub)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                await ExportAsync(hub, hub.As("analyst", "SWE"));
                return;
            }
            catch (RpcException error) when (error.StatusCode == StatusCode.ResourceExhausted)
            {
                await Task.Delay(20, patience.Token);
            }
        }
    }

    private static RoundPlan Plan(DateTimeOffset now)
    {
        var later = Timestamp.FromDateTimeOffset(now.AddDays(30));
        return new RoundPlan
        {
            Title = "Flows of 2015",
            Tables = { new RoundTable { Structure = "FLOW", Measure = "EMI", Basis = "RES" } },
            Periods = { "2015" },
            Members = { "DNK", "SWE" },
            Schedule = new RoundSchedule { Due = later, MirrorUntil = later, DecisionUntil = later, Freeze = later, ReviewUntil = later, Release = later },
        };
    }

    private static async Task IsTooBusyAsync(Task read)
    {
        var error = await Assert.ThrowsAsync<RpcException>(() => read.WaitAsync(Patience));
        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
        Assert.Equal(("TOO_BUSY", true), (RichError.Of(error).Reason, RichError.Of(error).Retry));
    }

    private static async Task<int> ExportAsync(RunningHub hub, CallOptions options, string period = "")
    {
        using var call = Export(hub, options, period);
        return await CountAsync(call);
    }

    private static async Task<int> CountAsync(AsyncServerStreamingCall<ExportObservationsResponse> call)
    {
        var blocks = 0;
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            blocks += call.ResponseStream.Current.Block is null ? 0 : 1;
        }

        return blocks;
    }

    private static AsyncServerStreamingCall<ExportObservationsResponse> Export(RunningHub hub, CallOptions options, string period = "") =>
        new ObservationService.ObservationServiceClient(hub.Invoker).ExportObservations(
            new ExportObservationsRequest { RefArea = "SWE", Structure = "FLOW", PeriodFrom = period, PeriodTo = period }, options);
}
