// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using StatsExchange.Domain;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Snapshots;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Journal.Memory;
using StatsExchange.V1;
using Xunit.Abstractions;

namespace StatsExchange.Grains.Tests.Jobs;

public sealed class WholeRegionTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Region_All27CountriesOfTheSample_IsReconciledAndPublished()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        var flows = EuropeanFlows.ByReporter();
        foreach (var member in Domain.Areas.Regions.Find(RegionHub.Region)!.Members)
        {
            await hub.AgreeAsync(member.Value);
        }

        foreach (var reporter in flows)
        {
            await hub.SubmitAsync(reporter.Key, "FLOW", reporter);
        }

        var clock = Stopwatch.StartNew();
        var reconciled = await hub.EndOfAsync(await hub.ReconcileAsync("factors"));
        output.WriteLine($"Reconciled in {clock.Elapsed.TotalMilliseconds:0} ms");
        clock.Restart();
        var pulled = await hub.PullAsync(await hub.SnapshotAsync(from: "2010", to: "2017", reconciliations: [reconciled.Job.Id]));
        output.WriteLine($"Snapshot of {pulled.Manifest.Observations} rows in {clock.Elapsed.TotalMilliseconds:0} ms, {pulled.Blocks.Count} blocks, largest {pulled.Blocks.Max(block => block.Content.Length)} bytes");

        var result = reconciled.Reconciliation;
        Assert.Empty(result.WithoutAgreement);
        Assert.Equal(702, result.Cells.Count);
        Assert.Equal(54, result.Factors.Count);
        Assert.All(result.Factors, factor => Assert.True(factor.HasFactor_ || factor.Reason.Length > 0));
        Assert.All(result.Cells, cell => Assert.True(cell.HasEstimate || cell.Reason.Length > 0));
        Assert.Equal(flows.Select(reporter => reporter.Key).Order(StringComparer.Ordinal), pulled.Manifest.Sources.Select(source => source.Country));
        Assert.All(pulled.Manifest.Omitted, omission => Assert.Equal("NO_DATA", omission.Reason));
        Assert.Equal(result.Cells.Count(cell => cell.HasEstimate), pulled.Rows.Count(row => row.Key["FIGURE"] == "EST"));
        Assert.Equal(flows.Sum(reporter => reporter.Count()), pulled.Rows.Count(row => row.Key["FIGURE"] is "ORG" or "DST"));

        CallerContext.Set(RegionHub.Steward);
        var csv = await hub.Service<SnapshotReader>()
            .ExportAsync(new ExportSnapshotRequest { Snapshot = pulled.Manifest.Snapshot, Format = SnapshotFormat.SdmxCsv }, CancellationToken.None)
            .ToListAsync();
        Assert.True(csv.Count > 10);
        Assert.All(csv, message => Assert.True(message.CalculateSize() < 1024 * 1024));
        Assert.Equal(pulled.Manifest.DataCsv.Sha256, Digest.Of(csv.SelectMany(message => message.Csv).ToArray()).ToString());
    }
}
