// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Jobs;
using StatsExchange.Grains.Regions;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Journal;
using StatsExchange.Journal.Memory;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Jobs;

public sealed class RangeJobTests
{
    private const string NoPartners = "The benchmark DNK:immigration has no two-sided cell with both values above 0.";

    [Fact]
    public async Task Range_ThreePeriods_EachHasItsResultAndItsEntry()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await TwoOfficesAsync(journal);

        var job = await hub.ReconcileAsync("mean", "2014", "2016");
        var ended = await hub.EndOfAsync(job);

        Assert.Equal((JobState.Done, "2014", "2016", "mean"), (ended.Job.State, ended.Job.PeriodFrom, ended.Job.PeriodTo, ended.Job.Method));
        Assert.Null(ended.Reconciliation);
        Assert.Equal(["2014", "2015", "2016"], ended.Periods.Select(period => period.TimePeriod));
        Assert.Equal([110, 220, null], (await EstimatesAsync(hub, job, "2014", "2015", "2016")).Select(estimate => estimate));
        Assert.Equal(
            ["job-started", "job-claimed", "reconciliation-period-completed", "reconciliation-period-completed", "reconciliation-period-completed", "reconciliation-completed"],
            await KindsAsync(journal));
    }

    [Fact]
    public async Task Range_PeriodThatIsNoneOfIt_IsRefused()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await TwoOfficesAsync(journal);
        var job = await hub.ReconcileAsync("mean", "2014", "2015");
        await hub.EndOfAsync(job);

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.ResultAsync(job, "2016"));

        Assert.Equal("time_period", Assert.Single(refusal.Violations).Field);
    }

    [Theory]
    [InlineData("2015", "2014")]
    [InlineData("2015", "2015-Q4")]
    [InlineData("1850", "1970")]
    [InlineData("2015", "later")]
    public async Task Start_RangeThatIsNone_IsRefused(string from, string to)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false);

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.ReconcileAsync("mean", from, to));

        Assert.Equal("period_to", Assert.Single(refusal.Violations).Field);
    }

    [Fact]
    public async Task Start_CorridorsOutsideTheRegionAndTwice_NamesEach()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false);

        var refusal = await Assert.ThrowsAsync<RefusedException>(
            () => hub.ReconcileAsync("mean", "2015", "", ("SWE", "DNK"), ("SWE", "PHL"), ("SWE", "DNK"), ("SWE", "SWE")));

        Assert.Equal(["corridors[1]", "corridors[2]", "corridors[3]"], refusal.Violations.Select(violation => violation.Field));
    }

    [Fact]
    public async Task Corridors_OneOfMany_HasTheEstimateItHasAmongAll()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await TwoOfficesAsync(journal);
        await hub.SubmitAsync("DNK", "SWE EMI 2014 45");
        await hub.SubmitAsync("SWE", "DNK IMM 2014 40");

        var all = (await hub.EndOfAsync(await hub.ReconcileAsync("factors", "2014", ""))).Reconciliation;
        var one = (await hub.EndOfAsync(await hub.ReconcileAsync("factors", "2014", "", ("SWE", "DNK")))).Reconciliation;

        Assert.Equal(702, all.Cells.Count);
        Assert.Equal(all.Cells.Single(cell => cell is { Origin: "SWE", Destination: "DNK" }), Assert.Single(one.Cells));
        Assert.Equal(all.Factors, one.Factors);
        Assert.Equal(("SWE", "DNK"), one.Residuals.Select(residual => (residual.Origin, residual.Destination)).Single());
    }

    [Fact]
    public async Task Restart_SomePeriodsDone_GoesOnWithTheNextAndNamesWhoRevisedMeanwhile()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        Job job;
        await using (var dying = await TwoOfficesAsync(journal, doesJobs: false))
        {
            job = await dying.ReconcileAsync("mean", "2014", "2016");
            await RecordByHandAsync(dying, journal, job, "2014", value: 7);
            await dying.SubmitAsync("DNK", "SWE IMM 2015 260");
        }

        await using var hub = await RegionHub.StartAsync(journal);
        var ended = await hub.EndOfAsync(job);

        Assert.Equal(JobState.Done, ended.Job.State);
        Assert.Equal([7, 230, null], await EstimatesAsync(hub, job, "2014", "2015", "2016"));
        Assert.Equal(["DNK"], (await hub.ResultAsync(job, "2015")).RevisedMembers);
        Assert.Empty((await hub.ResultAsync(job, "2016")).RevisedMembers);
        Assert.Equal(3, (await KindsAsync(journal)).Count(kind => kind == "reconciliation-period-completed"));
    }

    [Fact]
    public async Task Range_FigureMarkedConfidentialWhileItRuns_IsNotUsedThoughTheVintageReadHadIt()
    {
        await using var memory = new MemoryJournal(TimeProvider.System);
        var (journal, release) = HeldJournal.Over(memory, staged: 2);
        await using var hub = await TwoOfficesAsync(journal);
        await hub.SubmitAsync("SWE", "DNK EMI 2016 300");
        await hub.SubmitAsync("DNK", "SWE IMM 2016 360");
        var job = await hub.ReconcileAsync("receiving", "1900", "2016");
        var isMarked = false;

        CallerContext.Set(RegionHub.Steward);
        await foreach (var seen in hub.Service<JobReader>().WatchAsync(new WatchJobRequest { Job = job.Id }, CancellationToken.None))
        {
            hub.Service<JobRunner>().Wake();
            if (!isMarked && seen.Job.Progress is { PeriodsDone: 2 })
            {
                await hub.SubmitAsync("DNK", "SWE IMM 2016 360 CONF_STATUS=C", "SWE IMM 1999 5");
                CallerContext.Set(RegionHub.Steward);
                isMarked = true;
                release();
            }
        }

        Assert.True(isMarked, "The job ended before a period of it was seen done.");
        var result = await hub.ResultAsync(job, "2016");
        var corridor = result.Cells.Single(cell => cell is { Origin: "SWE", Destination: "DNK" });
        Assert.Equal((false, false, "DESTINATION_SUPPRESSED"), (corridor.HasEstimate, corridor.HasDestinationValue, corridor.Reason));
        Assert.Equal(["DNK"], result.RevisedMembers);
        Assert.Equal([120, 240], await EstimatesAsync(hub, job, "2014", "2015"));
    }

    [Fact]
    public async Task GetJob_ResultTooLargeForAMessage_ComesInPagesWithNothingLost()
    {
        const int cells = 20_000;
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await TwoOfficesAsync(journal, doesJobs: false);
        var job = await hub.ReconcileAsync("mean", "2014", "2015");
        foreach (var period in new[] { "2014", "2015" })
        {
            await RecordByHandAsync(hub, journal, job, period, value: 7, cells);
        }

        var (estimates, residuals, pages, token) = (new List<double>(), 0, 0, "");
        CallerContext.Set(RegionHub.Steward);
        do
        {
            var answer = await hub.JobAsync(new GetJobRequest { Job = job.Id, TimePeriod = "2015", PageToken = token });
            Assert.True(answer.CalculateSize() < 1024 * 1024);
            Assert.Equal(pages == 0, answer.Reconciliation.Vintages.Count > 0);
            estimates.AddRange(answer.Reconciliation.Cells.Select(cell => cell.Estimate));
            residuals += answer.Reconciliation.Residuals.Count;
            (pages, token) = (pages + 1, answer.NextPageToken);
        }
        while (token.Length > 0);

        Assert.Equal(Enumerable.Range(0, cells).Select(at => 7.0 + at), estimates);
        Assert.Equal((1, 3), (residuals, pages));
        var first = await hub.JobAsync(new GetJobRequest { Job = job.Id, TimePeriod = "2014" });
        var foreign = await Assert.ThrowsAsync<RefusedException>(
            () => hub.JobAsync(new GetJobRequest { Job = job.Id, TimePeriod = "2015", PageToken = first.NextPageToken }));
        Assert.Equal("page_token", Assert.Single(foreign.Violations).Field);
    }

    [Fact]
    public async Task Range_BenchmarkWithoutPartnersInOnePeriod_EndsThatOneWithTheReasonAndTheOthersGoOn()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await TwoOfficesAsync(journal);
        await hub.SubmitAsync("SWE", "DNK EMI 2017 300");
        await hub.SubmitAsync("DNK", "SWE IMM 2017 330");
        var job = await StartAsync(hub, "DNK:immigration", "2015", "2017");

        var ended = await hub.EndOfAsync(job);

        Assert.Equal((JobState.Done, 1, ""), (ended.Job.State, ended.Job.FailedPeriods, ended.Job.Failure));
        Assert.Equal(["2015", "2016", "2017"], ended.Periods.Select(period => period.TimePeriod));
        Assert.Equal(["", NoPartners, ""], ended.Periods.Select(period => period.Failure));
        Assert.Equal([240, 330], await EstimatesAsync(hub, job, "2015", "2017"));
        Assert.Null(await hub.ResultAsync(job, "2016"));
        Assert.Equal(
            ["job-started", "job-claimed", "reconciliation-period-completed", "reconciliation-period-failed", "reconciliation-period-completed", "reconciliation-completed"],
            await KindsAsync(journal));
    }

    [Fact]
    public async Task Range_LastPeriodFails_IsDoneAndASnapshotHasWhatThereIs()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await TwoOfficesAsync(journal);
        var job = await StartAsync(hub, "DNK:immigration", "2015", "2016");
        Assert.Equal(JobState.Done, (await hub.EndOfAsync(job)).Job.State);

        var pulled = await hub.PullAsync(await hub.SnapshotAsync(from: "2015", to: "2016", reconciliations: [job.Id]));
        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.SnapshotAsync(from: "2016", to: "2016", reconciliations: [job.Id]));

        Assert.Equal(["2015"], pulled.Manifest.Reconciliations.Select(reconciliation => reconciliation.Period));
        Assert.Equal("reconciliations[0]", Assert.Single(refusal.Violations).Field);
    }

    [Theory]
    [InlineData("2015", "2016", "No period could be reconciled: ")]
    [InlineData("2015", "2015", "The benchmark FIN:immigration cannot be used")]
    public async Task Range_NoPeriodCanBeReconciled_IsFailed(string from, string to, string failure)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await TwoOfficesAsync(journal);
        var job = await StartAsync(hub, "FIN:immigration", from, to);

        var ended = await hub.EndOfAsync(job);

        Assert.Equal(JobState.Failed, ended.Job.State);
        Assert.StartsWith(failure, ended.Job.Failure, StringComparison.Ordinal);
        Assert.All(ended.Periods, period => Assert.StartsWith("The benchmark FIN:immigration", period.Failure, StringComparison.Ordinal));
        Assert.Equal(from == to ? [] : [from, to], ended.Periods.Select(period => period.TimePeriod));
        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.SnapshotAsync(from: from, to: to, reconciliations: [job.Id]));
        Assert.Contains("done", Assert.Single(refusal.Violations).Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restart_PeriodThatFailed_IsNotTriedAgain()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        Job job;
        await using (var dying = await TwoOfficesAsync(journal, doesJobs: false))
        {
            job = await dying.ReconcileAsync("mean", "2014", "2015");
            CallerContext.Set(RegionHub.Itself);
            var claim = (await dying.Grain.ClaimJobAsync(job.Id, "test"))!;
            var failed = new ReconciliationPeriodFailed { Id = job.Id, Epoch = claim.Epoch, TimePeriod = "2014", Failure = "By hand." };
            Assert.True(await dying.Grain.FailPeriodAsync(failed.ToProto()));
            Assert.True(await dying.Grain.FailPeriodAsync(failed.ToProto()));
        }

        await using var hub = await RegionHub.StartAsync(journal);
        var ended = await hub.EndOfAsync(job);

        Assert.Equal(JobState.Done, ended.Job.State);
        Assert.Equal([("2014", "By hand."), ("2015", "")], ended.Periods.Select(period => (period.TimePeriod, period.Failure)));
        Assert.Equal([220], await EstimatesAsync(hub, job, "2015"));
        Assert.Equal(1, (await KindsAsync(journal)).Count(kind => kind == "reconciliation-period-failed"));
    }

    [Fact]
    public async Task Snapshot_OfAReconciledRange_HasTheEstimatesOfItsOwnPeriods()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await TwoOfficesAsync(journal);
        var job = await hub.ReconcileAsync("mean", "2014", "2016");
        await hub.EndOfAsync(job);

        var pulled = await hub.PullAsync(await hub.SnapshotAsync(from: "2015", to: "2016", reconciliations: [job.Id]));

        Assert.Equal(["2015", "2016"], pulled.Manifest.Reconciliations.Select(reconciliation => reconciliation.Period));
        Assert.Equal(220, Assert.Single(pulled.Rows, row => row.Key["FIGURE"] == "EST").Value);
    }

    [Fact]
    public async Task Watch_RangeJob_TellsPeriodsDoneAndAnEstimateOfTheEnd()
    {
        await using var memory = new MemoryJournal(TimeProvider.System);
        var (journal, release) = HeldJournal.Over(memory, staged: 2);
        await using var hub = await TwoOfficesAsync(journal);
        var job = await hub.ReconcileAsync("factors", "1950", "2049");
        hub.Service<JobRunner>().Wake();
        var seen = new List<Progress>();

        CallerContext.Set(RegionHub.Steward);
        await foreach (var answer in hub.Service<JobReader>().WatchAsync(new WatchJobRequest { Job = job.Id }, CancellationToken.None))
        {
            if (answer.Job.Progress is { } progress)
            {
                seen.Add(progress);
                if (progress.PeriodsDone == 2)
                {
                    release();
                }
            }
        }

        Assert.All(seen, progress => Assert.True(progress.Periods == 100 && progress.PeriodsDone <= 100));
        Assert.Equal(seen.Select(progress => progress.PeriodsDone).Order(), seen.Select(progress => progress.PeriodsDone));
        Assert.Contains(seen, progress => progress is { PeriodsDone: 2, EstimatedEnd: not null, Corridors: 702 });
    }

    private static async Task<RegionHub> TwoOfficesAsync(IJournal journal, bool doesJobs = true)
    {
        var hub = await RegionHub.StartAsync(journal, doesJobs);
        await hub.AgreeAsync("SWE");
        await hub.AgreeAsync("DNK");
        await hub.SubmitAsync("SWE", "DNK EMI 2014 100", "DNK EMI 2015 200");
        await hub.SubmitAsync("DNK", "SWE IMM 2014 120", "SWE IMM 2015 240");
        return hub;
    }

    private static Task<Job> StartAsync(RegionHub hub, string benchmark, string from, string to)
    {
        var request = new StartReconciliationRequest
        {
            RequestId = Guid.NewGuid().ToString("N"), Region = RegionHub.Region, Pair = "residence", TimePeriod = from, PeriodTo = to, Method = "factors",
            Parameters = { ["benchmark"] = benchmark },
        };
        return hub.StartAsync(request);
    }

    // As the process that died would have recorded it, with a figure that is not what the method makes: done again, it would be another.
    private static async Task RecordByHandAsync(RegionHub hub, MemoryJournal journal, Job job, string period, double value, int cells = 1)
    {
        CallerContext.Set(RegionHub.Itself);
        var claim = (await hub.Grain.ClaimJobAsync(job.Id, "test"))!;
        var heads = (await journal.HeadsAtAsync(null, CancellationToken.None)).Streams.ToDictionary(stream => stream.Key, stream => stream.Value.Seq);
        var result = new ReconciliationResult
        {
            Method = "mean", Pair = "residence", TimePeriod = period,
            Cells = { Enumerable.Range(0, cells).Select(at => new EstimatedCorridor { Origin = "SWE", Destination = "DNK", Estimate = value + at }) },
            Residuals = { new CorridorResidual { Origin = "SWE", Destination = "DNK" } },
            Vintages = { ["SWE"] = heads[StreamName.Country("SWE")], ["DNK"] = heads[StreamName.Country("DNK")] },
        };
        var block = Block.Of(result.ToByteArray());
        await journal.StageAsync("by-hand", [block], CancellationToken.None);
        await hub.Grain.CompletePeriodAsync(new ReconciliationPeriodCompleted
        {
            Id = job.Id, Epoch = claim.Epoch, TimePeriod = period, Result = ByteString.CopyFrom(block.Digest.AsSpan()),
        }.ToProto());
    }

    private static async Task<List<double?>> EstimatesAsync(RegionHub hub, Job job, params string[] periods)
    {
        var estimates = new List<double?>();
        foreach (var period in periods)
        {
            var cell = (await hub.ResultAsync(job, period)).Cells.Single(cell => cell is { Origin: "SWE", Destination: "DNK" });
            estimates.Add(cell.HasEstimate ? cell.Estimate : null);
        }

        return estimates;
    }

    private static async Task<List<string>> KindsAsync(MemoryJournal journal) =>
        await journal.ReadAsync(StreamName.Region(RegionHub.Region), 1, CancellationToken.None).Select(entry => entry.Kind).ToListAsync();
}
