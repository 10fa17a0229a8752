// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Jobs;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Grains.Tests.Rounds;
using StatsExchange.Journal;
using StatsExchange.Journal.Memory;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Jobs;

public sealed class JobRunnerTests
{
    [Fact]
    public async Task Restart_JobClaimedByAProcessThatDied_IsDoneAgainOnce()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        string id;
        await using (var dying = await RegionHub.StartAsync(journal, doesJobs: false))
        {
            await dying.AgreeAsync("SWE");
            await dying.AgreeAsync("DNK");
            await dying.SubmitAsync("SWE", "DNK EMI 2015 3763");
            await dying.SubmitAsync("DNK", "SWE IMM 2015 3539");
            id = (await dying.ReconcileAsync()).Id;
            CallerContext.Set(RegionHub.Itself);
            Assert.Equal(1, (await dying.Grain.ClaimJobAsync(id, "test"))!.Epoch);
        }

        await using var hub = await RegionHub.StartAsync(journal);
        var ended = await hub.EndOfAsync(new Job { Id = id });

        Assert.Equal(JobState.Done, ended.Job.State);
        Assert.Equal(3651, Assert.Single(ended.Reconciliation.Cells, cell => cell.HasEstimate).Estimate);
        Assert.Equal(["job-started", "job-claimed", "job-claimed", "reconciliation-completed"], await KindsAsync(journal));
    }

    [Fact]
    public async Task Reconciliation_MemberWithoutAgreement_IsLeftOutAndNamed()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE");
        await hub.AgreeAsync("DNK", Use.ForwardToRegion);
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3763");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 3539");

        var result = (await hub.EndOfAsync(await hub.ReconcileAsync("factors"))).Reconciliation;

        Assert.Equal(["SWE"], result.Vintages.Keys);
        Assert.Equal(26, result.WithoutAgreement.Count);
        Assert.Equal(702, result.Cells.Count);
        Assert.Equal(54, result.Factors.Count);
        var corridor = Assert.Single(result.Cells, cell => cell is { Origin: "SWE", Destination: "DNK" });
        Assert.Equal("NO_AGREEMENT", corridor.Reason);
        Assert.False(corridor.HasEstimate || corridor.HasOriginValue || corridor.HasDestinationValue);
    }

    [Fact]
    public async Task Reconciliation_WithheldValue_IsNotUsedAndSaysSuppressed()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE");
        await hub.AgreeAsync("DNK");
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3763 CONF_STATUS=C");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 3539");

        var mean = (await hub.EndOfAsync(await hub.ReconcileAsync("mean"))).Reconciliation;
        var receiving = (await hub.EndOfAsync(await hub.ReconcileAsync("receiving"))).Reconciliation;

        var averaged = Assert.Single(mean.Cells, cell => cell is { Origin: "SWE", Destination: "DNK" });
        Assert.False(averaged.HasEstimate || averaged.HasOriginValue);
        Assert.Equal("ORIGIN_SUPPRESSED", averaged.Reason);
        Assert.Equal(3539, Assert.Single(receiving.Cells, cell => cell.HasEstimate).Estimate);
    }

    [Fact]
    public async Task Reconciliation_TwoSourcesThatNothingChoosesBetween_IsAmbiguousAndNotUsed()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE");
        await hub.AgreeAsync("DNK");
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3763 SOURCE=REG", "DNK EMI 2015 3800 SOURCE=SUR");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 3539");

        var result = (await hub.EndOfAsync(await hub.ReconcileAsync("sending"))).Reconciliation;

        var corridor = Assert.Single(result.Cells, cell => cell is { Origin: "SWE", Destination: "DNK" });
        Assert.False(corridor.HasEstimate || corridor.HasOriginValue);
        Assert.Contains("ORIGIN_AMBIGUOUS", corridor.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reconciliation_BenchmarkWithoutPartners_FailsWithTheReason()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("AUT");

        var ended = await hub.EndOfAsync(await hub.ReconcileAsync(RegionHub.Steward, "factors", benchmark: "AUT:immigration"));

        Assert.Equal(JobState.Failed, ended.Job.State);
        Assert.Contains("benchmark", ended.Job.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_UnknownJob_IsNotFound()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        CallerContext.Set(RegionHub.Steward);

        foreach (var id in new[] { "EUROPE27-job-1", "NOWHERE-job-1", "job", "" })
        {
            var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.JobAsync(new GetJobRequest { Job = id }));
            Assert.Equal(ErrorReason.NotFound, refusal.Reason);
        }
    }

    private static async Task<List<string>> KindsAsync(MemoryJournal journal) =>
        await journal.ReadAsync(StreamName.Region(RegionHub.Region), 1, CancellationToken.None).Select(entry => entry.Kind).ToListAsync();

    [Theory]
    [InlineData("sending")]
    [InlineData("mean")]
    [InlineData("geometric")]
    [InlineData("max")]
    [InlineData("factors")]
    [InlineData("completion")]
    public async Task GetJob_MemberThatLetsEstimatesBeMadeAndShowsNothing_TellsNoEstimateThatGivesItsReport(string method)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await ThreeAsync(journal);

        var result = (await hub.EndOfAsync(await hub.ReconcileAsync(method))).Reconciliation;

        var corridor = Assert.Single(result.Cells, cell => cell is { Origin: "SWE", Destination: "DNK" });
        Assert.False(corridor.HasOriginValue);
        Assert.Equal(3539, corridor.DestinationValue);
        Assert.Equal(("NOT_SHOWN", false, false, false), (corridor.Reason, corridor.HasEstimate, corridor.HasLower, corridor.HasUpper));
        var open = Assert.Single(result.Cells, cell => cell is { Origin: "DNK", Destination: "FIN" });
        Assert.Equal(("", true), (open.Reason, open.HasEstimate));
        Assert.DoesNotContain(result.Factors, factor => factor is { Reporter: "SWE", HasFactor_: true });
        if (method == "factors")
        {
            Assert.Contains(result.Factors, factor => factor is { Reporter: "SWE", Side: Side.Emigration, Reason: "NOT_SHOWN" });
            Assert.Contains(result.Factors, factor => factor is { Reporter: "DNK", Side: Side.Immigration, Reason: "NOT_SHOWN" });
            Assert.Contains(result.Factors, factor => factor is { Reporter: "DNK", Side: Side.Emigration, HasFactor_: true });
            Assert.False(result.Diagnostics.ContainsKey("objective") || result.Diagnostics.ContainsKey("residual"));
        }
    }

    [Fact]
    public async Task GetJob_EstimateThatRestsOnTheShownReportAlone_IsTold()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await ThreeAsync(journal);

        var result = (await hub.EndOfAsync(await hub.ReconcileAsync("receiving"))).Reconciliation;

        Assert.Equal(3539, Assert.Single(result.Cells, cell => cell is { Origin: "SWE", Destination: "DNK" }).Estimate);
        Assert.Equal("NOT_SHOWN", Assert.Single(result.Cells, cell => cell is { Origin: "DNK", Destination: "SWE" }).Reason);
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, 3763.0)]
    public async Task GetJob_ConfidentialValueUnderTwoAgreements_IsToldWhereTheOneThatShowsIncludesIt(bool isShown, double? told)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE", RegionHub.Steward, WithConfidential, Use.Estimate);
        await hub.AgreeAsync("SWE", RegionHub.Steward, isShown ? WithConfidential : _ => { }, Use.Compare);
        await hub.AgreeAsync("DNK", Use.Estimate, Use.Compare);
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3763 CONF_STATUS=C");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 3539");

        var result = (await hub.EndOfAsync(await hub.ReconcileAsync("sending"))).Reconciliation;

        var corridor = Assert.Single(result.Cells, cell => cell is { Origin: "SWE", Destination: "DNK" });
        Assert.Equal(told, corridor.HasOriginValue ? corridor.OriginValue : null);
        Assert.Equal(told, corridor.HasEstimate ? corridor.Estimate : null);
        Assert.Equal(isShown ? "" : "NOT_SHOWN", corridor.Reason);

        static void WithConfidential(AgreementTerms terms)
        {
            terms.IncludesConfidential = true;
            terms.UndertakingDigest = ByteString.CopyFrom(new byte[32]);
        }
    }

    [Fact]
    public async Task GetJob_YardstickThatIsNotShown_TellsNoEstimateInItsMeasure()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await ThreeAsync(journal);

        var result = (await hub.EndOfAsync(await hub.ReconcileAsync(RegionHub.Steward, "factors", benchmark: "SWE:emigration"))).Reconciliation;

        Assert.DoesNotContain(result.Cells, cell => cell.HasEstimate);
        Assert.DoesNotContain(result.Factors, factor => factor.HasFactor_);
    }

    // Sweden lets the body estimate from what it reports and see none of it.
    private static async Task<RegionHub> ThreeAsync(MemoryJournal journal)
    {
        var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE", Use.Estimate);
        await hub.AgreeAsync("DNK", Use.Estimate, Use.Compare);
        await hub.AgreeAsync("FIN", Use.Estimate, Use.ForwardToRegion);
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3763", "DNK IMM 2015 2566");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 3539", "FIN EMI 2015 500");
        await hub.SubmitAsync("FIN", "DNK IMM 2015 450");
        return hub;
    }

    [Theory]
    [InlineData("")]
    [InlineData("DNK EMI 2015 -")]
    [InlineData("DNK EMI 2015 3763 CONF_STATUS=C")]
    public async Task GetJob_FigureWithheldOrTakenBackSince_TellsNothingOfItsCorridorNorWhatItFollowsFrom(string since)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE");
        await hub.AgreeAsync("DNK");
        await hub.SubmitAsync("SWE", "DNK IMM 2015 2566");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 3539", "SWE EMI 2015 3259");
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3763");
        var job = await hub.ReconcileAsync("factors");
        Assert.Contains((await hub.EndOfAsync(job)).Reconciliation.Cells, cell => cell is { Origin: "SWE", Destination: "DNK", OriginValue: 3763, HasEstimate: true });

        await (since.Length == 0 ? hub.WithdrawLastAsync("SWE") : hub.SubmitAsync("SWE", since));
        var result = (await hub.EndOfAsync(job)).Reconciliation;

        Assert.Contains(new EstimatedCorridor { Origin = "SWE", Destination = "DNK", Reason = "WITHHELD" }, result.Cells);
        Assert.Contains(result.Cells, cell => cell is { Origin: "DNK", Destination: "SWE", OriginValue: 3259, DestinationValue: 2566, HasEstimate: false, Reason: "RESTS_ON_WITHHELD" });
        Assert.DoesNotContain(result.Factors, factor => factor.HasFactor_);
        Assert.Contains(result.Factors, factor => factor is { Reporter: "SWE", Reason: "RESTS_ON_WITHHELD" });
        Assert.Empty(result.Residuals);
        Assert.Empty(result.Totals);
    }

    [Fact]
    public async Task GetJob_FigureRevisedSince_IsToldAsItWas()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE");
        await hub.AgreeAsync("DNK");
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3763", "DNK IMM 2015 2566");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 3539", "SWE EMI 2015 3259");
        var job = await hub.ReconcileAsync("factors");
        var before = (await hub.EndOfAsync(job)).Reconciliation;

        await hub.SubmitAsync("SWE", "DNK EMI 2015 3800");

        Assert.Equal(before, (await hub.EndOfAsync(job)).Reconciliation);
    }

    [Fact]
    public async Task GetJob_AgreementRevokedSince_TellsNothingOfThatCountryAnyMore()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        var agreement = await hub.AgreeAsync("SWE");
        await hub.AgreeAsync("DNK");
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3763", "DNK IMM 2015 2566");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 3539", "SWE EMI 2015 3259");
        var job = await hub.ReconcileAsync("factors");
        Assert.Contains((await hub.EndOfAsync(job)).Reconciliation.Factors, factor => factor is { Reporter: "SWE", HasFactor_: true });

        await hub.RevokeAsync("SWE", agreement);
        var result = (await hub.EndOfAsync(job)).Reconciliation;

        Assert.All(result.Factors.Where(factor => factor.Reporter == "SWE"), factor => Assert.Equal((false, "NO_AGREEMENT"), (factor.HasFactor_, factor.Reason)));
        Assert.All(result.Cells.Where(cell => cell.Origin == "SWE" || cell.Destination == "SWE"), cell =>
            Assert.Equal(new EstimatedCorridor { Origin = cell.Origin, Destination = cell.Destination, Reason = "NO_AGREEMENT" }, cell));
    }
}
