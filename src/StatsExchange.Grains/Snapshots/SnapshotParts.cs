// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain;

namespace StatsExchange.Grains.Snapshots;

/// <summary>The names of a snapshot's files.</summary>
internal static class SnapshotParts
{
    public static string FileNameOf(Digest digest) => digest + ".binpb";
}
