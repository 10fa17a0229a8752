// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Receipts;
using StatsExchange.Cli.Terminal;
using StatsExchange.Contracts.Checkpoints;

namespace StatsExchange.Cli.Checkpoints;

internal static class CheckpointVerify
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "What checkpoint get wrote." };
        var trust = new TrustOptions();
        return new DocumentedCommand(
            "verify",
            "Verify a checkpoint offline: its signature, and that the ends of streams in it are part of it.",
            "statsx checkpoint verify checkpoint-2026-03.json --trust evidence.pub.pem")
        {
            file, trust.Pinned, trust.Keys,
        }.Does((session, _) =>
        {
            var held = CheckpointFile.Read(session.Get(file));
            var failures = CheckpointVerifier.Verify(held, trust.Read(session));
            return Task.FromResult(CheckpointText.Show(
                session.Out,
                failures,
                new JsonObject { ["verified"] = failures.IsEmpty },
                failures.IsEmpty ? $"The checkpoint is good: {CheckpointText.Of(held)}, signed by {held.Checkpoint.KeyId}." : ""));
        });
    }
}
