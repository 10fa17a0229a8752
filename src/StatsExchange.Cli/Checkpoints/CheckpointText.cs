// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Checkpoints;

/// <summary>What is said of a checkpoint and of what was found.</summary>
internal static class CheckpointText
{
    public static string Of(HeldCheckpoint held) => string.Join(
        ", ",
        held.Proofs.Select(proof => $"{proof.Leaf.Stream} ends with #{proof.Leaf.Seq}")
            .Prepend($"{Figures.Count(held.Checkpoint.Cursor, "entry")} of {Figures.Count(held.Checkpoint.Streams, "stream")}, {MessageJson.Of(held.Checkpoint.Time)}"));

    /// <summary>Prints what was found, and gives the exit code.</summary>
    public static int Show(Output output, ImmutableArray<string> failures, JsonObject json, string good)
    {
        json["failures"] = new JsonArray([.. failures.Select(failure => (JsonNode)failure)]);
        output.Result(
            () => json,
            () =>
            {
                if (failures.IsEmpty)
                {
                    output.Line(good);
                }

                foreach (var failure in failures)
                {
                    output.Error(failure);
                }
            });
        return failures.IsEmpty ? ExitCode.Done : ExitCode.VerificationFailed;
    }
}
