// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.Journal;
using StatsExchange.Journal.Sqlite;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Jobs;

public sealed class KilledJobTests(ReportingRegion region) : IClassFixture<ReportingRegion>
{
    private const double Tolerance = 1e-12;
    private const string First = "2010";
    private const string Last = "2017";

    [Theory]
    [InlineData("BeforeStage", 3, 2)]
    [InlineData("Staged", 6, 5)]
    public async Task Kill_HalfWayThroughARange_GoesOnAfterRestartWithTheFiguresOfAnUndisturbedRun(string place, int times, int done)
    {
        using JobRuns<List<ReconciliationResult>> runs = new(
            region, (steward, requestId) => steward.StartAsync(requestId, First, Last), (steward, job) => steward.ResultsAsync(job));
        var undisturbed = await runs.UndisturbedAsync();
        var resumed = await runs.KilledAsync(place, times);

        // What the first process recorded stands once, and the second began with the next.
        var recorded = await RecordedAsync(runs.KilledData);
        string[] periods = ["2010", "2011", "2012", "2013", "2014", "2015", "2016", "2017"];
        Assert.Equal(periods.Select((period, at) => (period, at < done ? 1L : 2L)), recorded);
        Assert.Equal(periods, resumed.Select(result => result.TimePeriod));
        Assert.All(resumed, result => Assert.Empty(result.RevisedMembers));
        AssertSame(undisturbed, resumed);
    }

    [Fact]
    public async Task Cancel_OverTheWire_StopsTheJobAndASecondTimeIsRefused()
    {
        using TempDirectory directory = new();
        var data = directory.File("data");
        region.CopyTo(data);
        using var process = HubProcess.StartHeld(
            ["--data", data, "--urls", "http://127.0.0.1:0"], "BeforeStage", 3, TimeSpan.FromHours(1), directory.File("mark"));
        using var steward = new RegionClient(await process.WaitForAddressAsync(), data);
        var job = await steward.StartAsync("long", "1990", "2100");

        var cancelled = await steward.Jobs.CancelJobAsync(new CancelJobRequest { RequestId = "stop", Job = job.Id, Reason = "too long" }, steward.Steward);
        var ended = await steward.EndOfAsync(job.Id);
        var again = await Assert.ThrowsAsync<RpcException>(
            async () => await steward.Jobs.CancelJobAsync(new CancelJobRequest { RequestId = "stop-2", Job = job.Id }, steward.Steward));

        Assert.Equal((JobState.Cancelled, "too long"), (cancelled.Job.State, cancelled.Job.Failure));
        Assert.Equal(JobState.Cancelled, ended.State);
        Assert.Equal(StatusCode.FailedPrecondition, again.StatusCode);
        Assert.Equal("STATE_NOT_FIT", RichError.Of(again).Reason);
        Assert.Null((await steward.Jobs.GetJobAsync(new GetJobRequest { Job = job.Id }, steward.Steward)).Reconciliation);
    }

    private static async Task<List<(string Period, long Epoch)>> RecordedAsync(string data)
    {
        await using var journal = await SqliteJournal.OpenAsync(data, TimeProvider.System, CancellationToken.None);
        return await journal.ReadAsync(StreamName.Region(ReportingRegion.Region), 1, CancellationToken.None)
            .Where(entry => entry.Kind == "reconciliation-period-completed")
            .Select(entry => ReconciliationPeriodCompleted.Parser.ParseFrom(entry.Body.Span))
            .Select(done => (done.TimePeriod, done.Epoch))
            .ToListAsync();
    }

    private static void AssertSame(List<ReconciliationResult> expected, List<ReconciliationResult> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        foreach (var (one, other) in expected.Zip(actual))
        {
            Assert.Equal(702, one.Cells.Count);
            Assert.Contains(one.Cells, cell => cell.HasEstimate);
            Assert.Equal(one.Vintages, other.Vintages);
            foreach (var (cell, same) in one.Cells.Zip(other.Cells))
            {
                Assert.Equal((cell.Origin, cell.Destination, cell.HasEstimate, cell.Reason), (same.Origin, same.Destination, same.HasEstimate, same.Reason));
                Assert.InRange(same.Estimate, cell.Estimate * (1 - Tolerance), cell.Estimate * (1 + Tolerance));
            }

            foreach (var (factor, same) in one.Factors.Zip(other.Factors))
            {
                Assert.Equal((factor.Reporter, factor.Side, factor.HasFactor_, factor.Reason), (same.Reporter, same.Side, same.HasFactor_, same.Reason));
                Assert.InRange(same.Factor_, factor.Factor_ * (1 - Tolerance), factor.Factor_ * (1 + Tolerance));
            }
        }
    }
}
