// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Checkpoints;

internal static class CheckpointGet
{
    public static Command Create()
    {
        var output = Output("Where it goes. A checkpoint is never overwritten: an older one shows more.");
        output.Required = true;
        var allHeads = new Option<bool>("--all-heads") { Description = "Where all streams end, too, so that what was changed can be named. For auditors." };
        return new DocumentedCommand(
            "get",
            "Get the checkpoint of now, with where your own stream ends.",
            "statsx checkpoint get -o checkpoint-2026-03.json",
            "statsx checkpoint get --all-heads -o all.json")
        {
            output, allHeads,
        }.Does(async (session, cancellationToken) =>
        {
            var answer = await session.Hub.Checkpoints.GetCheckpointAsync(
                new GetCheckpointRequest { AllHeads = session.Get(allHeads) },
                cancellationToken: cancellationToken);
            CheckpointFile.Write(session.Get(output)!, answer.Held);
            session.Out.Result(
                () => MessageJson.Of(answer.Held),
                () => session.Out.Line($"{session.Get(output)}: {CheckpointText.Of(answer.Held)}"));
            return ExitCode.Done;
        });
    }

    public static Option<string?> Output(string description) => new("-o", "--output") { Description = description, HelpName = "FILE" };
}
