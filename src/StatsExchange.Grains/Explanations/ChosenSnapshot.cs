// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Contracts.Snapshots;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Explanations;

/// <summary>The snapshot whose figure is explained, as its reader may read it.</summary>
/// <param name="Made">What was made, by digests.</param>
/// <param name="Manifest">What its manifest says.</param>
/// <param name="ManifestBytes">manifest.json.</param>
/// <param name="Rows">Its rows about the corridor.</param>
/// <param name="Revision">Revision of the region.</param>
internal sealed record ChosenSnapshot(SnapshotCompleted Made, SnapshotManifest Manifest, ReadOnlyMemory<byte> ManifestBytes, SnapshotRows Rows, long Revision)
{
    /// <summary>What it is, and how far it has come.</summary>
    public Snapshot Snapshot => Made.Snapshot;

    /// <summary>The signature over its manifest.</summary>
    public ByteString Signature => Made.Signature;

    /// <summary>The code of the regional body.</summary>
    public string Region => Snapshot.Region;
}
