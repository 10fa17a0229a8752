// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain;
using StatsExchange.Domain.Snapshots;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Snapshots;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Journal.Memory;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Snapshots;

public sealed class SnapshotTests
{
    [Fact]
    public async Task Snapshot_BothOfficesReport_HoldsBothFiguresAndTheirAsymmetry()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await StartAsync(journal);

        var pulled = await hub.PullAsync(await hub.SnapshotAsync());

        var origin = pulled.Row("ORG", "SWE", "DNK");
        var destination = pulled.Row("DST", "SWE", "DNK");
        Assert.Equal(3763, origin.Value);
        Assert.Equal(3539, destination.Value);
        Assert.Equal("residence", destination.Key["PAIR"]);
        Assert.Equal(-224 / 3651.0, double.Parse(destination.Attributes["ASYMMETRY_COEFF"], CultureInfo.InvariantCulture), 1e-14);
        Assert.DoesNotContain("ASYMMETRY_COEFF", origin.Attributes.Keys);
        Assert.True(destination.Attributes.ContainsKey("VINTAGE_D") && origin.Attributes.ContainsKey("VINTAGE_O"));
        Assert.Null(pulled.Row("ORG", "DNK", "SWE").Value);
        Assert.Equal(["AUT"], pulled.Manifest.Omitted.Where(omission => omission.Reason == "NO_DATA").Select(omission => omission.Country));
        Assert.Equal(24, pulled.Manifest.Omitted.Count(omission => omission.Reason == "NO_AGREEMENT"));
        Assert.Equal(["DNK", "SWE"], pulled.Manifest.Sources.Select(source => source.Country));
    }

    [Fact]
    public async Task Snapshot_Manifest_IsSignedAndNamesEveryBlock()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await StartAsync(journal);

        var pulled = await hub.PullAsync(await hub.SnapshotAsync());

        Assert.True(RegionHub.EvidenceKey.Verify(pulled.ManifestBytes.Span, pulled.Signature.Span));
        Assert.Equal(pulled.Manifest.Blocks.Select(block => block.Sha256), pulled.Blocks.Select(block => Digest.Of(block.Content.Span).ToString()));
        Assert.Equal(pulled.Manifest.MerkleRoot, MerkleTree.RootOf(pulled.Blocks.Select(block => Digest.Of(block.Content.Span))).ToString());
        Assert.All(pulled.Manifest.Sources, source => Assert.Single(source.Submissions));
    }

    [Fact]
    public async Task Snapshot_MadeTwiceOfTheSameVintages_HasTheSameBlocks()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await StartAsync(journal);

        var first = await hub.PullAsync(await hub.SnapshotAsync());
        var second = await hub.PullAsync(await hub.SnapshotAsync());

        Assert.Equal(("EUROPE27-1", "EUROPE27-2"), (first.Manifest.Snapshot, second.Manifest.Snapshot));
        Assert.Equal(first.Blocks.Select(block => block.Content), second.Blocks.Select(block => block.Content));
        Assert.Equal(first.Manifest.DataCsv, second.Manifest.DataCsv);
        Assert.Equal(first.Manifest.Sources.SelectMany(source => source.Submissions), second.Manifest.Sources.SelectMany(source => source.Submissions));
    }

    [Fact]
    public async Task Snapshot_OneCellRevised_HasOneOtherBlock()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await StartAsync(journal);
        await hub.SubmitAsync("SWE", [.. Enumerable.Range(0, 60).SelectMany(age => Enumerable.Range(2010, 6).Select(year => $"DNK EMI {year} {age + 1} AGE=Y{age}"))]);
        var before = await hub.PullAsync(await hub.SnapshotAsync(from: "2010"));

        await hub.SubmitAsync("SWE", "DNK EMI 2012 999 AGE=Y30");
        var after = await hub.PullAsync(await hub.SnapshotAsync(from: "2010"));

        Assert.True(before.Blocks.Count >= 6);
        Assert.Single(after.BlockNames.Except(before.BlockNames));
        Assert.Single(before.BlockNames.Except(after.BlockNames));
    }

    [Fact]
    public async Task Snapshot_WithheldValue_AppearsNowhere()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await StartAsync(journal);
        var reconciliation = await hub.ReconcileAsync("mean");
        await hub.EndOfAsync(reconciliation);
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3763 CONF_STATUS=C");

        var pulled = await hub.PullAsync(await hub.SnapshotAsync(reconciliations: [reconciliation.Id]));

        Assert.Null(pulled.Row("ORG", "SWE", "DNK").Value);
        Assert.Equal("Q", pulled.Row("ORG", "SWE", "DNK").Attributes["OBS_STATUS"]);
        Assert.DoesNotContain("VINTAGE_O", pulled.Row("ORG", "SWE", "DNK").Attributes.Keys);
        Assert.DoesNotContain("ASYMMETRY_COEFF", pulled.Row("DST", "SWE", "DNK").Attributes.Keys);
        Assert.Null(pulled.Row("EST", "SWE", "DNK").Value);
        Assert.DoesNotContain(pulled.Rows, row => row.Value is 3763 or 3651);
    }

    [Fact]
    public async Task Snapshot_Reconciliation_HoldsItsEstimates()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await StartAsync(journal);
        var reconciliation = await hub.ReconcileAsync("mean");
        await hub.EndOfAsync(reconciliation);

        var pulled = await hub.PullAsync(await hub.SnapshotAsync(reconciliations: [reconciliation.Id]));

        var estimate = pulled.Row("EST", "SWE", "DNK");
        Assert.Equal(3651, estimate.Value);
        Assert.Equal(("mean", "1.0"), (estimate.Attributes["METHOD"], estimate.Attributes["METHOD_VERSION"]));
        Assert.Equal(pulled.Row("DST", "SWE", "DNK").Key.Where(code => code.Key != "FIGURE"), estimate.Key.Where(code => code.Key != "FIGURE"));
        Assert.Equal([reconciliation.Id], pulled.Manifest.Reconciliations.Select(named => named.Job));
    }

    [Fact]
    public async Task Snapshot_AgreedFigureReleasedToTheRegion_StandsBesideBothOriginals()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await StartAsync(journal);
        var settled = await hub.SettleAsync("SWE", "DNK", 3600, ReleaseClass.Region);
        await hub.SettleAsync("DNK", "SWE", 4100, ReleaseClass.Parties);

        var pulled = await hub.PullAsync(await hub.SnapshotAsync());

        var agreed = pulled.Row("AGR", "SWE", "DNK");
        Assert.Equal(3600, agreed.Value);
        Assert.Equal((settled, "AGREED_FIGURE"), (agreed.Attributes["CASE_ID"], agreed.Attributes["OUTCOME"]));
        Assert.Contains("minimum stay: 12 months", agreed.Attributes["TARGET_DEFINITION"], StringComparison.Ordinal);
        Assert.Equal((3763, 3539), (pulled.Row("ORG", "SWE", "DNK").Value, pulled.Row("DST", "SWE", "DNK").Value));
        Assert.DoesNotContain(pulled.Rows, row => row.Value is 4100);
        Assert.Equal([settled], pulled.Manifest.Cases);
    }

    [Fact]
    public async Task Snapshot_EstimateRestsOnARevokedAgreement_Fails()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await StartAsync(journal);
        var agreement = await hub.AgreeAsync("FIN", Use.Estimate);
        var reconciliation = await hub.ReconcileAsync("mean");
        await hub.EndOfAsync(reconciliation);
        await hub.RevokeAsync("FIN", agreement);

        var ended = await hub.EndOfAsync(await hub.SnapshotAsync(reconciliations: [reconciliation.Id]));

        Assert.Equal(JobState.Failed, ended.Job.State);
        Assert.Contains("FIN", ended.Job.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Snapshot_MemberDoesNotLetItBePublished_IsOmittedWithItsEstimates()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE");
        await hub.AgreeAsync("DNK", Use.Estimate, Use.ForwardToRegion);
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3763");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 3539");
        var reconciliation = await hub.ReconcileAsync("receiving");
        await hub.EndOfAsync(reconciliation);

        var pulled = await hub.PullAsync(await hub.SnapshotAsync(reconciliations: [reconciliation.Id]));

        Assert.Equal(3763, Assert.Single(pulled.Rows).Value);
        Assert.Contains(pulled.Manifest.Omitted, omission => omission is { Country: "DNK", Reason: "NO_AGREEMENT" });
        Assert.Contains(pulled.Manifest.SetAside, aside => aside is { Country: "DNK", Reason: "NO_AGREEMENT", Observations: 1 });
    }

    [Fact]
    public async Task Snapshot_SeveralFiguresForOneKey_TakesTheNearestStayAndCountsTheOthers()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE");
        await hub.SubmitAsync(
            "SWE",
            "DNK EMI 2015 10 MIN_STAY=3",
            "DNK EMI 2015 20 MIN_STAY=12",
            "NOR EMI 2015 30 SOURCE=REG",
            "NOR EMI 2015 40 SOURCE=SUR",
            "FIN EMI 2015 50 FLOW_CONCEPT=TR1");

        var pulled = await hub.PullAsync(await hub.SnapshotAsync());

        Assert.Equal(20, Assert.Single(pulled.Rows).Value);
        Assert.Equal(
            [("AMBIGUOUS", 2L), ("RIVAL", 1L), ("TRANSITION", 1L)],
            pulled.Manifest.SetAside.Select(aside => (aside.Reason, aside.Observations)));
    }

    [Fact]
    public async Task Snapshot_NativesByBirth_StandAtTheirOwnCountryAndPairWithNothing()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE");
        await hub.SubmitAsync("SWE", "STOCK", [Stock("SWE", "IMM", "CB", 100), Stock("SWE", "EMI", "CB", 90), Stock("PHL", "IMM", "CBX", 7)]);

        var pulled = await hub.PullAsync(await hub.SnapshotAsync("STOCK"));

        Assert.Equal(100, pulled.Row("DST", "SWE", "SWE").Value);
        Assert.DoesNotContain("ASYMMETRY_COEFF", pulled.Row("DST", "SWE", "SWE").Attributes.Keys);
        Assert.Equal(("_Z", "CBX", "_Z"), (pulled.Row("DST", "PHL", "SWE").Key["PAIR"], pulled.Row("DST", "PHL", "SWE").Key["BASIS"], pulled.Row("DST", "PHL", "SWE").Key["STAY"]));
    }

    [Fact]
    public async Task Snapshot_NobodyAgrees_FailsWithTheReason()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);

        var ended = await hub.EndOfAsync(await hub.SnapshotAsync());

        Assert.Equal(JobState.Failed, ended.Job.State);
        Assert.StartsWith("There is nothing to publish", ended.Job.Failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SnapshotFormat.Blocks)]
    [InlineData(SnapshotFormat.SdmxCsv)]
    public async Task Export_ResumedAfterEachMessage_GoesOnExactly(SnapshotFormat format)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await StartAsync(journal);
        await hub.SubmitAsync("SWE", [.. Enumerable.Range(0, 100).SelectMany(age => Enumerable.Range(0, 2).SelectMany(
            reason => Enumerable.Range(2014, 2).Select(year => $"DNK EMI {year} {age + 1} AGE=Y{age} REASON={(reason == 0 ? "WRK" : "FAM")}")))]);
        await hub.PullAsync(await hub.SnapshotAsync(from: "2010"));
        CallerContext.Set(RegionHub.Steward);
        var reader = hub.Service<SnapshotReader>();
        var request = new ExportSnapshotRequest { Snapshot = "EUROPE27-1", Format = format };
        var whole = await reader.ExportAsync(request, CancellationToken.None).ToListAsync();

        for (var received = 1; received <= whole.Count; received++)
        {
            var resumed = new ExportSnapshotRequest(request) { ResumeToken = whole[received - 1].ResumeToken };
            Assert.Equal(whole.Skip(received), await reader.ExportAsync(resumed, CancellationToken.None).ToListAsync());
        }

        Assert.True(whole.Count >= 4);
        Assert.All(whole, message => Assert.True(message.CalculateSize() < 1024 * 1024));
        if (format == SnapshotFormat.SdmxCsv)
        {
            var csv = whole.SelectMany(message => message.Csv).ToArray();
            var manifest = StatsExchange.Contracts.Snapshots.SnapshotManifest.Parse(whole[0].Manifest.Span);
            Assert.Equal((manifest.DataCsv.Bytes, manifest.DataCsv.Sha256), (csv.Length, Digest.Of(csv).ToString()));
        }
    }

    [Fact]
    public async Task Export_TokenOfAnotherFormat_IsRefused()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await StartAsync(journal);
        await hub.PullAsync(await hub.SnapshotAsync());
        CallerContext.Set(RegionHub.Steward);
        var reader = hub.Service<SnapshotReader>();
        var token = (await reader.ExportAsync(new ExportSnapshotRequest { Snapshot = "EUROPE27-1" }, CancellationToken.None).FirstAsync()).ResumeToken;

        var refusal = await Assert.ThrowsAsync<RefusedException>(async () => await reader
            .ExportAsync(new ExportSnapshotRequest { Snapshot = "EUROPE27-1", Format = SnapshotFormat.SdmxCsv, ResumeToken = token }, CancellationToken.None)
            .ToListAsync());

        Assert.Equal("resume_token", Assert.Single(refusal.Violations).Field);
    }

    private static async Task<RegionHub> StartAsync(MemoryJournal journal)
    {
        var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE");
        await hub.AgreeAsync("DNK");
        _ = await hub.AgreeAsync("AUT");
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3763", "DNK IMM 2015 4000");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 3539", "SWE EMI 2015 -");
        return hub;
    }

    private static Observation Stock(string counterpart, string measure, string basis, double value) => new()
    {
        Dimensions = { ["COUNTERPART_AREA"] = counterpart, ["MEASURE"] = measure, ["BASIS"] = basis, ["TIME_PERIOD"] = "2015" },
        Value = value,
    };
}
