// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Jobs;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Journal;
using StatsExchange.Journal.Memory;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Jobs;

/// <summary>A comparison whose process died goes on where it was, on the figures it began with, unless one of them may not be used any more.</summary>
public sealed class ResumedComparisonTests
{
    [Fact]
    public async Task Restart_SomeRunsDone_EndsAsIfUndisturbedAndDoesNoneTwice()
    {
        await using var undisturbed = new MemoryJournal(TimeProvider.System);
        await using var quiet = await ThreeOfficesAsync(undisturbed);
        var expected = await EndOfAsync(quiet, await StartAsync(quiet));

        await using var journal = new MemoryJournal(TimeProvider.System);
        var job = await DyingAsync(journal, recorded: 4);
        await using var hub = await RegionHub.StartAsync(journal);
        var found = await EndOfAsync(hub, job);

        Assert.Equal(expected.Comparison, found.Comparison);
        Assert.Equal(expected.Corridors, found.Corridors);
        var runs = await RunsAsync(journal);
        Assert.Equal(["2014 0", "2014 1", "2014 2", "2015 0", "2015 1", "2015 2"], runs.Select(run => $"{run.TimePeriod} {run.Method}"));
        Assert.Equal([1, 1, 1, 1, 2, 2], runs.Select(run => run.Epoch));
        Assert.Single(runs.Select(run => run.Basis).Distinct());
    }

    [Fact]
    public async Task Restart_FigureOnlyRevisedMeanwhile_RestsOnTheVintagesItBeganWith()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        var job = await DyingAsync(journal, recorded: 2);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false);
        await hub.SubmitAsync("SWE", "DNK EMI 2015 150");
        await hub.DisposeAsync();
        await using var second = await RegionHub.StartAsync(journal);

        var found = await EndOfAsync(second, job);

        var corridor = Assert.Single(found.Corridors, one => one is { TimePeriod: "2015", Origin: "SWE", Destination: "DNK" });
        Assert.Equal((100, 100), (corridor.OriginValue, corridor.Estimates[0].Estimate));
        Assert.Equal(6, (await RunsAsync(journal)).Count);
    }

    [Theory]
    [InlineData("DNK EMI 2015 100 CONF_STATUS=C")]
    [InlineData("DNK EMI 2015 -")]
    public async Task Restart_FigureThatMayNotBeUsedAnyMore_BeginsAnewWithoutIt(string since)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        var job = await DyingAsync(journal, recorded: 4);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false);
        await hub.SubmitAsync("SWE", since);
        await hub.DisposeAsync();
        await using var second = await RegionHub.StartAsync(journal);

        var found = await EndOfAsync(second, job);

        var corridor = Assert.Single(found.Corridors, one => one is { TimePeriod: "2015", Origin: "SWE", Destination: "DNK" });
        Assert.Equal((false, false, 0), (corridor.HasOriginValue, corridor.Estimates[0].HasEstimate, corridor.Predictions.Count));
        Assert.NotEmpty(found.Comparison.Scores);
        Assert.Equal(2, found.Comparison.TwoSided);
        var runs = await RunsAsync(journal);
        Assert.Equal([4, 6], runs.GroupBy(run => run.Basis).Select(alike => alike.Count()));
    }

    [Fact]
    public async Task Watch_ComparisonOfSeveralPeriods_TellsPeriodsDone()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        var job = await DyingAsync(journal, recorded: 4);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false);

        CallerContext.Set(RegionHub.Steward);
        var running = await hub.JobAsync(new GetJobRequest { Job = job.Id });

        Assert.Equal((JobState.Running, 1, 2), (running.Job.State, running.Job.Progress.PeriodsDone, running.Job.Progress.Periods));
        await hub.DisposeAsync();

        await using var second = await RegionHub.StartAsync(journal);
        var seen = new List<Progress>();
        CallerContext.Set(RegionHub.Steward);
        await foreach (var answer in second.Service<JobReader>().WatchAsync(new WatchJobRequest { Job = job.Id }, CancellationToken.None))
        {
            seen.AddRange(new[] { answer.Job.Progress }.OfType<Progress>());
            second.Service<JobRunner>().Wake();
        }

        Assert.NotEmpty(seen);
        Assert.All(seen, progress => Assert.Equal((1, 2), (progress.PeriodsDone, progress.Periods)));
    }

    private static async Task<Job> DyingAsync(MemoryJournal journal, int recorded)
    {
        var (lost, end) = DyingJournal.Over(journal, "method-run-completed", recorded);
        await using var dying = await ThreeOfficesAsync(lost);
        var job = await StartAsync(dying);
        dying.Service<JobRunner>().Wake();
        await end.Lost.WaitAsync(TimeSpan.FromSeconds(60));
        return job;
    }

    private static async Task<RegionHub> ThreeOfficesAsync(IJournal journal)
    {
        var hub = await RegionHub.StartAsync(journal);
        foreach (var member in new[] { "SWE", "DNK", "FIN" })
        {
            await hub.AgreeAsync(member);
        }

        await hub.SubmitAsync("SWE", "DNK EMI 2015 100", "DNK EMI 2014 30", "DNK IMM 2015 60", "FIN IMM 2015 8");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 200", "SWE IMM 2014 70", "SWE EMI 2015 30");
        await hub.SubmitAsync("FIN", "DNK EMI 2015 5");
        return hub;
    }

    private static Task<Job> StartAsync(RegionHub hub)
    {
        var request = new StartMethodComparisonRequest
        {
            RequestId = Guid.NewGuid().ToString("N"),
            Region = RegionHub.Region,
            Pair = "residence",
            TimePeriods = { "2014", "2015" },
            Methods = { new[] { "sending", "factors", "completion" }.Select(method => new MethodChoice { Method = method }) },
            HiddenReports = { HiddenReport.Destination, HiddenReport.Both },
        };
        return hub.StartAsync(request);
    }

    private static async Task<GetMethodComparisonResponse> EndOfAsync(RegionHub hub, Job job)
    {
        Assert.Equal((JobState.Done, ""), ((await hub.EndOfAsync(job)).Job is var ended) ? (ended.State, ended.Failure) : default);
        CallerContext.Set(RegionHub.Steward);
        return await hub.Service<ComparisonReader>().GetAsync(new GetMethodComparisonRequest { Job = job.Id, PageSize = 1000 }, CancellationToken.None);
    }

    private static async Task<List<MethodRunCompleted>> RunsAsync(MemoryJournal journal) =>
        await journal.ReadAsync(StreamName.Region(RegionHub.Region), 1, CancellationToken.None)
            .Where(entry => entry.Kind == "method-run-completed")
            .Select(entry => MethodRunCompleted.Parser.ParseFrom(entry.Body.Span))
            .ToListAsync();
}
