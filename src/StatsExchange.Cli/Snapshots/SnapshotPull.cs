// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.Client.Snapshots;
using StatsExchange.V1;

namespace StatsExchange.Cli.Snapshots;

internal static class SnapshotPull
{
    public static Command Create()
    {
        var id = SnapshotText.Id();
        var output = new Option<string>("--output", "-o") { Description = "The directory it is put into; an earlier pull in it is replaced, anything else is an error.", HelpName = "DIR", Required = true };
        return new DocumentedCommand(
            "pull",
            "Pull a snapshot: manifest.json, manifest.sig, blocks/ and data.csv.",
            "statsx snapshot pull ASEAN-2 -o asean-2",
            "statsx snapshot verify asean-2 --trust evidence.pub.pem")
        {
            id, output,
        }.Does(async (session, cancellationToken) =>
        {
            var directory = new SnapshotDirectory(session.Get(output));
            var snapshot = (await session.Hub.Snapshots.GetSnapshotAsync(new GetSnapshotRequest { Snapshot = session.Get(id) }, cancellationToken: cancellationToken)).Snapshot;
            var blocks = await Work.ShowAsync(session.Out, $"Pulling {session.Get(id)}", async progress =>
            {
                var counter = new BlockCounter(progress);
                await directory.PullAsync(session.Hub, session.Get(id), counter, cancellationToken).ConfigureAwait(false);
                return counter.Blocks;
            }).ConfigureAwait(false);
            session.Out.Result(
                () => new JsonObject { ["snapshot"] = session.Get(id), ["directory"] = directory.Path, ["blocks"] = blocks, ["state"] = ShortNames.Of(snapshot.State) },
                () => session.Out.Line($"{session.Get(id)} is in {directory.Path}: {Figures.Count(blocks, "block")}. Verify it with: statsx snapshot verify {directory.Path} --trust FILE"));
            foreach (var remark in SnapshotText.Remarks(snapshot))
            {
                session.Out.Note(remark);
            }

            return ExitCode.Done;
        });
    }

    private sealed class BlockCounter(IWorkProgress progress) : IProgress<int>
    {
        public int Blocks { get; private set; }

        public void Report(int value)
        {
            Blocks = value;
            progress.Report(null, value, 0);
        }
    }
}
