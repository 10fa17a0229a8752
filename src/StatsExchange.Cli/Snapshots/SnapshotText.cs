// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Snapshots;

/// <summary>Snapshots as they are named and told.</summary>
internal static class SnapshotText
{
    public static Argument<string> Id() => new("SNAPSHOT") { Description = "Its id, for example ASEAN-2." };

    /// <summary>How far it has come.</summary>
    public static string InWords(Snapshot snapshot) => snapshot.State switch
    {
        SnapshotState.Draft => snapshot.Unreadable.Length > 0 ? "draft, not readable" : "draft",
        SnapshotState.Released => $"released {MessageJson.Of(snapshot.ReleasedAt)}",
        SnapshotState.Superseded => $"superseded by {snapshot.Erratum.Successor}",
        _ => Figures.Dash,
    };

    /// <summary>What is to be said beside it; none where it is released and stands.</summary>
    public static IEnumerable<string> Remarks(Snapshot snapshot)
    {
        if (snapshot.Unreadable.Length > 0)
        {
            yield return $"{snapshot.Id} was not released, and cannot be read any more. {snapshot.Unreadable}";
        }
        else if (snapshot.State == SnapshotState.Draft)
        {
            yield return $"{snapshot.Id} is a draft: it can be read only as long as the agreements it rests on are in force and no member withholds or takes back figures of it. Release it with: statsx snapshot release {snapshot.Id}";
        }

        if (snapshot.ReleaseNote.Length > 0)
        {
            yield return $"{snapshot.Id}: {snapshot.ReleaseNote}";
        }

        if (snapshot.Erratum is { } erratum)
        {
            yield return $"{snapshot.Id} is superseded by {erratum.Successor} since {MessageJson.Of(erratum.Time)}: {erratum.Reason}";
        }
    }
}
