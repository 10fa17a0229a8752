// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Contracts.Agreements;
using StatsExchange.Domain;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Journaling;
using StatsExchange.Grains.Participants;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>Decides on the agreements a country grants: drafts, signatures, revocations.</summary>
internal sealed class AgreementDesk
{
    private readonly string _country;
    private readonly AgreementBook _book;

    public AgreementDesk(string country, AgreementBook book)
    {
        _country = country;
        _book = book;
    }

    /// <summary>The agreements the caller is a party to.</summary>
    public IEnumerable<Agreement> Of(Caller caller) => _book.All.Where(agreement => IsParty(caller, agreement.Terms));

    /// <summary>How agreements with a party stand at a time.</summary>
    public IEnumerable<Ground> Grounds(GroundsQuestion question, DateTimeOffset now) => question.Agreements.Select(id =>
        _book.Find(id) is { } agreement && agreement.Terms.Grantee == question.Grantee
            ? new Ground(id, agreement.Against(now))
            : throw RefusedException.NotFound($"agreement '{id}' of {_country} with {question.Grantee}"));

    public Decision<ProposeAgreementResponse> Propose(Caller caller, AgreementTerms terms, long nextSeq)
    {
        Check(terms);
        if (!IsParty(caller, terms))
        {
            throw new RefusedException(ErrorReason.NotYours, "Only a party to an agreement may draft it.");
        }

        var id = $"{terms.Grantor}-{terms.Grantee}-{nextSeq}";
        var statement = ByteString.CopyFrom(AgreementStatement.Of(id, terms));
        var agreement = new Agreement { Id = id, Terms = terms, Statement = statement, State = AgreementState.Proposed };
        return new(
            [new NewEntry(CountryEntries.AgreementProposed, new AgreementProposed { Id = id, Terms = terms, Statement = statement })],
            entries => new ProposeAgreementResponse { Agreement = agreement, Revision = entries[^1].Seq });
    }

    public async Task<Decision<SignAgreementResponse>> SignAsync(Caller caller, SignAgreementRequest request, SignatureDesk signatures)
    {
        var agreement = Required(caller, request.Agreement);
        if (agreement.State != AgreementState.Proposed)
        {
            throw new RefusedException(ErrorReason.StateNotFit, $"Agreement {agreement.Id} is {(agreement.State == AgreementState.Signed ? "signed by both already" : "revoked")}.");
        }

        if (agreement.Signatures.Any(signature => signature.Party == caller.Party))
        {
            throw new RefusedException(ErrorReason.AlreadyExists, $"{caller.Party} has signed agreement {agreement.Id} already.");
        }

        var signature = await signatures.CheckAsync(caller, request.KeyId, agreement.Statement, request.Signature);
        var body = new AgreementSigned { Id = agreement.Id, Signature = signature };
        return new(
            [new NewEntry(CountryEntries.AgreementSigned, body)],
            entries => new SignAgreementResponse { Agreement = AgreementBook.Sign(agreement.Clone(), signature), Revision = entries[^1].Seq });
    }

    public Decision<RevokeAgreementResponse> Revoke(Caller caller, RevokeAgreementRequest request)
    {
        caller.RequireCountry(_country);
        FreeText.Check(request.Reason, "reason");
        var agreement = Required(caller, request.Agreement).Clone();
        if (agreement.State == AgreementState.Revoked)
        {
            throw new RefusedException(ErrorReason.StateNotFit, $"Agreement {agreement.Id} is revoked already.");
        }

        return new(
            [new NewEntry(CountryEntries.AgreementRevoked, new AgreementRevoked { Id = agreement.Id, Reason = request.Reason })],
            entries => new RevokeAgreementResponse { Agreement = AgreementBook.Revoke(agreement, entries[^1], request.Reason), Revision = entries[^1].Seq });
    }

    private Agreement Required(Caller caller, string id)
    {
        // The id names both parties: who is neither learns nothing of whether it exists.
        if (!id.Split('-').Contains(caller.Party))
        {
            throw new RefusedException(ErrorReason.NotYours, $"Only a party to agreement '{id}' may do this.");
        }

        return _book.Find(id) is { } agreement && IsParty(caller, agreement.Terms) ? agreement : throw RefusedException.NotFound($"agreement '{id}' of yours");
    }

    private bool IsParty(Caller caller, AgreementTerms terms) =>
        terms.Grantor == _country && (caller.Party == terms.Grantor || caller.Party == terms.Grantee);

    private static void Check(AgreementTerms terms)
    {
        if (!CountryCode.TryParse(terms.Grantee, out _) && !RegionCode.TryParse(terms.Grantee, out _))
        {
            throw RefusedException.Field("terms.grantee", "expected a country by alpha-3 or a regional body");
        }

        if (terms.Grantee == terms.Grantor)
        {
            throw RefusedException.Field("terms.grantee", "expected another party than the grantor");
        }

        if (terms.Structures.Count == 0 || terms.Structures.Any(id => StructureCatalogue.Find(id) is not { } structure || structure.Id == StructureCatalogue.Consolidated.Id))
        {
            throw RefusedException.Field("terms.structures", "expected one or more of STOCK, FLOW, RETURN");
        }

        if (terms.Uses.Count == 0 || terms.Uses.Any(use => use == Use.Unspecified || !System.Enum.IsDefined(use)))
        {
            throw RefusedException.Field("terms.uses", "expected one or more uses");
        }

        FreeText.Check(terms.LegalBasis, "terms.legal_basis");
        if (terms.UndertakingDigest.Length is not (0 or Digest.Size))
        {
            throw RefusedException.Field("terms.undertaking_digest", $"expected {Digest.Size} bytes or none");
        }

        if (RequestTimes.Read(terms.ValidTo, "terms.valid_to") <= RequestTimes.Read(terms.ValidFrom, "terms.valid_from"))
        {
            throw RefusedException.Field("terms.valid_to", "expected a time after valid_from");
        }

        CheckPeriods(terms);
    }

    private static void CheckPeriods(AgreementTerms terms)
    {
        try
        {
            _ = PeriodRange.Parse(terms.PeriodFrom, terms.PeriodTo);
        }
        catch (FormatException e)
        {
            throw RefusedException.Field("terms.period_from", $"expected periods in order ({e.Message})");
        }
    }
}
