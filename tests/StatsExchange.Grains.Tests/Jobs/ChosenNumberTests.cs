// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Jobs;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Journal.Memory;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Jobs;

/// <summary>Numbers that a steward chooses are held against no report that may be used and not shown: by trying out many, each could be worked out.</summary>
public sealed class ChosenNumberTests
{
    [Theory]
    [InlineData("apart-mean", "3000")]
    [InlineData("apart-mean", "4000")]
    [InlineData("apart-log", "0.03")]
    [InlineData("apart-log", "3")]
    public async Task GetJob_ThresholdOfTheSteward_IsHeldAgainstNoHiddenReport(string id, string value)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await FourOfficesAsync(journal, Use.Estimate);

        var ended = await hub.EndOfAsync(await StartAsync(hub, (id, value)));

        Assert.Equal(JobState.Failed, ended.Job.State);
        Assert.StartsWith($"factors holds {id} against single reports, and those of AUT, SWE may be used and not shown", ended.Job.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetJob_RateOfTheSteward_ConvertsNoHiddenReportForAThreshold()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await FourOfficesAsync(journal, Use.Estimate);

        var ended = await hub.EndOfAsync(await StartAsync(hub, "EXPONENTIAL:0.3"));

        Assert.StartsWith("factors holds stay_factors against single reports", ended.Job.Failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("apart-mean", "100.0")]
    [InlineData("apart-log", "1.0")]
    [InlineData("apart-rounds", "0")]
    public async Task GetJob_ThresholdThatEverybodyGets_IsHeldAgainstAllReports(string id, string value)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await FourOfficesAsync(journal, Use.Estimate);

        var ended = await hub.EndOfAsync(await StartAsync(hub, (id, value)));

        Assert.Equal(JobState.Done, ended.Job.State);
        Assert.True(Assert.Single(ended.Reconciliation.Cells, cell => cell is { Origin: "DNK", Destination: "FIN" }).HasEstimate);
        Assert.Equal([("DNK", "FIN")], ended.Reconciliation.Residuals.Select(residual => (residual.Origin, residual.Destination)));
    }

    [Fact]
    public async Task GetJob_ThresholdHeldAgainstReportsThatWereShownThen_TellsNothingThatFollowsFromThem()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await FourOfficesAsync(journal, Use.Estimate, Use.Compare);
        await hub.AgreeAsync("BEL", Use.Estimate);
        var shown = await hub.AgreeAsync("BEL", Use.Compare);
        await hub.SubmitAsync("BEL", "DNK EMI 2015 80");
        var job = await StartAsync(hub, ("apart-mean", "3000"));
        var before = (await hub.EndOfAsync(job)).Reconciliation;
        Assert.NotEmpty(before.Residuals);
        Assert.NotEmpty(before.Diagnostics);
        Assert.Contains(before.Cells, cell => cell is { Origin: "DNK", Destination: "FIN", HasEstimate: true });

        await hub.RevokeAsync("BEL", shown);
        var after = (await hub.EndOfAsync(job)).Reconciliation;

