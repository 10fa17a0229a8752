// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Snapshots;

internal static class SnapshotList
{
    private static readonly string[] Columns = ["snapshot", "structure", "periods", "made", "state", "observations#", "blocks#", "Merkle root"];

    public static Command Create()
    {
        var region = Named.Region("REGION", "The regional body.");
        return new DocumentedCommand("list", "List the snapshots of a regional body, newest first.", "statsx snapshot list ASEAN")
        {
            region,
        }.Does(async (session, cancellationToken) =>
        {
            var snapshots = await Pages.AllAsync(
                async token => await session.Hub.Snapshots.ListSnapshotsAsync(
                    new ListSnapshotsRequest { Region = session.Get(region), PageSize = Pages.Size, PageToken = token },
                    cancellationToken: cancellationToken),
                page => page.Snapshots,
                page => page.NextPageToken).ConfigureAwait(false);
            session.Out.Result(
                () => new JsonObject { ["region"] = session.Get(region), ["snapshots"] = MessageJson.Of(snapshots) },
                () =>
                {
                    session.Out.Show(TableOf($"Snapshots of {Figures.Party(session.Get(region))}", snapshots));
                    foreach (var remark in snapshots.Where(snapshot => snapshot.State != SnapshotState.Draft || snapshot.Unreadable.Length > 0).SelectMany(SnapshotText.Remarks))
                    {
                        session.Out.Line(remark);
                    }
                });
            return ExitCode.Done;
        });
    }

    public static FigureTable TableOf(string? title, IEnumerable<Snapshot> snapshots) => FigureTable.Of(title, Columns, snapshots.Select(s => new[]
    {
        s.Id,
        s.Structure,
        s.PeriodFrom == s.PeriodTo ? s.PeriodFrom : $"{s.PeriodFrom}–{s.PeriodTo}",
        MessageJson.Of(s.Time),
        SnapshotText.InWords(s),
        s.Unreadable.Length > 0 ? Figures.Dash : Figures.Count(s.Observations),
        s.Unreadable.Length > 0 ? Figures.Dash : Figures.Count(s.Blocks),
        Figures.Text(Convert.ToHexStringLower(s.MerkleRoot.Span)),
    }));
}
