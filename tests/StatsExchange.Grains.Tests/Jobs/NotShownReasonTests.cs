// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Jobs;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Journal.Memory;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Jobs;

/// <summary>What is told beside estimates - reasons, counts, the fit - tells nothing of how much a member reports whose figures may be used and not shown.</summary>
public sealed class NotShownReasonTests
{
    [Fact]
    public async Task GetJob_ReasonsOfCorridorAndFactor_DoNotTellThatAHiddenReportIsZero()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE", Use.Estimate);
        await hub.AgreeAsync("DNK", Use.Estimate, Use.Compare);
        await hub.SubmitAsync("SWE", "DNK EMI 2015 0");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 35");

        var geometric = (await hub.EndOfAsync(await hub.ReconcileAsync("geometric"))).Reconciliation;
        var factors = (await hub.EndOfAsync(await hub.ReconcileAsync("factors"))).Reconciliation;

        Assert.Equal("NOT_SHOWN", Assert.Single(geometric.Cells, cell => cell is { Origin: "SWE", Destination: "DNK" }).Reason);
        Assert.Equal("NOT_SHOWN", Assert.Single(factors.Factors, factor => factor is { Reporter: "SWE", Side: Side.Emigration }).Reason);
        // That its only partner reports zeros alone would tell the same; that nothing is reported tells nothing.
        Assert.Equal("NOT_SHOWN", Assert.Single(factors.Factors, factor => factor is { Reporter: "DNK", Side: Side.Immigration }).Reason);
        Assert.Equal("NOT_REPORTED", Assert.Single(factors.Factors, factor => factor is { Reporter: "SWE", Side: Side.Immigration }).Reason);
        Assert.Equal("NOT_REPORTED", Assert.Single(geometric.Cells, cell => cell is { Origin: "DNK", Destination: "SWE" }).Reason);
    }

    [Theory]
    [InlineData("mean")]
    [InlineData("geometric")]
    [InlineData("max")]
    public async Task GetJob_MethodOfOneCorridor_TellsTheSameWhateverAHiddenReportIs(string method)
    {
        var (none, some) = (await ToldAsync(0), await ToldAsync(500));

        Assert.Equal(none, some);
        Assert.Contains(none.Cells, cell => cell.HasEstimate);

        async Task<ReconciliationResult> ToldAsync(double hidden)
        {
            await using var journal = new MemoryJournal(TimeProvider.System);
            await using var hub = await ThreeOfficesAsync(journal, hidden);
            return (await hub.EndOfAsync(await hub.ReconcileAsync(method))).Reconciliation;
        }
    }

    [Fact]
    public async Task Comparison_MethodsOfOneCorridor_TellsTheSameWhateverAHiddenReportIs()
    {
        var (none, some) = (await ToldAsync(0), await ToldAsync(500));

        Assert.Equal(none.Comparison, some.Comparison);
        Assert.Equal(none.Corridors, some.Corridors);
        Assert.Equal((1, 1, 4), (none.Comparison.TwoSided, none.Comparison.HiddenCorridors, none.Comparison.CorridorsNotShown));
        var hidden = Assert.Single(none.Corridors, corridor => corridor is { Origin: "SWE", Destination: "DNK" });
        Assert.Equal(["NOT_SHOWN", "NOT_SHOWN", ""], hidden.Estimates.Select(estimate => estimate.Reason));

        async Task<GetMethodComparisonResponse> ToldAsync(double report)
        {
            await using var journal = new MemoryJournal(TimeProvider.System);
            await using var hub = await ThreeOfficesAsync(journal, report);
            return await CompareAsync(hub, new MethodChoice { Method = "geometric" }, new MethodChoice { Method = "mean" }, new MethodChoice { Method = "receiving" });
        }
    }

    [Theory]
    [InlineData(false, "has no two-sided cell")]
    [InlineData(true, "Why is not told")]
    public async Task Comparison_MethodThatCannotRun_SaysWhyWhereAllFiguresMayBeShown(bool isHidden, string why)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await ThreeOfficesAsync(journal, 0, isHidden);

        var found = await CompareAsync(hub, new MethodChoice { Method = "factors", Parameters = { ["benchmark"] = "SWE:emigration" } }, new MethodChoice { Method = "mean" });

        Assert.Contains(why, found.Comparison.Methods[0].Failures["2015"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "The benchmark SWE:emigration has no two-sided cell")]
    [InlineData(true, "The method cannot run on these figures: BENCHMARK_WITHOUT_TWO_SIDED_CELLS.")]
    public async Task GetJob_MethodThatCannotRun_SaysMoreThanTheKindWhereAllFiguresMayBeShown(bool isHidden, string why)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await ThreeOfficesAsync(journal, 0, isHidden);

        var ended = await hub.EndOfAsync(await hub.ReconcileAsync(RegionHub.Steward, "factors", benchmark: "SWE:emigration"));

        Assert.Equal(JobState.Failed, ended.Job.State);
        Assert.StartsWith(why, ended.Job.Failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GetJob_Fit_IsToldWhereAllFiguresMayBeShownAndOfOthersTheResiduals(bool isHidden)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await ThreeOfficesAsync(journal, 500, isHidden);

        var result = (await hub.EndOfAsync(await hub.ReconcileAsync("factors"))).Reconciliation;

        (string, string)[] open = [("DNK", "FIN")];
        Assert.Equal(isHidden ? open : [.. open, ("SWE", "DNK")], result.Residuals.Select(residual => (residual.Origin, residual.Destination)));
        Assert.Equal(isHidden ? [] : ["cells", "components", "objective", "residual"], result.Diagnostics.Keys.Order(StringComparer.Ordinal));
    }

    private static async Task<RegionHub> ThreeOfficesAsync(MemoryJournal journal, double hidden, bool isHidden = true)
    {
        var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE", isHidden ? [Use.Estimate] : [Use.Estimate, Use.Compare]);
        await hub.AgreeAsync("DNK", Use.Estimate, Use.Compare);
        await hub.AgreeAsync("FIN", Use.Estimate, Use.Compare);
        await hub.SubmitAsync("SWE", FormattableString.Invariant($"DNK EMI 2015 {hidden}"));
        await hub.SubmitAsync("DNK", "SWE IMM 2015 700", "FIN EMI 2015 100");
        await hub.SubmitAsync("FIN", "DNK IMM 2015 120");
        return hub;
    }

    private static async Task<GetMethodComparisonResponse> CompareAsync(RegionHub hub, params MethodChoice[] methods)
    {
        CallerContext.Set(RegionHub.Steward);
        var request = new StartMethodComparisonRequest
        {
            RequestId = Guid.NewGuid().ToString("N"), Region = RegionHub.Region, Pair = "residence", TimePeriods = { "2015" }, Methods = { methods }, HiddenReports = { HiddenReport.Destination },
        };
        var job = (await hub.Grain.StartMethodComparisonAsync(request.ToProto())).Read().Job;
        Assert.Equal("", (await hub.EndOfAsync(job)).Job.Failure);
        CallerContext.Set(RegionHub.Steward);
        return await hub.Service<ComparisonReader>().GetAsync(new GetMethodComparisonRequest { Job = job.Id }, CancellationToken.None);
    }
}
