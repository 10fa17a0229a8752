// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Participants;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Keys;

/// <summary>The evidence keys of a journal as of one entry of the hub's stream.</summary>
/// <param name="Head">The entry.</param>
/// <param name="All">The keys, newest first; none where the journal has not adopted one.</param>
public sealed record EvidenceKeys(StreamHead Head, ImmutableArray<PublicSigningKey> All)
{
    /// <summary>Before the first entry.</summary>
    public static EvidenceKeys None { get; } = new(StreamHead.Empty, []);

    /// <summary>The key in use; null where the journal has not adopted one.</summary>
    public PublicSigningKey? Current => All.FirstOrDefault();

    /// <summary>The keys after one more entry.</summary>
    /// <exception cref="RefusedException">The entry cannot be read.</exception>
    public EvidenceKeys After(Entry entry)
    {
        try
        {
            return this with
            {
                Head = entry.AsHead(),
                All = entry.Kind switch
                {
                    HubEntries.EvidenceKeyAdopted => All.Insert(0, Adopted(entry)),
                    HubEntries.EvidenceKeyRotated => All.Insert(0, Rotated(entry)),
                    _ => All,
                },
            };
        }
        catch (Exception unreadable) when (unreadable is InvalidProtocolBufferException or FormatException)
        {
            throw new RefusedException(ErrorReason.JournalCorrupt, $"The entry {entry.Seq} of {entry.Stream} is not one this version can read.");
        }
    }

    private static PublicSigningKey Adopted(Entry entry) =>
        KeyOf(EvidenceKeyAdopted.Parser.ParseFrom(entry.Body.Span).PublicKey, entry);

    private static PublicSigningKey Rotated(Entry entry)
    {
        var body = EvidenceKeyRotated.Parser.ParseFrom(entry.Body.Span);
        var key = KeyOf(body.PublicKey, entry);
        if (body.Rotation is null)
        {
            throw new FormatException("A rotation without its statement.");
        }

        key.Rotation = body.Rotation;
        key.Predecessor = body.Rotation.OldKeyId;
        return key;
    }

    private static PublicSigningKey KeyOf(string pem, Entry entry) => new()
    {
        KeyId = VerificationKey.FromPem(pem).KeyId,
        PublicKey = pem,
        ValidFrom = Timestamp.FromDateTimeOffset(entry.Time),
    };
}
