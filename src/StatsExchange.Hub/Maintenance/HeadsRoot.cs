// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Contracts.Checkpoints;
using StatsExchange.Domain.Snapshots;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Hub.Maintenance;

/// <summary>The Merkle root over where all streams end, as in a checkpoint.</summary>
internal static class HeadsRoot
{
    public static string Of(JournalHeads heads) => MerkleTree.RootOf(heads.Streams.Select(head => CheckpointStatement.DataOf(
        new CheckpointLeaf { Stream = head.Key.ToString(), Seq = head.Value.Seq, Hash = ByteString.CopyFrom(head.Value.Hash.ToArray()) }))).ToString();
}
