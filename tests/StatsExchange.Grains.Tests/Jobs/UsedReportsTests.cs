// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Jobs;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Journal.Memory;
using StatsExchange.V1;
using Timestamp = Google.Protobuf.WellKnownTypes.Timestamp;

namespace StatsExchange.Grains.Tests.Jobs;

/// <summary>Of a period that a method only learnt from it is kept which reports had a value: those that have none any more hide what rests on them, and no others do.</summary>
public sealed class UsedReportsTests
{
    private const string RestsOnWithheld = "RESTS_ON_WITHHELD";

    private readonly ManualClock _clock = new() { Now = TimeProvider.System.GetUtcNow() };

    [Fact]
    public async Task GetJob_AgreementThatIncludedTheConfidentialReportRanOut_TellsNothingThatLearntFromIt()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal, daysWithConfidential: 1);
        var job = await ReconcileAsync(hub);
        Assert.True(EstimateOf(await hub.EndOfAsync(job)).HasEstimate);

        _clock.Pass(TimeSpan.FromDays(2));
        var told = (await hub.EndOfAsync(job)).Reconciliation;

        Assert.DoesNotContain(told.Cells, cell => cell.HasEstimate);
        Assert.Contains(told.Cells, cell => cell.Reason == RestsOnWithheld);
        Assert.DoesNotContain(told.Factors, factor => factor.HasFactor_);
        Assert.Empty(told.Residuals);
    }

    [Fact]
    public async Task GetMethodComparison_AgreementThatIncludedTheConfidentialReportRanOut_TellsNothingThatLearntFromIt()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal, daysWithConfidential: 1);
        var job = await CompareAsync(hub);
        await hub.EndOfAsync(job);
        Assert.All(await EstimatesAsync(hub, job), estimate => Assert.True(estimate.HasEstimate));

        _clock.Pass(TimeSpan.FromDays(2));
        var told = await EstimatesAsync(hub, job);

        Assert.Equal((false, RestsOnWithheld), (told[0].HasEstimate, told[0].Reason));
        Assert.True(told[1].HasEstimate);
    }

    [Fact]
    public async Task GetJob_ReportThatWasNeverUsedIsConfidentialAndItsOfficeGoesOn_StillTellsWhatWasMadeWithoutIt()
    {
        await using var journal = new MemoryJournal(_clock);
        await using var hub = await StartAsync(journal, daysWithConfidential: 0);
        var job = await ReconcileAsync(hub);
        var comparison = await CompareAsync(hub);
        var made = (await hub.EndOfAsync(job)).Reconciliation;
        await hub.EndOfAsync(comparison);

        await hub.SubmitAsync("SWE", "FIN EMI 2010 7");
        var told = (await hub.EndOfAsync(job)).Reconciliation;

        Assert.Equal(made, told);
        Assert.Contains(told.Cells, cell => cell.HasEstimate);
        Assert.All(await EstimatesAsync(hub, comparison), estimate => Assert.True(estimate.HasEstimate));

        // One that was used is another matter.
        await hub.SubmitAsync("DNK", "FIN EMI 2014 -");
        Assert.DoesNotContain((await hub.EndOfAsync(job)).Reconciliation.Cells, cell => cell.HasEstimate);
    }

    // Sweden's report of 2014 is confidential: an agreement may include it for some days.
    private async Task<RegionHub> StartAsync(MemoryJournal journal, int daysWithConfidential)
    {
        var hub = await RegionHub.StartAsync(journal, clock: _clock);
        foreach (var country in new[] { "SWE", "DNK", "FIN" })
        {
            await hub.AgreeAsync(country);
        }

        if (daysWithConfidential > 0)
        {
            await hub.AgreeAsync("SWE", RegionHub.Steward, terms =>
            {
                terms.IncludesConfidential = true;
                terms.UndertakingDigest = ByteString.CopyFrom(new byte[32]);
                terms.ValidTo = Timestamp.FromDateTimeOffset(_clock.Now.AddDays(daysWithConfidential));
            }, Use.Estimate, Use.ForwardToRegion);
        }

        await hub.SubmitAsync("SWE", "DNK EMI 2015 3763", "DNK EMI 2014 3000 CONF_STATUS=C");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 3539", "SWE IMM 2014 2500", "FIN EMI 2015 500", "FIN EMI 2014 450");
        await hub.SubmitAsync("FIN", "DNK IMM 2015 520", "DNK IMM 2014 470");
        return hub;
    }

    private static Task<Job> ReconcileAsync(RegionHub hub)
    {
        var request = new StartReconciliationRequest
        {
            RequestId = Guid.NewGuid().ToString("N"), Region = RegionHub.Region, Pair = "residence", TimePeriod = "2015", Method = "factors", Parameters = { ["pool"] = "2014" },
        };
        return hub.StartAsync(request);
    }

    private static Task<Job> CompareAsync(RegionHub hub)
    {
        var request = new StartMethodComparisonRequest
        {
            RequestId = Guid.NewGuid().ToString("N"),
            Region = RegionHub.Region,
            Pair = "residence",
            TimePeriods = { "2015" },
            Methods = { new MethodChoice { Method = "factors", Parameters = { ["pool"] = "2014" } }, new MethodChoice { Method = "mean" } },
        };
        return hub.StartAsync(request);
    }

    private static EstimatedCorridor EstimateOf(GetJobResponse answer) =>
        Assert.Single(answer.Reconciliation.Cells, cell => cell is { Origin: "SWE", Destination: "DNK" });

    private static async Task<IReadOnlyList<MethodEstimate>> EstimatesAsync(RegionHub hub, Job job)
    {
        CallerContext.Set(RegionHub.Steward);
        var answer = await hub.Service<ComparisonReader>().GetAsync(new GetMethodComparisonRequest { Job = job.Id }, CancellationToken.None);
        return Assert.Single(answer.Corridors, corridor => corridor is { Origin: "SWE", Destination: "DNK" }).Estimates;
    }
}