        Assert.Empty(after.Residuals);
        Assert.Empty(after.Diagnostics);
        Assert.DoesNotContain(after.Cells, cell => cell.HasEstimate);
        Assert.DoesNotContain(after.Factors, factor => factor.HasFactor_);
        Assert.Equal("NOT_SHOWN", Assert.Single(after.Cells, cell => cell is { Origin: "DNK", Destination: "FIN" }).Reason);
    }

    [Fact]
    public async Task Comparison_ThresholdOfTheSteward_IsHeldAgainstNoHiddenReport()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await FourOfficesAsync(journal, Use.Estimate);

        var ended = await hub.EndOfAsync(await StartComparisonAsync(hub));

        Assert.StartsWith("factors holds apart-mean against single reports", ended.Job.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comparison_ThresholdHeldAgainstReportsThatWereShownThen_TellsOfThatMethodNothingThatFollowsFromThem()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await FourOfficesAsync(journal, Use.Estimate, Use.Compare);
        await hub.AgreeAsync("BEL", Use.Estimate);
        var shown = await hub.AgreeAsync("BEL", Use.Compare);
        var job = await StartComparisonAsync(hub);
        await hub.EndOfAsync(job);
        Assert.True(Assert.Single(await CorridorsAsync(), IsOpen).Estimates[1].HasEstimate);
        Assert.NotEmpty(Assert.Single(await CorridorsAsync(), IsOpen).Predictions);

        await hub.RevokeAsync("BEL", shown);
        var after = Assert.Single(await CorridorsAsync(), IsOpen);

        Assert.Equal(["", "NOT_SHOWN"], after.Estimates.Select(estimate => estimate.Reason));
        Assert.Empty(after.Predictions);

        static bool IsOpen(ComparedCorridor corridor) => corridor is { Origin: "DNK", Destination: "FIN" };

        async Task<IEnumerable<ComparedCorridor>> CorridorsAsync()
        {
            CallerContext.Set(RegionHub.Steward);
            return (await hub.Service<ComparisonReader>().GetAsync(new GetMethodComparisonRequest { Job = job.Id }, CancellationToken.None)).Corridors;
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1000000")]
    public async Task StockAccounts_DeathsOfTheSteward_AreHeldAgainstNoHiddenStock(string deaths)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await StocksAsync(journal, Use.Estimate);

        var ended = await hub.EndOfAsync(await StartAccountAsync(hub, deaths));

        Assert.Equal(JobState.Failed, ended.Job.State);
        Assert.StartsWith("stock-accounts holds natives against single reports, and those of SWE may be used and not shown", ended.Job.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StockAccounts_OfStocksThatAreShown_RunOrSayWhereTheyCannot()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await StocksAsync(journal, Use.Estimate, Use.Compare);

        var possible = await hub.EndOfAsync(await StartAccountAsync(hub, "1"));
        var impossible = await hub.EndOfAsync(await StartAccountAsync(hub, "1000000"));

        Assert.Equal(JobState.Done, possible.Job.State);
        Assert.Equal("More people died than lived at the start in SWE.", impossible.Job.Failure);
    }

    [Theory]
    [InlineData("factors", false, "An earlier hub recorded why")]
    [InlineData("factors", true, "More people")]
    [InlineData("mean", false, "More people")]
    public async Task GetJob_FailureOfAnEarlierHub_IsToldWhereTheMethodComparesNothing(string method, bool isChecked, string told)
    {
        const string Failure = "More people died than lived at the start in SWE.";
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false);
        var one = await hub.ReconcileAsync(method);
        var several = await hub.ReconcileAsync(method, "2013", "2014");
        CallerContext.Set(RegionHub.Itself);
        var (first, second) = ((await hub.Grain.ClaimJobAsync(one.Id, "test"))!.Epoch, (await hub.Grain.ClaimJobAsync(several.Id, "test"))!.Epoch);

        await hub.Grain.FailJobAsync(new JobFailed { Id = one.Id, Epoch = first, Failure = Failure, Checked = isChecked }.ToProto());
        await hub.Grain.FailPeriodAsync(
            new ReconciliationPeriodFailed { Id = several.Id, Epoch = second, TimePeriod = "2013", Failure = Failure, Checked = isChecked }.ToProto());

        CallerContext.Set(RegionHub.Steward);
        Assert.StartsWith(told, (await hub.JobAsync(new GetJobRequest { Job = one.Id })).Job.Failure, StringComparison.Ordinal);
        Assert.StartsWith(told, Assert.Single((await hub.JobAsync(new GetJobRequest { Job = several.Id })).Periods).Failure, StringComparison.Ordinal);
    }

    private static async Task<RegionHub> FourOfficesAsync(MemoryJournal journal, params Use[] uses)
    {
        var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE", uses);
        await hub.AgreeAsync("AUT", uses);
        await hub.AgreeAsync("DNK", Use.Estimate, Use.Compare);
        await hub.AgreeAsync("FIN", Use.Estimate, Use.Compare);
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3763", "FIN EMI 2015 811");
        await hub.SubmitAsync("AUT", "DNK EMI 2015 222", "FIN EMI 2015 633");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 3539", "AUT IMM 2015 500", "FIN EMI 2015 100");
        await hub.SubmitAsync("FIN", "SWE IMM 2015 1500", "AUT IMM 2015 450", "DNK IMM 2015 120");
        return hub;
    }

    private static async Task<RegionHub> StocksAsync(MemoryJournal journal, params Use[] swedish)
    {
        var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE", swedish);
        await hub.AgreeAsync("DNK", Use.Estimate, Use.Compare);
        await hub.SubmitAsync("DNK", "STOCK", [Stock("SWE", "2010", 500), Stock("SWE", "2015", 620), Stock("DNK", "2010", 4000), Stock("DNK", "2015", 4000)]);
        await hub.SubmitAsync("SWE", "STOCK", [Stock("DNK", "2010", 4321), Stock("DNK", "2015", 4321), Stock("SWE", "2010", 50), Stock("SWE", "2015", 50)]);
        return hub;
    }

    private static Observation Stock(string birth, string period, double value) => new()
    {
        Dimensions = { ["COUNTERPART_AREA"] = birth, ["MEASURE"] = "IMM", ["BASIS"] = "CB", ["TIME_PERIOD"] = period },
        Value = value,
    };

    private static Task<Job> StartComparisonAsync(RegionHub hub)
    {
        var request = new StartMethodComparisonRequest
        {
            RequestId = Guid.NewGuid().ToString("N"),
            Region = RegionHub.Region,
            Pair = "residence",
            TimePeriods = { "2015" },
            Methods = { new MethodChoice { Method = "mean" }, new MethodChoice { Method = "factors", Parameters = { ["apart-mean"] = "3000" } } },
            HiddenReports = { HiddenReport.Destination },
        };
        return hub.StartAsync(request);
    }

    private static Task<Job> StartAccountAsync(RegionHub hub, string deaths) =>
        StartAsync(hub, "stock-accounts", "birth", "", ("start", "2010"), ("account", "open"), ("natives", $"DNK://0/0,SWE://0/{deaths}"));

    private static Task<Job> StartAsync(RegionHub hub, params (string Id, string Value)[] parameters) => StartAsync(hub, "factors", "residence", "", parameters);

    private static Task<Job> StartAsync(RegionHub hub, string stayFactors) => StartAsync(hub, "factors", "residence", stayFactors);

    private static Task<Job> StartAsync(RegionHub hub, string method, string pair, string stayFactors, params (string Id, string Value)[] parameters)
    {
        var request = new StartReconciliationRequest
        {
            RequestId = Guid.NewGuid().ToString("N"), Region = RegionHub.Region, Pair = pair, TimePeriod = "2015", Method = method, StayFactors = stayFactors,
        };
        foreach (var (id, value) in parameters)
        {
            request.Parameters[id] = value;
        }

        return hub.StartAsync(request);
    }
}
