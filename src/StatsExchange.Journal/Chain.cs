// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal;

/// <summary>The rules by which an entry follows another; the same for every store.</summary>
internal static class Chain
{
    /// <summary>Entries that were never fit to be appended, whatever the stream holds.</summary>
    public static void CheckSealed(StreamName stream, long expectedSeq, IReadOnlyList<Entry> entries)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(expectedSeq);
        if (entries.Count == 0)
        {
            throw new ArgumentException("An append has at least one entry.", nameof(entries));
        }

        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            var problem = Problem(stream, expectedSeq + i + 1, entry)
                ?? (i > 0 ? BreakBetween(entries[i - 1].AsHead(), entry) : null);
            if (problem is not null)
            {
                throw new EntryRejectedException(stream, entry.Seq, problem);
            }
        }
    }

    /// <summary>The first entry must follow the head the store has, which is of the expected seq.</summary>
    public static void CheckFollows(StreamHead head, Entry first)
    {
        if (BreakBetween(head, first) is not null)
        {
            throw Rejection(head, first);
        }
    }

    /// <summary>Why the first entry does not follow the head, where the store has found that it does not.</summary>
    public static EntryRejectedException Rejection(StreamHead head, Entry first) =>
        new(first.Stream, first.Seq, BreakBetween(head, first) ?? "the store does not take it");

    /// <summary>An entry as read must be the next after <paramref name="previous"/>.</summary>
    public static void Verify(StreamName stream, StreamHead previous, Entry entry)
    {
        var seq = previous.Seq + 1;
        if (entry.Seq != seq)
        {
            throw new JournalCorruptException(stream, seq, "the entry is missing");
        }

        if ((Problem(stream, seq, entry) ?? BreakBetween(previous, entry)) is { } problem)
        {
            throw new JournalCorruptException(stream, seq, problem);
        }
    }

    /// <summary>An entry read by itself must be the one its follower was sealed on. A follower that was changed itself says nothing of it.</summary>
    public static void VerifyFollowed(Entry entry, Entry? next)
    {
        if (next is not null && next.PreviousHash != entry.Hash && next.ComputeHash() == next.Hash)
        {
            throw new JournalCorruptException(entry.Stream, next.Seq, "the previous hash is not that of the entry before");
        }
    }

    public static void VerifyHash(Entry entry)
    {
        if (entry.ComputeHash() != entry.Hash)
        {
            throw new JournalCorruptException(entry.Stream, entry.Seq, "the hash is not that of the fields");
        }
    }

    private static string? Problem(StreamName stream, long seq, Entry entry) => entry switch
    {
        _ when entry.Stream != stream => "it belongs to another stream",
        _ when entry.Seq != seq => $"its seq should be {seq}",
        _ when !Label.IsValid(entry.Kind) || !Label.IsValid(entry.Actor) => "kind or actor is not a valid text",
        _ when !Microseconds.IsWhole(entry.Time) => "its time is not in UTC and whole microseconds",
        _ when entry.ComputeHash() != entry.Hash => "the hash is not that of the fields",
        _ => null,
    };

    private static string? BreakBetween(StreamHead previous, Entry entry) => entry switch
    {
        _ when entry.PreviousHash != previous.Hash => "the previous hash is not that of the entry before",
        _ when entry.Time < previous.Time => "its time is before that of the entry before",
        _ => null,
    };
}
