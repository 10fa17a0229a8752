// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal;
using StatsExchange.Journal.Sqlite;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Jobs;

public sealed class KilledComparisonTests(ReportingRegion region) : IClassFixture<ReportingRegion>
{
    private static readonly string[] Periods = ["2014", "2015", "2016"];
    private static readonly string[] Methods = ["receiving", "factors", "completion"];

    // Each run of a method on a period stages once; the tenth staging is that of the result.
    [Theory]
    [InlineData("BeforeStage", 3, 2)]
    [InlineData("Staged", 6, 5)]
    [InlineData("BeforeStage", 10, 9)]
    public async Task Kill_DuringAComparison_GoesOnAfterRestartWithTheFiguresOfAnUndisturbedRun(string place, int times, int done)
    {
        using JobRuns<List<GetMethodComparisonResponse>> runs = new(
            region, (steward, requestId) => steward.CompareAsync(requestId, Periods, Methods), (steward, job) => steward.ComparisonAsync(job));
        var undisturbed = await runs.UndisturbedAsync();
        var resumed = await runs.KilledAsync(place, times);

        // What the first process recorded stands once, and the second began with the next.
        var expected = Periods.SelectMany(period => Methods.Select((_, method) => (period, method))).Select((run, at) => (run.period, run.method, at < done ? 1L : 2L));
        Assert.Equal(expected, await RecordedAsync(runs.KilledData));

        // The same to the last bit, which is less than 1e-12 apart.
        Assert.Equal(undisturbed.Count, resumed.Count);
        Assert.NotEmpty(undisturbed[0].Comparison.Scores);
        Assert.Equal(3 * 16 * 15, undisturbed.Sum(page => page.Corridors.Count));
        Assert.All(undisturbed.Zip(resumed), pages =>
        {
            Assert.Equal(pages.First.Comparison, pages.Second.Comparison);
            Assert.Equal(pages.First.Corridors, pages.Second.Corridors);
        });
    }

    private static async Task<List<(string Period, int Method, long Epoch)>> RecordedAsync(string data)
    {
        await using var journal = await SqliteJournal.OpenAsync(data, TimeProvider.System, CancellationToken.None);
        return await journal.ReadAsync(StreamName.Region(ReportingRegion.Region), 1, CancellationToken.None)
            .Where(entry => entry.Kind == "method-run-completed")
            .Select(entry => MethodRunCompleted.Parser.ParseFrom(entry.Body.Span))
            .Select(run => (run.TimePeriod, run.Method, run.Epoch))
            .ToListAsync();
    }
}
