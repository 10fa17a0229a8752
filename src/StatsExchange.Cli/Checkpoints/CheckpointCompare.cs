// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Receipts;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Checkpoints;
using StatsExchange.Client.Connections;
using StatsExchange.Contracts.Checkpoints;
using StatsExchange.V1;

namespace StatsExchange.Cli.Checkpoints;

internal static class CheckpointCompare
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "What checkpoint get wrote." };
        var trust = new TrustOptions();
        var output = CheckpointGet.Output("Where the checkpoint of now goes, if the journal is consistent with the old one.");
        return new DocumentedCommand(
            "compare",
            "Demand consistency: whether the hub's journal still holds everything that a checkpoint covers. Exit code 4 where it does not.",
            "statsx checkpoint compare checkpoint-2026-03.json --trust evidence.pub.pem -o checkpoint-2026-04.json")
        {
            file, trust.Pinned, trust.Keys, output,
        }.Does(async (session, cancellationToken) =>
        {
            var held = CheckpointFile.Read(session.Get(file));
            var keys = trust.Read(session, await KeysCommand.ReadAsync(session, cancellationToken));
            var failures = CheckpointVerifier.Verify(held, keys);
            var answer = failures.IsEmpty ? await AskAsync(session, held, cancellationToken) : null;
            if (answer is not null)
            {
                failures = CheckpointComparison.Problems(held, answer, keys);
            }

            if (answer is not null && failures.IsEmpty && session.Get(output) is { } path)
            {
                CheckpointFile.Write(path, answer.Fresh);
            }

            return CheckpointText.Show(
                session.Out,
                failures,
                new JsonObject
                {
                    ["consistent"] = failures.IsEmpty,
                    ["differences"] = answer is null ? null : MessageJson.Of(answer.Differences),
                    ["then"] = answer?.Then is null ? null : MessageJson.Of(answer.Then),
                    ["fresh"] = answer?.Fresh is null ? null : MessageJson.Of(answer.Fresh),
                },
                answer is null ? "" : $"The journal holds everything that the checkpoint covers. Now: {CheckpointText.Of(answer.Fresh)}.");
        });
    }

    private static async Task<CheckConsistencyResponse> AskAsync(Session session, HeldCheckpoint held, CancellationToken cancellationToken)
    {
        try
        {
            return await session.Hub.Checkpoints.CheckConsistencyAsync(new CheckConsistencyRequest { Held = held }, cancellationToken: cancellationToken);
        }
        catch (HubException e) when (e.Reason == ErrorReason.SignatureInvalid)
        {
            throw CommandException.NotVerified("The checkpoint verifies with the trusted key, but the hub does not know it as its own: it is another journal, or its keys were replaced.");
        }
    }
}
