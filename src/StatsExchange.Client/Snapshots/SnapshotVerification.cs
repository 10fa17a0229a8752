// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Contracts.Snapshots;

namespace StatsExchange.Client.Snapshots;

/// <summary>What verifying a pulled snapshot found.</summary>
/// <param name="Manifest">The manifest; null where it cannot be read.</param>
/// <param name="Failures">Everything that is wrong; nothing where the snapshot is complete and untampered.</param>
public sealed record SnapshotVerification(SnapshotManifest? Manifest, ImmutableArray<SnapshotFailure> Failures)
{
    /// <summary>Whether the snapshot is complete and untampered.</summary>
    public bool IsGood => Failures.IsEmpty;
}
