// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Snapshots;

internal static class SnapshotRelease
{
    public static Command Create()
    {
        var id = SnapshotText.Id();
        var note = new Option<string?>("--note") { Description = "What is to be said of the release.", HelpName = "TEXT" };
        var requestId = Named.RequestId();
        return new DocumentedCommand(
            "release",
            "Release a draft, as the body's own steward: from then on it stays readable, whatever is revoked later.",
            "statsx snapshot release ASEAN-2 --note 'first round of 2026'")
        {
            id, note, requestId,
        }.Does(async (session, cancellationToken) =>
        {
            var request = new ReleaseSnapshotRequest { RequestId = session.RequestId(requestId), Snapshot = session.Get(id), Note = session.Get(note) ?? "" };
            var answer = await session.Hub.Snapshots.ReleaseSnapshotAsync(request, cancellationToken: cancellationToken);
            session.Out.Result(() => MessageJson.Of(answer.Snapshot), () => session.Out.Line($"{answer.Snapshot.Id}: {SnapshotText.InWords(answer.Snapshot)}."));
            return ExitCode.Done;
        });
    }
}
