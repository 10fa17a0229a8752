// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Grains.Checkpoints;

/// <summary>
/// A journal compared with evidence held elsewhere, and whether it is only older. That is told as far as the evidence shows it: between
/// the end of a journal and a later checkpoint nothing can be verified.
/// </summary>
/// <param name="Standing">How the journal stands to the evidence.</param>
/// <param name="Differences">What is different; nothing where the journal goes on from the evidence.</param>
public sealed record HeldComparison(HistoryStanding Standing, ImmutableArray<HeldDifference> Differences)
{
    /// <summary>Compares with a checkpoint.</summary>
    /// <param name="held">A checkpoint whose signature, paths and leaves were verified before.</param>
    /// <param name="journal">The journal, in use or at rest.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<HeldComparison> RunAsync(HeldCheckpoint held, IStreamEnds journal, CancellationToken cancellationToken)
    {
        var then = await JournalCheckpoint.AtAsync(journal, held.Checkpoint.Cursor, cancellationToken);
        var differences = await CheckpointCheck.RunAsync(held, then, journal, cancellationToken);
        return new HeldComparison(
            differences.IsEmpty ? HistoryStanding.GoesOn : CouldComeBefore(held, then) ? HistoryStanding.Older : HistoryStanding.Another,
            [.. differences.Select(difference => difference.Stream.Length == 0
                ? new HeldDifference(null, null, null, difference.Problem)
                : new HeldDifference(difference.Stream, difference.Seq, then.Find(difference.Stream)?.Seq ?? 0, difference.Problem))]);
    }

    /// <summary>Compares with a receipt.</summary>
    /// <param name="receipt">A receipt whose signature was verified before.</param>
    /// <param name="journal">The journal, in use or at rest.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<HeldComparison> RunAsync(Receipt receipt, IStreamEnds journal, CancellationToken cancellationToken)
    {
        var now = await JournalCheckpoint.AtAsync(journal, null, cancellationToken);
        var end = now.Find(receipt.Stream)?.Seq ?? 0;
        if (await journal.HashAtAsync(StreamName.Parse(receipt.Stream), receipt.Seq, cancellationToken) is { } hash)
        {
            return hash.AsSpan().SequenceEqual(receipt.Hash.Span)
                ? new HeldComparison(HistoryStanding.GoesOn, [])
                : Differs(HistoryStanding.Another, "The entry of the receipt has another hash: it, or one before it, was replaced.");
        }

        return end < receipt.Seq
            ? Differs(HistoryStanding.Older, "The stream ends before the entry of the receipt: its end was cut, or it is an older copy.")
            : Differs(HistoryStanding.Another, "The entry of the receipt is gone.");

        HeldComparison Differs(HistoryStanding standing, string problem) =>
            new(standing, [new HeldDifference(receipt.Stream, receipt.Seq, end, problem)]);
    }

    private static bool CouldComeBefore(HeldCheckpoint held, JournalCheckpoint then)
    {
        var leaves = held.Proofs.Select(proof => proof.Leaf).Concat(held.Heads).ToList();
        var known = held.Heads.Select(leaf => leaf.Stream).ToHashSet(StringComparer.Ordinal);
        return then.Cursor < held.Checkpoint.Cursor
            && then.Leaves.Length <= held.Checkpoint.Streams
            && leaves.All(leaf => then.Find(leaf.Stream) is not { } there || there.Seq < leaf.Seq || there.Equals(leaf))
            && (held.Heads.Count == 0 || then.Leaves.All(leaf => known.Contains(leaf.Stream)));
    }
}
