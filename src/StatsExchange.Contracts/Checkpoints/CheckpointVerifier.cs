// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Domain;
using StatsExchange.Domain.Snapshots;
using StatsExchange.V1;

namespace StatsExchange.Contracts.Checkpoints;

/// <summary>Verifies a held checkpoint by itself: its signature, and that its leaves are those of its root.</summary>
public static class CheckpointVerifier
{
    /// <summary>What is wrong with a checkpoint; nothing where it is good.</summary>
    public static ImmutableArray<string> Verify(HeldCheckpoint held, KeyTrust trust)
    {
        if (held.Checkpoint is not { Time: not null, Root.Length: Digest.Size } checkpoint)
        {
            return ["It is no checkpoint: its time or its root is missing."];
        }

        return
        [
            .. trust.ProblemsOf("The checkpoint", checkpoint.KeyId, CheckpointStatement.Of(checkpoint), checkpoint.Signature.Span),
            .. held.Proofs.Where(proof => !IsPartOf(checkpoint, proof))
                .Select(proof => $"The end of {proof.Leaf?.Stream} is not part of the checkpoint: the path does not lead to its root."),
            .. held.Heads.Count > 0 && !AreAllOf(checkpoint, held) ? new[] { "The ends of all streams do not give the root of the checkpoint." } : [],
        ];
    }

    private static bool IsPartOf(Checkpoint checkpoint, CheckpointProof proof) =>
        proof.Leaf is not null
        && proof.Path.All(node => node.Length == Digest.Size)
        && new InclusionProof(proof.Index, checkpoint.Streams, [.. proof.Path.Select(node => Digest.FromBytes(node.Span))])
            .Verify(CheckpointStatement.DataOf(proof.Leaf), Digest.FromBytes(checkpoint.Root.Span));

    private static bool AreAllOf(Checkpoint checkpoint, HeldCheckpoint held) =>
        held.Heads.Count == checkpoint.Streams
        && MerkleTree.RootOf(held.Heads.Select(CheckpointStatement.DataOf)) == Digest.FromBytes(checkpoint.Root.Span);
}
