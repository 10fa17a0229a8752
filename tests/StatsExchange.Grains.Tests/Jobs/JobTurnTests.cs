// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Jobs;
using StatsExchange.Grains.Regions;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Journal.Memory;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Jobs;

public sealed class JobTurnTests
{
    private const string Other = "SPC";

    [Fact]
    public async Task Turn_OneBodyHasLongJobsAtAllPlaces_AnothersEndsBeforeThem()
    {
        await using var memory = new MemoryJournal(TimeProvider.System);
        var (journal, release) = HeldJournal.Over(memory, staged: 0);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE");
        string[] methods = ["factors", "mean", "receiving"];
        var longer = new List<Job>();
        foreach (var method in methods)
        {
            longer.Add(await hub.ReconcileAsync(method, "1950", "2069"));
        }

        var steward = new Caller("sione", Role.Steward, null, Other);
        CallerContext.Set(steward);
        var grain = hub.Service<Orleans.IGrainFactory>().GetRegion(Other);
        var request = new StartReconciliationRequest { RequestId = "r-1", Region = Other, Pair = "residence", TimePeriod = "2015", Method = "mean" };
        var shorter = (await grain.StartReconciliationAsync(request.ToProto())).Read().Job;

        // None of them has a result before all are there.
        release();
        hub.Service<JobRunner>().Wake();
        await foreach (var seen in hub.Service<JobReader>().WatchAsync(new WatchJobRequest { Job = shorter.Id }, CancellationToken.None))
        {
            shorter = seen.Job;
        }

        // The longer ones go on, each in its turn, and end after it.
        Assert.Equal(JobState.Done, shorter.State);
        foreach (var job in longer)
        {
            var ended = await hub.EndOfAsync(job);
            Assert.Equal((JobState.Done, 120), (ended.Job.State, ended.Periods.Count));
            Assert.True(ended.Job.EndedAt > shorter.EndedAt, $"{job.Id} ended at {ended.Job.EndedAt}, the shorter one at {shorter.EndedAt}.");
        }
    }
}
