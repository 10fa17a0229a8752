// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Receipts;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Snapshots;

namespace StatsExchange.Cli.Snapshots;

internal static class SnapshotVerify
{
    public static Command Create()
    {
        var directory = new Argument<string>("DIR") { Description = "The directory it was pulled into." };
        var trust = new TrustOptions();
        return new DocumentedCommand(
            "verify",
            "Check offline that a pulled snapshot is complete and untampered. Everything that is wrong is named.",
            "statsx snapshot verify asean-2 --trust evidence.pub.pem")
        {
            directory, trust.Pinned, trust.Keys,
        }.Does((session, _) =>
        {
            var verification = new SnapshotDirectory(session.Get(directory)).Verify(trust.Read(session));
            session.Out.Result(() => JsonOf(verification), () => Show(session.Out, verification));
            return Task.FromResult(verification.IsGood ? ExitCode.Done : ExitCode.VerificationFailed);
        });
    }

    private static JsonObject JsonOf(SnapshotVerification verification) => new()
    {
        ["verified"] = verification.IsGood,
        ["snapshot"] = verification.Manifest?.Snapshot,
        ["observations"] = verification.Manifest?.Observations,
        ["blocks"] = verification.Manifest?.Blocks.Count,
        ["failures"] = new JsonArray([.. verification.Failures.Select(f => (JsonNode)new JsonObject { ["file"] = f.File, ["problem"] = f.Problem })]),
    };

    private static void Show(Output output, SnapshotVerification verification)
    {
        if (verification.IsGood)
        {
            var manifest = verification.Manifest!;
            output.Line($"{manifest.Snapshot} is complete and untampered: {Figures.Count(manifest.Observations, "observation")} in {Figures.Count(manifest.Blocks.Count, "block")}, signed by {manifest.KeyId}.");
            return;
        }

        output.Error("The snapshot does not verify:");
        foreach (var failure in verification.Failures)
        {
            output.Error("  " + failure);
        }
    }
}
