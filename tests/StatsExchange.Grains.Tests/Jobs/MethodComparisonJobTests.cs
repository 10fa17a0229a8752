// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Jobs;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Journal.Memory;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Jobs;

/// <summary>Several methods on one region as a job: what it finds, what of it is told, and what is refused.</summary>
public sealed class MethodComparisonJobTests
{
    [Fact]
    public async Task Comparison_TwoPeriods_TellsEstimatesDifferencesAndScores()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await ThreeOfficesAsync(journal);

        var found = await EndOfAsync(hub, await hub.StartAsync(Request("receiving", "sending", "mean")));

        var comparison = found.Comparison;
        Assert.Equal(["receiving", "sending", "mean"], comparison.Methods.Select(method => method.Name));
        Assert.Equal(["DNK", "FIN", "SWE"], comparison.Vintages.Keys.Order());
        Assert.Equal(24, comparison.WithoutAgreement.Count);
        // Six corridors in each of two years; the one the methods differ most on is first.
        Assert.Equal(12, found.Corridors.Count);
        var first = found.Corridors[0];
        Assert.Equal(("2015", "SWE", "DNK", 100, 200), (first.TimePeriod, first.Origin, first.Destination, first.OriginValue, first.DestinationValue));
        Assert.Equal([200, 100, 150], first.Estimates.Select(estimate => estimate.Estimate));
        Assert.Equal((100, Math.Log(2)), (first.Spread, first.LogSpread));
        var silent = Assert.Single(found.Corridors, corridor => corridor is { TimePeriod: "2015", Origin: "SWE", Destination: "FIN" });
        Assert.Equal(["DESTINATION_MISSING", "ORIGIN_MISSING", "NOT_REPORTED"], silent.Estimates.Select(estimate => estimate.Reason));
        Assert.DoesNotContain(silent.Estimates, estimate => estimate.HasEstimate);
        Assert.False(silent.HasSpread || silent.HasOriginValue);
        // One side only is no 0: the mean is not defined, and no report can be hidden.
        var oneSided = Assert.Single(found.Corridors, corridor => corridor is { TimePeriod: "2015", Origin: "FIN", Destination: "SWE" });
        Assert.Equal(["", "ORIGIN_MISSING", "ORIGIN_MISSING"], oneSided.Estimates.Select(estimate => estimate.Reason));
        Assert.Empty(oneSided.Predictions);
        Assert.Equal(6, comparison.Differences.Count);
        var apart = Assert.Single(comparison.Differences, difference => difference is { First: "receiving", Second: "sending", TimePeriod: "2015" });
        Assert.Equal((2, 0.5), (apart.Corridors, apart.SumRatio));
    }

    [Fact]
    public async Task Comparison_HiddenReports_AreScoredAndTellWhatCouldNotBePredicted()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await ThreeOfficesAsync(journal);
        var request = Request("sending", "mean", "factors");
        request.HiddenReports.Add([HiddenReport.Destination, HiddenReport.Both]);

        var found = await EndOfAsync(hub, await hub.StartAsync(request));

        // SWE → DNK, DNK → SWE in 2015 and SWE → DNK in 2014 have two values above 0.
        Assert.Equal((3, 3), (found.Comparison.TwoSided, found.Comparison.HiddenCorridors));
        Assert.Equal(6, found.Comparison.Scores.Count);
        var naive = Assert.Single(found.Comparison.Scores, score => score is { Method: "sending", HiddenReport: HiddenReport.Destination });
        Assert.Equal((3, 3, 0.0), (naive.Hidden, naive.Predicted, naive.Within25));
        Assert.Equal(Math.Log(2), naive.MedianLogError, 12);
        var mean = Assert.Single(found.Comparison.Scores, score => score is { Method: "mean", HiddenReport: HiddenReport.Destination });
        Assert.Equal((3, 0, false), (mean.Hidden, mean.Predicted, mean.HasMedianLogError));
        Assert.Equal(("DESTINATION_MISSING", 3), Assert.Single(mean.Unpredicted.Select(why => (why.Reason, why.Reports))));
        Assert.All(
            found.Comparison.Scores.Where(score => score.HiddenReport == HiddenReport.Both && score.Method != "factors"),
            score => Assert.Equal((0, 3), (score.Predicted, score.Unpredicted.Sum(why => why.Reports))));
        var predictions = found.Corridors[0].Predictions;
        Assert.Equal(6, predictions.Count);
        Assert.Equal(100, Assert.Single(predictions, p => p is { Method: 0, HiddenReport: HiddenReport.Destination }).Predicted);
        Assert.Equal("DESTINATION_MISSING", Assert.Single(predictions, p => p is { Method: 1, HiddenReport: HiddenReport.Destination }).Reason);
    }

    [Fact]
    public async Task Comparison_FewerAskedToBeHidden_TakesThatMany()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await ThreeOfficesAsync(journal);
        var request = Request("sending", "receiving");
        request.HiddenReports.Add(HiddenReport.Origin);
        request.MostHiddenCorridors = 2;

        var found = await EndOfAsync(hub, await hub.StartAsync(request));

        Assert.Equal((3, 2), (found.Comparison.TwoSided, found.Comparison.HiddenCorridors));
        Assert.All(found.Comparison.Scores, score => Assert.Equal(2, score.Hidden));
        Assert.Equal(2, found.Corridors.Count(corridor => corridor.Predictions.Count > 0));
    }

    [Fact]
    public async Task Comparison_SuppressedFigure_EntersNoMethodAndNoScore()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE");
        await hub.AgreeAsync("DNK");
        await hub.SubmitAsync("SWE", "DNK EMI 2015 17 CONF_STATUS=C");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 19");
        var request = Request("receiving", "sending", "factors");
        request.HiddenReports.Add([HiddenReport.Destination, HiddenReport.Origin]);
        request.TimePeriods.Remove("2014");

        var found = await EndOfAsync(hub, await hub.StartAsync(request));

        var corridor = Assert.Single(found.Corridors, corridor => corridor is { Origin: "SWE", Destination: "DNK" });
        Assert.Equal(("ORIGIN_SUPPRESSED", false), (corridor.Remark, corridor.HasOriginValue));
        Assert.Equal([true, false, false], corridor.Estimates.Select(estimate => estimate.HasEstimate));
        Assert.Equal("WITHHELD", corridor.Estimates[1].Reason);
        Assert.Equal((0, 0), (found.Comparison.TwoSided, found.Comparison.HiddenCorridors));
        Assert.All(found.Comparison.Scores, score => Assert.Equal((0, false), (score.Hidden, score.HasMedianLogError)));
    }

    [Fact]
    public async Task Comparison_MemberThatNoLongerPermitsEstimates_IsLeftOutWithWhatRestsOnAll()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE");
        await hub.AgreeAsync("DNK");
        var finnish = await hub.AgreeAsync("FIN");
        await SubmitAsync(hub);
        var request = Request("sending", "receiving");
        request.HiddenReports.Add(HiddenReport.Destination);
        var job = await hub.StartAsync(request);
        Assert.NotEmpty((await EndOfAsync(hub, job)).Comparison.Scores);

        await hub.RevokeAsync("FIN", finnish);
        var found = await GetAsync(hub, job.Id);

        Assert.Equal(4, found.Corridors.Count);
        Assert.DoesNotContain(found.Corridors, corridor => corridor.Origin == "FIN" || corridor.Destination == "FIN");
        Assert.Contains("FIN", found.Comparison.WithoutAgreement);
        Assert.Empty(found.Comparison.Scores);
        Assert.Empty(found.Comparison.Differences);
    }

    [Theory]
    [InlineData("DNK EMI 2015 -")]
    [InlineData("DNK EMI 2015 100 CONF_STATUS=C")]
    public async Task Comparison_FigureWithheldOrTakenBackSince_TellsNothingOfItsCorridorNorOfWhatRestsOnAll(string since)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await ThreeOfficesAsync(journal);
        var request = Request("sending", "factors");
        request.HiddenReports.Add(HiddenReport.Destination);
        var job = await hub.StartAsync(request);
        Assert.NotEmpty((await EndOfAsync(hub, job)).Corridors[0].Predictions);

        await hub.SubmitAsync("SWE", since);
        var found = await GetAsync(hub, job.Id);

        var held = Assert.Single(found.Corridors, corridor => corridor is { TimePeriod: "2015", Origin: "SWE", Destination: "DNK" });
        var none = new MethodEstimate { Reason = "WITHHELD" };
        Assert.Equal(new ComparedCorridor { TimePeriod = "2015", Origin = "SWE", Destination = "DNK", Remark = "WITHHELD", Estimates = { none, none } }, held);
        Assert.Contains(found.Corridors, corridor => corridor is { TimePeriod: "2014", Origin: "SWE", Destination: "DNK", OriginValue: 30 });
        Assert.Empty(found.Comparison.Scores);
        Assert.Empty(found.Comparison.Differences);
    }

    [Fact]
    public async Task Comparison_MemberThatShowsNothing_KeepsItsFiguresAndWhatLeadsBackToThem()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE");
        await hub.AgreeAsync("FIN");
        await hub.AgreeAsync("DNK", Use.Estimate);
        await SubmitAsync(hub);
        await hub.SubmitAsync("FIN", "SWE EMI 2015 10");
        var request = Request("sending", "receiving", "mean");
        request.HiddenReports.Add(HiddenReport.Destination);

        var found = await EndOfAsync(hub, await hub.StartAsync(request));

        // Sweden and Finland show theirs: one corridor of two-sided figures, 10 and 8.
        var corridor = Assert.Single(found.Corridors, corridor => corridor is { TimePeriod: "2015", Origin: "SWE", Destination: "DNK" });
        Assert.Equal((true, false), (corridor.HasOriginValue, corridor.HasDestinationValue));
        Assert.Equal([100, 0, 0], corridor.Estimates.Select(estimate => estimate.Estimate));
        Assert.Equal(["", "NOT_SHOWN", "NOT_SHOWN"], corridor.Estimates.Select(estimate => estimate.Reason));
        Assert.Empty(corridor.Predictions);
        Assert.False(corridor.HasSpread || corridor.HasLogSpread);
        Assert.Equal(("FIN", "SWE"), (found.Corridors[0].Origin, found.Corridors[0].Destination));
        Assert.Equal(8, found.Comparison.CorridorsNotShown);
        var apart = Assert.Single(found.Comparison.Differences, difference => difference is { First: "sending", Second: "receiving", TimePeriod: "2015" });
        Assert.Equal((1, 0.8), (apart.Corridors, apart.SumRatio));
        var score = Assert.Single(found.Comparison.Scores, score => score.Method == "sending");
        Assert.Equal((1, 1), (score.Hidden, score.Predicted));
        Assert.Equal(Math.Log(1.25), score.MedianLogError, 12);
    }

    [Fact]
    public async Task Comparison_MethodThatCannotRun_SaysWhyAndTheOthersRun()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await ThreeOfficesAsync(journal);
        var request = Request("receiving", "factors");
        request.Methods[1].Parameters["benchmark"] = "FIN:emigration";
        request.HiddenReports.Add(HiddenReport.Origin);

        var found = await EndOfAsync(hub, await hub.StartAsync(request));

        Assert.Empty(found.Comparison.Methods[0].Failures);
        Assert.Equal(["2014", "2015"], found.Comparison.Methods[1].Failures.Keys.Order());
        Assert.All(found.Corridors, corridor => Assert.Equal("CANNOT_RUN", corridor.Estimates[1].Reason));
        Assert.Equal(("CANNOT_RUN", 3), Assert.Single(found.Comparison.Scores[1].Unpredicted.Select(why => (why.Reason, why.Reports))));
        Assert.Equal(3, found.Comparison.Scores[0].Predicted);
    }

    [Fact]
    public async Task Comparison_Pages_HoldEachCorridorOnceInOneOrder()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await ThreeOfficesAsync(journal);
        var job = await hub.StartAsync(Request("receiving", "sending"));
        var whole = await EndOfAsync(hub, job);

        var token = "";
        var paged = new List<ComparedCorridor>();
        do
        {
            CallerContext.Set(RegionHub.Steward);
            var page = await hub.Service<ComparisonReader>().GetAsync(new GetMethodComparisonRequest { Job = job.Id, PageSize = 5, PageToken = token }, CancellationToken.None);
            Assert.Equal(whole.Comparison, page.Comparison);
            paged.AddRange(page.Corridors);
            token = page.NextPageToken;
        }
        while (token.Length > 0);

        Assert.Equal(whole.Corridors, paged);
    }

    [Theory]
    [InlineData("methods")]
    [InlineData("names")]
    [InlineData("methods[1].method")]
    [InlineData("methods[1].parameters")]
    [InlineData("time_periods")]
    [InlineData("hidden_reports")]
    [InlineData("pair")]
    public async Task Start_FieldThatIsNotAsItMustBe_IsRefusedAndNamed(string fault)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        var request = Request("receiving", "factors");
        switch (fault)
        {
            case "methods":
                request.Methods.RemoveAt(1);
                break;
            case "names":
                request.Methods[1].Name = "receiving";
                break;
            case "methods[1].method":
                request.Methods[1].Method = "guessing";
                break;
            case "methods[1].parameters":
                request.Methods[1].Parameters["pool"] = "2014";
                break;
            case "time_periods":
                request.TimePeriods.Add("2015");
                break;
            case "hidden_reports":
                request.HiddenReports.Add(HiddenReport.Unspecified);
                break;
            default:
                request.Methods[1].Method = "stock-differences";
                request.Methods[1].Parameters["start"] = "2010";
                break;
        }

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.StartAsync(request));

        Assert.Contains(refusal.Violations, violation => violation.Field == (fault == "names" ? "methods" : fault));
    }

    [Fact]
    public async Task Start_TransitionsBesideStocksOrScored_IsRefused()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        var mixed = Request("receiving", "stock-differences");
        (mixed.Pair, mixed.Methods[1].Parameters["start"]) = ("birth", "2010");
        var scored = Request("stock-differences", "stock-differences");
        (scored.Pair, scored.Methods[1].Name, scored.Methods[1].Parameters["decreases"]) = ("birth", "returns", "returns");
        scored.Methods[0].Parameters["start"] = scored.Methods[1].Parameters["start"] = "2010";
        scored.HiddenReports.Add(HiddenReport.Origin);

        var first = await Assert.ThrowsAsync<RefusedException>(() => hub.StartAsync(mixed));
        var second = await Assert.ThrowsAsync<RefusedException>(() => hub.StartAsync(scored));

        Assert.Equal("methods", Assert.Single(first.Violations).Field);
        Assert.Equal("hidden_reports", Assert.Single(second.Violations).Field);
    }

    [Fact]
    public async Task Comparison_ThatIsCancelled_LeavesNothingToBeRead()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await ThreeOfficesAsync(journal);
        var job = await hub.StartAsync(Request("receiving", "sending"));
        CallerContext.Set(RegionHub.Steward);
        await hub.Grain.CancelJobAsync(new CancelJobRequest { RequestId = Guid.NewGuid().ToString("N"), Job = job.Id }.ToProto());

        await hub.EndOfAsync(job);
        var refusal = await Assert.ThrowsAsync<RefusedException>(() => GetAsync(hub, job.Id));

        Assert.Equal(ErrorReason.StateNotFit, refusal.Reason);
    }

    [Fact]
    public async Task Get_OfAReconciliation_IsNotThere()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await ThreeOfficesAsync(journal);
        var job = await hub.ReconcileAsync();
        await hub.EndOfAsync(job);

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => GetAsync(hub, job.Id));

        Assert.Equal(ErrorReason.NotFound, refusal.Reason);
    }

    private static StartMethodComparisonRequest Request(params string[] methods) => new()
    {
        RequestId = Guid.NewGuid().ToString("N"),
        Region = RegionHub.Region,
        Pair = "residence",
        TimePeriods = { "2014", "2015" },
        Methods = { methods.Select(method => new MethodChoice { Method = method }) },
    };

    private static async Task<RegionHub> ThreeOfficesAsync(MemoryJournal journal)
    {
        var hub = await RegionHub.StartAsync(journal);
        foreach (var member in new[] { "SWE", "DNK", "FIN" })
        {
            await hub.AgreeAsync(member);
        }

        await SubmitAsync(hub);
        return hub;
    }

    private static async Task SubmitAsync(RegionHub hub)
    {
        await hub.SubmitAsync("SWE", "DNK EMI 2015 100", "DNK EMI 2014 30", "DNK IMM 2015 60", "FIN IMM 2015 8");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 200", "SWE IMM 2014 70", "SWE EMI 2015 30");
        await hub.SubmitAsync("FIN", "DNK EMI 2015 5");
    }

    private static async Task<GetMethodComparisonResponse> EndOfAsync(RegionHub hub, Job job)
    {
        Assert.Equal(JobKind.MethodComparison, job.Kind);
        var ended = await hub.EndOfAsync(job);
        Assert.Equal("", ended.Job.Failure);
        return await GetAsync(hub, job.Id);
    }

    private static Task<GetMethodComparisonResponse> GetAsync(RegionHub hub, string job)
    {
        CallerContext.Set(RegionHub.Steward);
        return hub.Service<ComparisonReader>().GetAsync(new GetMethodComparisonRequest { Job = job, PageSize = 1000 }, CancellationToken.None);
    }
}
