// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using StatsExchange.Cli.Receipts;
using StatsExchange.Cli.Snapshots;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Snapshots;
using StatsExchange.Contracts.Signatures;
using StatsExchange.V1;

namespace StatsExchange.Cli.Demo;

/// <summary>Makes the two snapshots, pulls them, and verifies them offline against the hub's public key.</summary>
internal static class SnapshotTaking
{
    private static readonly string[] VerifiedColumns = ["snapshot", "directory", "observations#", "blocks#", "verified"];

    public static async Task<(DemoStep Step, IReadOnlyList<Snapshot> Made)> MakeAsync(
        DemoWorld world,
        SampleFile flows,
        SampleFile stocks,
        string reconciliation,
        IWorkProgress progress,
        CancellationToken cancellationToken)
    {
        var ofFlows = Request(DemoWorld.FlowRegion, flows);
        ofFlows.Reconciliations.Add(reconciliation);
        var made = new List<Snapshot>();
        foreach (var request in new[] { ofFlows, Request(DemoWorld.StockRegion, stocks) })
        {
            made.Add(await SnapshotCreate.RunAsync(world.As(request.Region, "steward"), request, progress, cancellationToken).ConfigureAwait(false));
        }

        var step = new DemoStep(
            $"{made.Count} snapshots are made and signed.",
            new JsonObject { ["snapshots"] = MessageJson.Of(made) },
            SnapshotList.TableOf(null, made));
        return (step, made);
    }

    public static async Task<DemoStep> PullAndVerifyAsync(DemoWorld world, IReadOnlyList<Snapshot> snapshots, CancellationToken cancellationToken)
    {
        var trusted = TrustedKey.Read(world.EvidenceKey);
        var verified = new List<(string Snapshot, SnapshotDirectory Directory, SnapshotVerification Verification)>();
        foreach (var snapshot in snapshots)
        {
            var directory = new SnapshotDirectory(Path.Combine(world.Data, "snapshots", snapshot.Id));
            await directory.PullAsync(world.As(snapshot.Region, "region"), snapshot.Id, blocks: null, cancellationToken).ConfigureAwait(false);
            var verification = directory.Verify(new KeyTrust(trusted));
            verified.Add(verification.IsGood
                ? (snapshot.Id, directory, verification)
                : throw CommandException.NotVerified($"{snapshot.Id} does not verify: {string.Join("; ", verification.Failures)}"));
        }

        return new DemoStep(
            "Both are pulled, and verified offline against keys/evidence.pub.pem.",
            new JsonObject { ["verified"] = new JsonArray([.. verified.Select(v => (JsonNode)v.Snapshot)]) },
            FigureTable.Of(null, VerifiedColumns, verified.Select(v => new[]
            {
                v.Snapshot,
                v.Directory.Path,
                Figures.Count(v.Verification.Manifest!.Observations),
                Figures.Count(v.Verification.Manifest.Blocks.Count),
                "yes",
            })));
    }

    private static StartSnapshotRequest Request(string region, SampleFile sample) => new()
    {
        RequestId = $"demo-snapshot-{region}",
        Region = region,
        Structure = sample.Structure,
        PeriodFrom = sample.Periods[0],
        PeriodTo = sample.Periods[^1],
    };
}
