// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Grains.Participants;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Keys;

/// <summary>
/// Before a hub signs anything: its evidence key is the one of the journal, is adopted by a journal that has none, or takes over by a
/// rotation. Of several hubs that start at once the fence of the stream lets one be first, and the others judge by what it wrote.
/// </summary>
public static class EvidenceKeyStart
{
    private const string Actor = "hub";

    /// <summary>Returns once the key is the journal's current one.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="key">The hub's evidence key.</param>
    /// <param name="rotation">The old and the new key with the rotation; empty where there is none. Given again, it changes nothing.</param>
    /// <param name="time">Gives the time of the entries.</param>
    /// <param name="cancellationToken">Honoured until the write begins.</param>
    /// <exception cref="EvidenceKeyException">The key is not the journal's and no rotation leads to it, or it is superseded.</exception>
    /// <exception cref="JournalException">The journal cannot be read or written.</exception>
    /// <exception cref="Callers.RefusedException">An entry of the hub's stream is not one this version can read.</exception>
    public static async Task EnsureAsync(
        IJournal journal, VerificationKey key, IReadOnlyCollection<PublicSigningKey> rotation, TimeProvider time, CancellationToken cancellationToken)
    {
        var reader = new EvidenceKeyReader(journal);
        AppendResult? result;
        do
        {
            if (await ReadAsync(reader, key, cancellationToken) is not { } known)
            {
                return;
            }

            var bodies = Decide(known, key, rotation);
            result = bodies.Count == 0
                ? null
                : await journal.AppendAsync(StreamName.Hub, known.Head.Seq, null, Seal(known.Head, bodies, time), cancellationToken);
        }
        while (result is AppendResult.Conflict);
    }

    // A damaged stream of the hub must not keep every office out: with the key in use before the damage the hub serves.
    private static async Task<EvidenceKeys?> ReadAsync(EvidenceKeyReader reader, VerificationKey key, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAsync(cancellationToken);
        }
        catch (JournalCorruptException) when (reader.Known.Current?.KeyId == key.KeyId)
        {
            return null;
        }
    }

    private static List<(string Kind, IMessage Body)> Decide(EvidenceKeys known, VerificationKey key, IReadOnlyCollection<PublicSigningKey> rotation)
    {
        if (known.Current?.KeyId == key.KeyId)
        {
            return [];
        }

        if (known.All.Any(superseded => superseded.KeyId == key.KeyId))
        {
            throw new EvidenceKeyException($"The evidence key {key.KeyId} is superseded: the journal's is {known.Current!.KeyId}. Start this hub with that one.");
        }

        if (rotation.FirstOrDefault(one => one.Rotation?.NewKeyId == key.KeyId) is not { } successor)
        {
            return known.Current is { } current
                ? throw new EvidenceKeyException(
                    $"The journal's evidence key is {current.KeyId}; the key file holds {key.KeyId}. Use the same key, or rotate: statsx admin rotate-key --help.")
                : [(HubEntries.EvidenceKeyAdopted, new EvidenceKeyAdopted { PublicKey = key.Pem })];
        }

        var old = Predecessor(successor.Rotation, key, rotation);
        if (known.Current is { } other && other.KeyId != old.KeyId)
        {
            throw new EvidenceKeyException($"The rotation is from the key {old.KeyId}, but the journal's evidence key is {other.KeyId}.");
        }

        var rotated = new EvidenceKeyRotated { PublicKey = key.Pem, Rotation = successor.Rotation };
        return known.Current is null
            ? [(HubEntries.EvidenceKeyAdopted, new EvidenceKeyAdopted { PublicKey = old.Pem }), (HubEntries.EvidenceKeyRotated, rotated)]
            : [(HubEntries.EvidenceKeyRotated, rotated)];
    }

    private static VerificationKey Predecessor(KeyRotation rotation, VerificationKey key, IReadOnlyCollection<PublicSigningKey> offered)
    {
        var trust = new KeyTrust(key, offered);
        return trust.Find(rotation.OldKeyId)
            ?? throw new EvidenceKeyException($"The rotation to the evidence key {key.KeyId} does not hold. {string.Join(' ', trust.Problems)}".TrimEnd());
    }

    private static List<Entry> Seal(StreamHead head, List<(string Kind, IMessage Body)> bodies, TimeProvider time)
    {
        var entries = new List<Entry>();
        foreach (var (kind, body) in bodies)
        {
            entries.Add(Entry.Seal(StreamName.Hub, head, kind, Actor, time.GetUtcNow(), body.ToByteArray(), []));
            head = entries[^1].AsHead();
        }

        return entries;
    }
}
