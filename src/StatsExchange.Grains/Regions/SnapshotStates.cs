// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Regions;

/// <summary>How far a snapshot has come, as the entries tell it.</summary>
internal static class SnapshotStates
{
    /// <summary>It was made: a draft, or, from before there was a release, released since then.</summary>
    public static SnapshotCompleted Make(SnapshotCompleted made, Entry entry)
    {
        made.Snapshot.State = made.Draft ? SnapshotState.Draft : SnapshotState.Released;
        made.Snapshot.ReleasedAt = made.Draft ? null : Timestamp.FromDateTimeOffset(entry.Time);
        return made;
    }

    /// <summary>It was released.</summary>
    public static Snapshot Release(Snapshot snapshot, Entry entry, string note)
    {
        snapshot.State = SnapshotState.Released;
        snapshot.ReleasedAt = Timestamp.FromDateTimeOffset(entry.Time);
        snapshot.ReleasedBy = entry.Actor;
        snapshot.ReleaseNote = note;
        return snapshot;
    }

    /// <summary>It was superseded.</summary>
    public static Snapshot Supersede(Snapshot snapshot, Entry entry, SnapshotSuperseded body)
    {
        snapshot.State = SnapshotState.Superseded;
        snapshot.Erratum = new SnapshotErratum
        {
            Successor = body.Successor,
            Reason = body.Reason,
            Time = Timestamp.FromDateTimeOffset(entry.Time),
            DeclaredBy = entry.Actor,
        };
        return snapshot;
    }
}
