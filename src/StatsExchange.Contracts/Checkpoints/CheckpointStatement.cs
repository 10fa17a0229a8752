// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Contracts.Signatures;
using StatsExchange.Domain;
using StatsExchange.V1;

namespace StatsExchange.Contracts.Checkpoints;

/// <summary>The texts of checkpoints, as documented at the messages <see cref="Checkpoint"/> and <see cref="CheckpointLeaf"/>.</summary>
public static class CheckpointStatement
{
    /// <summary>The signed bytes; the signature itself is not part of them.</summary>
    public static byte[] Of(Checkpoint checkpoint) =>
        new StatementWriter("statsexchange checkpoint v1")
            .Line("cursor", checkpoint.Cursor)
            .Line("time", checkpoint.Time)
            .Line("streams", checkpoint.Streams)
            .Line("root", checkpoint.Root)
            .Line("key_id", checkpoint.KeyId)
            .ToBytes();

    /// <summary>The data of a leaf.</summary>
    public static Digest DataOf(CheckpointLeaf leaf) => Digest.Of(
        new StatementWriter("statsexchange checkpoint leaf v1")
            .Line("stream", leaf.Stream)
            .Line("seq", leaf.Seq)
            .Line("hash", leaf.Hash)
            .ToBytes());
}
