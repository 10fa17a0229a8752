// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;

namespace StatsExchange.Cli.Snapshots;

internal static class SnapshotCommand
{
    public static Command Create() =>
        new("snapshot", "Immutable, signed, consolidated data sets of a regional body: make, list, pull, verify offline, release, and supersede.")
        {
            SnapshotCreate.Create(),
            SnapshotList.Create(),
            SnapshotPull.Create(),
            SnapshotVerify.Create(),
            SnapshotRelease.Create(),
            SnapshotErratumCommand.Create(),
        };
}
