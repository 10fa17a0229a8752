// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Contracts.Checkpoints;
using StatsExchange.Contracts.Signatures;
using StatsExchange.V1;

namespace StatsExchange.Client.Checkpoints;

/// <summary>What a hub's answer about a held checkpoint is worth: the hub's word, and what can be checked of it here.</summary>
public static class CheckpointComparison
{
    /// <summary>Everything that speaks against the answer; nothing where the journal is consistent with the checkpoint.</summary>
    /// <param name="held">The checkpoint as it was kept, verified before.</param>
    /// <param name="answer">What the hub says.</param>
    /// <param name="trust">The hub's evidence keys.</param>
    public static ImmutableArray<string> Problems(HeldCheckpoint held, CheckConsistencyResponse answer, KeyTrust trust)
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        problems.AddRange(answer.Differences.Select(Text));
        if (!answer.Consistent && answer.Differences.Count == 0)
        {
            problems.Add("The hub says that its journal is not consistent with the checkpoint.");
        }

        var fresh = answer.Fresh ?? new HeldCheckpoint();
        problems.AddRange(CheckpointVerifier.Verify(fresh, trust).Select(problem => "The checkpoint of now: " + problem));
        if (fresh.Checkpoint is { } now && (now.Cursor < held.Checkpoint.Cursor || now.Streams < held.Checkpoint.Streams))
        {
            problems.Add("The checkpoint of now covers less than the one held.");
        }

        // Else a hub could hand back what the holder has, and sign nothing that stands against it.
        if (fresh.Checkpoint?.Time is { } time && held.Checkpoint.Time is { } before && time.CompareTo(before) <= 0)
        {
            problems.Add("The checkpoint of now is not later than the one held.");
        }

        foreach (var leaf in held.Proofs.Select(proof => proof.Leaf).Concat(held.Heads).DistinctBy(leaf => leaf.Stream))
        {
            var later = fresh.Proofs.Select(proof => proof.Leaf).Concat(fresh.Heads).FirstOrDefault(one => one.Stream == leaf.Stream);
            if (later is null || later.Seq < leaf.Seq || (later.Seq == leaf.Seq && later.Hash != leaf.Hash))
            {
                problems.Add($"{leaf.Stream} #{leaf.Seq}: the checkpoint of now does not go on from this entry.");
            }
        }

        return problems.DrainToImmutable();
    }

    private static string Text(CheckpointDifference difference) =>
        difference.Stream.Length == 0 ? difference.Problem : $"{difference.Stream} #{difference.Seq}: {difference.Problem}";
}
