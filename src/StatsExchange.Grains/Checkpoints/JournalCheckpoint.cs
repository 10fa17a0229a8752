// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Contracts.Checkpoints;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Domain.Snapshots;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Grains.Checkpoints;

/// <summary>The ends of all streams of a journal as of a moment, as leaves of a Merkle tree.</summary>
public sealed class JournalCheckpoint
{
    private readonly long _cursor;
    private readonly ImmutableArray<CheckpointLeaf> _leaves;
    private readonly Dictionary<string, int> _places;
    private readonly MerkleTree _tree;

    private JournalCheckpoint(JournalHeads heads)
    {
        _cursor = heads.Cursor;
        _leaves = [.. heads.Streams.Select(head => LeafOf(head.Key, head.Value))];
        _places = _leaves.Select((leaf, place) => (leaf.Stream, place)).ToDictionary(one => one.Stream, one => one.place, StringComparer.Ordinal);
        _tree = new MerkleTree(_leaves.Select(CheckpointStatement.DataOf));
    }

    internal long Cursor => _cursor;

    internal ByteString Root => ByteString.CopyFrom(_tree.Root.ToArray());

    internal ImmutableArray<CheckpointLeaf> Leaves => _leaves;

    internal static async Task<JournalCheckpoint> AtAsync(IStreamEnds journal, long? cursor, CancellationToken cancellationToken) =>
        new(await journal.HeadsAtAsync(cursor, cancellationToken));

    internal CheckpointLeaf? Find(string stream) => _places.TryGetValue(stream, out var place) ? _leaves[place] : null;

    /// <summary>The signed checkpoint, with the proof of one stream, and all leaves where they are wanted.</summary>
    internal HeldCheckpoint Sign(SigningKey key, DateTimeOffset time, string? stream, bool allHeads)
    {
        var checkpoint = new Checkpoint
        {
            Cursor = _cursor,
            Time = Timestamp.FromDateTimeOffset(time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond))),
            Streams = _leaves.Length,
            Root = Root,
            KeyId = key.KeyId,
        };
        checkpoint.Signature = ByteString.CopyFrom(key.SignDer(CheckpointStatement.Of(checkpoint)));
        var held = new HeldCheckpoint { Checkpoint = checkpoint };
        if (stream is not null && Find(stream) is { } own)
        {
            held.Proofs.Add(ProofOf(own));
        }

        if (allHeads)
        {
            held.Heads.AddRange(_leaves);
        }

        return held;
    }

    private CheckpointProof ProofOf(CheckpointLeaf leaf)
    {
        var proof = _tree.ProofOf(_places[leaf.Stream]);
        return new CheckpointProof { Leaf = leaf, Index = proof.Index, Path = { proof.Path.Select(node => ByteString.CopyFrom(node.ToArray())) } };
    }

    private static CheckpointLeaf LeafOf(StreamName stream, StreamHead head) =>
        new() { Stream = stream.ToString(), Seq = head.Seq, Hash = ByteString.CopyFrom(head.Hash.ToArray()) };
}
