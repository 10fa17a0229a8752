// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Client.Connections;
using StatsExchange.Contracts.Signatures;
using StatsExchange.V1;

namespace StatsExchange.Client.Snapshots;

/// <summary>
/// A snapshot on disk: manifest.json, manifest.sig (DER, ECDSA P-256 with SHA-256 over manifest.json), blocks/ with one file per
/// ConsolidatedBlock, and data.csv (SDMX-CSV 2.0).
/// </summary>
public sealed class SnapshotDirectory(string path)
{
    /// <summary>The directory.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Pulls a snapshot. The directory appears whole or not at all; an earlier pull in it is replaced whole.</summary>
    /// <param name="hub">A connection of the region or its steward.</param>
    /// <param name="snapshot">Id of the snapshot.</param>
    /// <param name="blocks">Told how many blocks have arrived.</param>
    /// <param name="cancellationToken">Ends the pull.</param>
    /// <exception cref="HubException">The hub refused or cannot be reached.</exception>
    /// <exception cref="IOException">The directory holds something else than a snapshot, which is named and kept, or cannot be written.</exception>
    public async Task PullAsync(HubConnection hub, string snapshot, IProgress<int>? blocks = null, CancellationToken cancellationToken = default)
    {
        using var target = new PullTarget(Path);
        await PullBlocksAsync(hub, snapshot, target.Path, blocks, cancellationToken).ConfigureAwait(false);
        await PullCsvAsync(hub, snapshot, target.Path, cancellationToken).ConfigureAwait(false);
        target.Complete();
    }

    /// <summary>Checks offline that the snapshot is complete and untampered. All that is wrong is named, not only the first.</summary>
    /// <param name="trust">The hub's evidence key, obtained in another way than the snapshot, and those that rotations join to it; no other key counts.</param>
    public SnapshotVerification Verify(KeyTrust trust) => new SnapshotVerifier(Path, trust).Verify();

    private static async Task PullBlocksAsync(HubConnection hub, string snapshot, string directory, IProgress<int>? blocks, CancellationToken cancellationToken)
    {
        var request = new ExportSnapshotRequest { Snapshot = snapshot, Format = SnapshotFormat.Blocks };
        using var call = hub.Snapshots.ExportSnapshot(request, cancellationToken: cancellationToken);
        var received = 0;
        while (await call.ResponseStream.MoveNext(cancellationToken).ConfigureAwait(false))
        {
            var part = call.ResponseStream.Current;
            switch (part.PartCase)
            {
                case ExportSnapshotResponse.PartOneofCase.Manifest:
                    await WriteAsync(directory, SnapshotFiles.Manifest, part.Manifest.Memory, cancellationToken).ConfigureAwait(false);
                    break;
                case ExportSnapshotResponse.PartOneofCase.Signature:
                    await WriteAsync(directory, SnapshotFiles.Signature, part.Signature.Memory, cancellationToken).ConfigureAwait(false);
                    break;
                case ExportSnapshotResponse.PartOneofCase.Block:
                    await WriteAsync(System.IO.Path.Combine(directory, SnapshotFiles.Blocks), FileNameOf(part.Block), part.Block.Content.Memory, cancellationToken).ConfigureAwait(false);
                    blocks?.Report(++received);
                    break;
                default:
                    break;
            }
        }
    }

    private static async Task PullCsvAsync(HubConnection hub, string snapshot, string directory, CancellationToken cancellationToken)
    {
        var request = new ExportSnapshotRequest { Snapshot = snapshot, Format = SnapshotFormat.SdmxCsv };
        using var call = hub.Snapshots.ExportSnapshot(request, cancellationToken: cancellationToken);
        var file = File.Create(System.IO.Path.Combine(directory, SnapshotFiles.Data));
        await using (file.ConfigureAwait(false))
        {
            while (await call.ResponseStream.MoveNext(cancellationToken).ConfigureAwait(false))
            {
                if (call.ResponseStream.Current.PartCase == ExportSnapshotResponse.PartOneofCase.Csv)
                {
                    await file.WriteAsync(call.ResponseStream.Current.Csv.Memory, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    // A name comes from outside: it must not lead out of the directory.
    private static string FileNameOf(SnapshotBlock block) =>
        System.IO.Path.GetFileName(block.Name) == block.Name && block.Name.Length > 0 && block.Name[0] != '.'
            ? block.Name
            : throw new IOException($"The hub sent a block under the name '{block.Name}', which is not a plain file name.");

    private static Task WriteAsync(string directory, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        File.WriteAllBytesAsync(System.IO.Path.Combine(directory, name), content, cancellationToken);
}
