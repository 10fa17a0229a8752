// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal;

namespace StatsExchange.Grains.Keys;

/// <summary>The evidence keys of the journal, read on from where they were known: a rotation by another process shows at once.</summary>
public sealed class EvidenceKeyReader(IJournal journal)
{
    private EvidenceKeys _known = EvidenceKeys.None;

    /// <summary>The keys as far as they were read: of a damaged stream, those before the damage.</summary>
    public EvidenceKeys Known => Volatile.Read(ref _known);

    /// <summary>The keys now.</summary>
    /// <exception cref="JournalException">The hub's stream cannot be read.</exception>
    public async Task<EvidenceKeys> ReadAsync(CancellationToken cancellationToken)
    {
        var keys = Known;
        var head = await journal.HeadAsync(StreamName.Hub, cancellationToken);
        if (head.Seq > keys.Head.Seq)
        {
            await foreach (var entry in journal.ReadAsync(StreamName.Hub, keys.Head.Seq + 1, cancellationToken))
            {
                keys = keys.After(entry);
                // Readings may overtake each other; each is whole, and the next goes on from the one that stays.
                Volatile.Write(ref _known, keys);
            }
        }

        return keys;
    }
}
