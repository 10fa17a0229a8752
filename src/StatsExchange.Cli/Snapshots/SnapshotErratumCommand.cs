// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Snapshots;

internal static class SnapshotErratumCommand
{
    public static Command Create()
    {
        var id = SnapshotText.Id();
        var successor = new Option<string>("--successor") { Description = "The released snapshot that takes its place.", HelpName = "SNAPSHOT", Required = true };
        var reason = new Option<string>("--reason") { Description = "Why, for those who hold it.", HelpName = "TEXT", Required = true };
        var requestId = Named.RequestId();
        return new DocumentedCommand(
            "erratum",
            "Say that a released snapshot is superseded, as the body's own steward. It stays readable and says so.",
            "statsx snapshot erratum ASEAN-2 --successor ASEAN-3 --reason 'Viet Nam sent the wrong year'")
        {
            id, successor, reason, requestId,
        }.Does(async (session, cancellationToken) =>
        {
            var request = new DeclareErratumRequest
            {
                RequestId = session.RequestId(requestId), Snapshot = session.Get(id), Successor = session.Get(successor), Reason = session.Get(reason),
            };
            var answer = await session.Hub.Snapshots.DeclareErratumAsync(request, cancellationToken: cancellationToken);
            session.Out.Result(() => MessageJson.Of(answer.Snapshot), () => session.Out.Line($"{answer.Snapshot.Id}: {SnapshotText.InWords(answer.Snapshot)}."));
            return ExitCode.Done;
        });
    }
}
