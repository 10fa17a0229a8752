// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal;

namespace StatsExchange.FaultyHub.Planted;

/// <summary>Writes after whatever is there by now, instead of letting the slower writer decide again.</summary>
internal sealed class UnfencedJournal(IJournal inner) : JournalWrapper(inner)
{
    public override async Task<AppendResult> AppendAsync(
        StreamName stream, long expectedSeq, Command? command, IReadOnlyList<Entry> entries, CancellationToken cancellationToken)
    {
        var seq = expectedSeq;
        var sealedEntries = entries;
        while (await Inner.AppendAsync(stream, seq, command, sealedEntries, cancellationToken) is var result)
        {
            if (result is not AppendResult.Conflict conflict)
            {
                return result;
            }

            seq = conflict.Head.Seq;
            sealedEntries = After(conflict.Head, entries);
        }

        throw new InvalidOperationException("An append has a result.");
    }

    private static List<Entry> After(StreamHead head, IReadOnlyList<Entry> entries)
    {
        List<Entry> moved = [];
        foreach (var entry in entries)
        {
            moved.Add(Entry.Seal(entry.Stream, head, entry.Kind, entry.Actor, entry.Time, entry.Body, entry.Blocks));
            head = moved[^1].AsHead();
        }

        return moved;
    }
}
