// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Explanations;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Journal.Memory;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Snapshots;

/// <summary>A snapshot holds no estimate that a member's figures could be worked out from, unless the member lets all that served be published.</summary>
public sealed class PublishedEstimateTests
{
    [Theory]
    [InlineData("sending", false)]
    [InlineData("mean", false)]
    [InlineData("factors", false)]
    [InlineData("sending", true)]
    public async Task Snapshot_ConfidentialValueThatServed_IsInAnEstimateOnlyWhereItMayBePublished(string method, bool isPublished)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE", RegionHub.Steward, WithConfidential, Use.Estimate);
        await hub.AgreeAsync("SWE", RegionHub.Steward, isPublished ? WithConfidential : _ => { }, Use.ForwardToRegion, Use.PublishOriginal);
        await hub.AgreeAsync("DNK");
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3763 CONF_STATUS=C", "DNK IMM 2015 2566");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 3539", "SWE EMI 2015 3259");
        var job = (await hub.EndOfAsync(await hub.ReconcileAsync(method))).Job.Id;

        var pulled = await hub.PullAsync(await hub.SnapshotAsync(reconciliations: [job]));

        var explained = (await ExplainAsync(hub)).Estimate;
        if (isPublished)
        {
            Assert.Equal(3763, pulled.Row("EST", "SWE", "DNK").Value);
            Assert.Equal((3763, 3763), (explained.Figure.Value, explained.Cell.Estimate));
            Assert.Empty(pulled.Manifest.SetAside);
            return;
        }

        Assert.Null(pulled.Row("ORG", "SWE", "DNK").Value);
        Assert.Empty(Estimates(pulled));
        Assert.DoesNotContain(pulled.Rows, row => row.Value is 3763);
        Assert.Equal([("SWE", "NO_AGREEMENT", 2L)], pulled.Manifest.SetAside.Select(aside => (aside.Country, aside.Reason, aside.Observations)));
        Assert.Equal((false, UntoldReason.Withheld, null), (explained.Figure.HasValue, explained.Untold, explained.Cell));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Snapshot_Yardstick_MeasuresEstimatesOnlyWhereItsReportsMayBePublished(bool isPublished)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE", isPublished ? [Use.Estimate, Use.ForwardToRegion, Use.PublishOriginal] : [Use.Estimate, Use.ForwardToRegion]);
        await hub.AgreeAsync("DNK");
        await hub.AgreeAsync("FIN");
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3763");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 3539", "FIN IMM 2015 500");
        await hub.SubmitAsync("FIN", "DNK EMI 2015 450");
        var job = (await hub.EndOfAsync(await hub.ReconcileAsync(RegionHub.Steward, "factors", benchmark: "SWE:emigration"))).Job.Id;

        var pulled = await hub.PullAsync(await hub.SnapshotAsync(reconciliations: [job]));

        // Finland's departures to Denmark in Sweden's measure: with both reports beside it, they tell Sweden's.
        Assert.Equal(isPublished ? 2 : 0, Estimates(pulled).Count());
        Assert.Equal(isPublished ? 0 : 2, pulled.Manifest.SetAside.Where(aside => aside is { Country: "SWE", Reason: "NO_AGREEMENT" }).Sum(aside => aside.Observations));
        Assert.Equal(isPublished ? UntoldReason.Unspecified : UntoldReason.Withheld, (await ExplainAsync(hub, "FIN")).Estimate.Untold);
    }

    [Theory]
    [InlineData("2015", 0)]
    [InlineData("2014", 1)]
    public async Task Snapshot_EstimateThatLearntFromAnotherPeriod_IsThereWhereBothMayBePublished(string publishedFrom, int estimates)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        foreach (var country in new[] { "SWE", "DNK" })
        {
            await hub.AgreeAsync(country, Use.Estimate);
            await hub.AgreeAsync(country, RegionHub.Steward, terms => (terms.PeriodFrom, terms.PeriodTo) = (publishedFrom, "2015"), Use.ForwardToRegion, Use.PublishOriginal);
        }

        var job = await PooledAsync(hub);

        Assert.Equal(estimates, Estimates(await hub.PullAsync(await hub.SnapshotAsync(reconciliations: [job]))).Count());
    }

    [Fact]
    public async Task Revoke_OfWhatLetsAPeriodBePublishedThatAnEstimateLearntFrom_ClosesTheDraft()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("DNK");
        await hub.AgreeAsync("SWE", Use.Estimate, Use.ForwardToRegion);
        await hub.AgreeAsync("SWE", RegionHub.Steward, terms => (terms.PeriodFrom, terms.PeriodTo) = ("2015", "2015"), Use.PublishOriginal);
        var earlier = await hub.AgreeAsync("SWE", RegionHub.Steward, terms => (terms.PeriodFrom, terms.PeriodTo) = ("2014", "2014"), Use.PublishOriginal);
        var draft = (await hub.EndOfAsync(await hub.SnapshotAsync(reconciliations: [await PooledAsync(hub)]))).Job.Snapshot;
        CallerContext.Set(RegionHub.Steward);
        Assert.NotNull(await hub.Grain.GetSnapshotAsync(draft));

        await hub.RevokeAsync("SWE", earlier);
        CallerContext.Set(RegionHub.Steward);

        Assert.Equal(ErrorReason.NoAgreement, (await Assert.ThrowsAsync<RefusedException>(() => hub.Grain.GetSnapshotAsync(draft))).Reason);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("5")]
    public async Task Snapshot_MethodThatIsNotDefinedAtZero_DoesNotTellThatAReportIsZero(string hidden)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE", Use.Estimate);
        await hub.AgreeAsync("FIN");
        await hub.AgreeAsync("DNK");
        await hub.SubmitAsync("SWE", $"DNK EMI 2015 {hidden}");
        await hub.SubmitAsync("FIN", $"DNK EMI 2015 {hidden}");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 35", "FIN IMM 2015 36");
        var job = (await hub.EndOfAsync(await hub.ReconcileAsync("geometric"))).Job.Id;
        await hub.SubmitAsync("FIN", $"DNK EMI 2015 {hidden} CONF_STATUS=C");

        var pulled = await hub.PullAsync(await hub.SnapshotAsync(reconciliations: [job]));

        Assert.Equal([("SWE", "NO_AGREEMENT", 1L)], pulled.Manifest.SetAside.Select(aside => (aside.Country, aside.Reason, aside.Observations)));
        Assert.Equal("Q", pulled.Row("EST", "FIN", "DNK").Attributes["OBS_STATUS"]);
        Assert.Empty(Estimates(pulled));
    }

    [Theory]
    [InlineData("sending", null)]
    [InlineData("receiving", null)]
    [InlineData("mean", null)]
    [InlineData("geometric", null)]
    [InlineData("factors", null)]
    [InlineData("factors", "SWE:emigration")]
    [InlineData("factors", "FIN:immigration")]
    public async Task Snapshot_WhateverTheMethod_TellsNoEstimateThatTheJobDoesNot(string method, string? benchmark)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        string[] members = ["SWE", "DNK", "FIN", "AUT"];
        await hub.AgreeAsync("SWE", Use.Estimate, Use.PublishOriginal);
        await hub.AgreeAsync("DNK", RegionHub.Steward, WithConfidential, Use.Estimate);
        await hub.AgreeAsync("DNK", Use.ForwardToRegion, Use.PublishOriginal);
        await hub.AgreeAsync("FIN");
        await hub.AgreeAsync("AUT");
        foreach (var (at, member) in members.Index())
        {
            await hub.SubmitAsync(member, [.. from partner in members where partner != member from measure in new[] { "EMI", "IMM" } select $"{partner} {measure} 2015 {100 + (17 * at) + partner[0]}"]);
        }

        var ended = await hub.EndOfAsync(await hub.ReconcileAsync(RegionHub.Steward, method, benchmark: benchmark));

        var published = Published(await hub.PullAsync(await hub.SnapshotAsync(reconciliations: [ended.Job.Id])));

        Assert.Subset(Told(ended.Reconciliation), published);
        Assert.Equal(benchmark is "SWE:emigration" ? 0 : 2, published.Count);
    }

    [Fact]
    public async Task Snapshot_ThresholdHeldAgainstAReportThatIsNoLongerShown_LeavesNoEstimate()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE", Use.Estimate);
        var showing = await hub.AgreeAsync("SWE", Use.Compare);
        await hub.AgreeAsync("DNK");
        await hub.AgreeAsync("FIN");
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3763");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 3539", "FIN IMM 2015 500");
        await hub.SubmitAsync("FIN", "DNK EMI 2015 450");
        var job = await FactorsAsync(hub, "apart-mean", "3650");
        Assert.Single(Estimates(await hub.PullAsync(await hub.SnapshotAsync(reconciliations: [job.Id]))));

        await hub.RevokeAsync("SWE", showing);

        Assert.Empty(Told((await hub.EndOfAsync(job)).Reconciliation));
        var pulled = await hub.PullAsync(await hub.SnapshotAsync(reconciliations: [job.Id]));
        Assert.Empty(Published(pulled));
        Assert.Equal([("SWE", "NO_AGREEMENT", 2L)], pulled.Manifest.SetAside.Select(aside => (aside.Country, aside.Reason, aside.Observations)));
    }

    private static async Task<string> PooledAsync(RegionHub hub)
    {
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3763", "DNK EMI 2014 3000");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 3539", "SWE IMM 2014 2500");
        return (await FactorsAsync(hub, "pool", "2014")).Id;
    }

    private static async Task<Job> FactorsAsync(RegionHub hub, string parameter, string value)
    {
        CallerContext.Set(RegionHub.Steward);
        var request = new StartReconciliationRequest
        {
            RequestId = Guid.NewGuid().ToString("N"), Region = RegionHub.Region, Pair = "residence", TimePeriod = "2015", Method = "factors", Parameters = { [parameter] = value },
        };
        return (await hub.EndOfAsync((await hub.Grain.StartReconciliationAsync(request.ToProto())).Read().Job)).Job;
    }

    private static Task<ExplainFigureResponse> ExplainAsync(RegionHub hub, string origin = "SWE")
    {
        CallerContext.Set(RegionHub.Steward);
        return hub.Service<FigureExplainer>().ExplainAsync(
            new ExplainFigureRequest { Origin = origin, Destination = "DNK", Pair = "residence", TimePeriod = "2015" }, CancellationToken.None);
    }

    private static IEnumerable<PulledRow> Estimates(PulledSnapshot pulled) => pulled.Rows.Where(row => row.Key["FIGURE"] == "EST" && row.Value is not null);

    private static HashSet<(string Origin, string Destination, double Estimate)> Told(ReconciliationResult result) =>
        [.. result.Cells.Where(cell => cell.HasEstimate).Select(cell => (cell.Origin, cell.Destination, cell.Estimate))];

    private static HashSet<(string Origin, string Destination, double Estimate)> Published(PulledSnapshot pulled) =>
        [.. Estimates(pulled).Select(row => (row.Key["ORIGIN"], row.Key["DESTINATION"], row.Value!.Value))];

    private static void WithConfidential(AgreementTerms terms)
    {
        terms.IncludesConfidential = true;
        terms.UndertakingDigest = ByteString.CopyFrom(new byte[32]);
    }
}
