// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Grains.Callers;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>The agreements a country grants, in the order they were proposed.</summary>
internal sealed class AgreementBook
{
    private readonly List<Agreement> _agreements = [];

    public IReadOnlyList<Agreement> All => _agreements;

    public Agreement? Find(string id) => _agreements.Find(agreement => agreement.Id == id);

    public void Load(IEnumerable<Agreement> saved) => _agreements.AddRange(saved);

    public void Take(Entry entry, AgreementProposed proposed) => _agreements.Add(new Agreement
    {
        Id = proposed.Id,
        Terms = proposed.Terms,
        Statement = proposed.Statement,
        State = AgreementState.Proposed,
        ProposedBy = entry.Actor,
    });

    public void Take(AgreementSigned signed) => Sign(Find(signed.Id)!, signed.Signature);

    public void Take(Entry entry, AgreementRevoked revoked) => Revoke(Find(revoked.Id)!, entry, revoked.Reason);

    /// <summary>Whether it is not signed by both yet, and a party drafted it.</summary>
    public static bool IsDraftOf(Agreement agreement, string party) =>
        agreement.State == AgreementState.Proposed && Caller.PartyOf(agreement.ProposedBy) == party;

    /// <summary>Adds a signature; in force once both parties have signed.</summary>
    public static Agreement Sign(Agreement agreement, Signature signature)
    {
        agreement.Signatures.Add(signature);
        var parties = agreement.Signatures.Select(s => s.Party).ToHashSet(StringComparer.Ordinal);
        if (parties.Contains(agreement.Terms.Grantor) && parties.Contains(agreement.Terms.Grantee))
        {
            agreement.State = AgreementState.Signed;
        }

        return agreement;
    }

    /// <summary>Ends it, and says when, by whom and why.</summary>
    public static Agreement Revoke(Agreement agreement, Entry entry, string reason)
    {
        agreement.State = AgreementState.Revoked;
        agreement.RevokedAt = Timestamp.FromDateTimeOffset(entry.Time);
        agreement.RevokedBy = entry.Actor;
        agreement.RevocationReason = reason;
        return agreement;
    }
}
