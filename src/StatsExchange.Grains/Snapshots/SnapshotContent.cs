// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using StatsExchange.Contracts.Blocks;
using StatsExchange.Contracts.Snapshots;
using StatsExchange.Domain;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Snapshots;
using StatsExchange.Journal;

namespace StatsExchange.Grains.Snapshots;

/// <summary>Collects what the files of a snapshot hold: the blocks in order, and the digest of data.csv.</summary>
internal sealed class SnapshotContent : IDisposable
{
    private readonly SdmxCsvWriter _csv = new();
    private readonly IncrementalHash _csvDigest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<ManifestBlock> _blocks = [];
    private readonly List<Digest> _digests = [];
    private long _csvBytes;

    public SnapshotContent() => AddCsv(_csv.Header());

    public long Observations { get; private set; }

    public IReadOnlyList<ManifestBlock> Blocks => _blocks;

    /// <summary>SHA-256 of each block, in order.</summary>
    public IReadOnlyList<Digest> Digests => _digests;

    public Digest MerkleRoot => MerkleTree.RootOf(_digests);

    /// <summary>data.csv as it stands.</summary>
    public ManifestFile Csv => new(_csvBytes, Convert.ToHexStringLower(_csvDigest.GetCurrentHash()));

    /// <summary>Cuts the slice of the next period and gives its blocks to be staged.</summary>
    public IReadOnlyList<Block> Add(Slice slice)
    {
        var blocks = new List<Block>();
        foreach (var range in BlockCutter.Cut(slice))
        {
            var part = SliceRange.Take(slice, range);
            var block = Block.Of(ConsolidatedBlockCodec.Encode(part));
            var digest = Digest.FromBytes(block.Digest.AsSpan());
            blocks.Add(block);
            _digests.Add(digest);
            _blocks.Add(new ManifestBlock(SnapshotParts.FileNameOf(digest), slice.Period, part.Count, block.Bytes.Length, digest.ToString()));
            AddCsv(_csv.Lines(part));
            Observations += part.Count;
        }

        return blocks;
    }

    /// <inheritdoc/>
    public void Dispose() => _csvDigest.Dispose();

    private void AddCsv(byte[] bytes)
    {
        _csvDigest.AppendData(bytes);
        _csvBytes += bytes.Length;
    }
}
