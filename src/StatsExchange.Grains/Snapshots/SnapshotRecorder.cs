// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Orleans;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Contracts.Snapshots;
using StatsExchange.Grains.Jobs;
using StatsExchange.Grains.Regions;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Snapshots;

/// <summary>Writes the manifest of a snapshot, signs it and records it under the next free id.</summary>
internal sealed class SnapshotRecorder
{
    private readonly IGrainFactory _grains;
    private readonly IJournal _journal;
    private readonly SigningKey _key;
    private readonly TimeProvider _time;

    public SnapshotRecorder(IGrainFactory grains, IJournal journal, SigningKey key, TimeProvider time)
    {
        _grains = grains;
        _journal = journal;
        _key = key;
        _time = time;
    }

    public async Task RecordAsync(JobWork work, SnapshotRecord record, CancellationToken cancellationToken)
    {
        var region = _grains.GetGrain<IRegionGrain>(work.Region.Code.Value);
        while (true)
        {
            var snapshot = Describe(work, record, await region.NextSnapshotIdAsync());
            var manifest = Block.Of(ManifestOf(snapshot, record).ToBytes());
            await _journal.StageAsync(work.Upload, [manifest], cancellationToken);
            var completed = new SnapshotCompleted
            {
                Id = work.Id,
                Epoch = work.Epoch,
                Snapshot = snapshot,
                Manifest = ByteString.CopyFrom(manifest.Digest.AsSpan()),
                Signature = ByteString.CopyFrom(_key.SignDer(manifest.Bytes.Span)),
                Blocks = { record.Content.Digests.Select(digest => ByteString.CopyFrom(Convert.FromHexString(digest.ToString()))) },
                Draft = true,
                RestsOn = { record.Grounds.Agreements },
                CheckedAt = { record.Grounds.Revisions(record.CheckedAt) },
                ReadAt = { record.Grounds.Revisions(record.ReadAt) },
                LearntFrom = { record.Grounds.PeriodsBeyond(snapshot) },
            };
            if (await region.CompleteSnapshotAsync(completed.ToProto()))
            {
                return;
            }
        }
    }

    private Snapshot Describe(JobWork work, SnapshotRecord record, string id) => new()
    {
        Id = id,
        Region = work.Region.Code.Value,
        Structure = work.Started.Snapshot.Structure,
        PeriodFrom = work.Started.Snapshot.PeriodFrom,
        PeriodTo = work.Started.Snapshot.PeriodTo,
        Round = work.Started.Snapshot.Round,
        Time = Timestamp.FromDateTimeOffset(_time.GetUtcNow()),
        Observations = record.Content.Observations,
        Blocks = record.Content.Blocks.Count,
        MerkleRoot = ByteString.CopyFrom(Convert.FromHexString(record.Content.MerkleRoot.ToString())),
    };

    private SnapshotManifest ManifestOf(Snapshot snapshot, SnapshotRecord record) => new()
    {
        Format = SnapshotManifest.CurrentFormat,
        Snapshot = snapshot.Id,
        Region = snapshot.Region,
        Structure = snapshot.Structure,
        PeriodFrom = snapshot.PeriodFrom,
        PeriodTo = snapshot.PeriodTo,
        Round = record.Round,
        Time = snapshot.Time.ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        Observations = snapshot.Observations,
        Sources = record.Sources,
        Omitted = record.Omitted,
        SetAside = record.SetAside,
        Reconciliations = record.Reconciliations,
        Cases = record.Cases,
        Blocks = record.Content.Blocks,
        MerkleRoot = record.Content.MerkleRoot.ToString(),
        DataCsv = record.Content.Csv,
        KeyId = _key.KeyId,
    };
}
