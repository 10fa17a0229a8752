// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Grains.Checkpoints;

/// <summary>
/// Compares a journal with a checkpoint held elsewhere. It finds what the chain cannot: a cut end, a stream hashed again, a fork, an older
/// copy. It reads where streams ended, not what is between: whether that verifies, the check of the chain tells.
/// </summary>
public static class CheckpointCheck
{
    /// <summary>What the checkpoint states and the journal does not hold; nothing where the journal goes on from the checkpoint.</summary>
    /// <param name="held">A checkpoint whose signature, paths and leaves were verified before.</param>
    /// <param name="journal">The journal, in use or at rest. It is read only.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="JournalUnavailableException">The journal cannot be read.</exception>
    public static async Task<ImmutableArray<CheckpointDifference>> RunAsync(HeldCheckpoint held, IStreamEnds journal, CancellationToken cancellationToken)
    {
        var then = await JournalCheckpoint.AtAsync(journal, held.Checkpoint.Cursor, cancellationToken);
        return await RunAsync(held, then, journal, cancellationToken);
    }

    internal static async Task<ImmutableArray<CheckpointDifference>> RunAsync(
        HeldCheckpoint held, JournalCheckpoint then, IStreamEnds journal, CancellationToken cancellationToken)
    {
        var differences = ImmutableArray.CreateBuilder<CheckpointDifference>();
        if (then.Cursor < held.Checkpoint.Cursor)
        {
            differences.Add(new CheckpointDifference { Problem = "The journal ends before the checkpoint: its end was cut, or it is an older copy." });
        }

        if (then.Leaves.Length != held.Checkpoint.Streams || then.Root != held.Checkpoint.Root)
        {
            differences.Add(new CheckpointDifference { Problem = "The ends of all streams do not give the root of the checkpoint: some of what it covers is gone or was replaced." });
        }

        // By name: what is in both parts of the checkpoint is told once.
        foreach (var leaf in held.Proofs.Select(proof => proof.Leaf).Concat(held.Heads).DistinctBy(leaf => leaf.Stream))
        {
            if (await ProblemOfAsync(leaf, then.Find(leaf.Stream), journal, cancellationToken) is { } problem)
            {
                differences.Add(new CheckpointDifference { Stream = leaf.Stream, Seq = leaf.Seq, Problem = problem });
            }
        }

        if (held.Heads.Count > 0)
        {
            var known = held.Heads.Select(leaf => leaf.Stream).ToHashSet(StringComparer.Ordinal);
            differences.AddRange(then.Leaves.Where(leaf => !known.Contains(leaf.Stream)).Select(leaf => new CheckpointDifference
            {
                Stream = leaf.Stream,
                Seq = 1,
                Problem = "The stream had no entries at the checkpoint; the journal says that it had.",
            }));
        }

        return differences.ToImmutable();
    }

    private static async Task<string?> ProblemOfAsync(CheckpointLeaf held, CheckpointLeaf? then, IStreamEnds journal, CancellationToken cancellationToken)
    {
        if (held.Equals(then))
        {
            return null;
        }

        try
        {
            return await journal.HashAtAsync(StreamName.Parse(held.Stream), held.Seq, cancellationToken) is not { } hash ? "The entry is gone."
                : !hash.AsSpan().SequenceEqual(held.Hash.Span) ? "The entry has another hash: it, or one before it, was replaced."
                : "The entry is there, but the stream did not end with it at the checkpoint: the order of entries was changed.";
        }
        catch (JournalCorruptException)
        {
            return "The entry does not verify.";
        }
    }
}
