// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Contracts.Agreements;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Journaling;
using StatsExchange.Grains.Participants;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>Decides on the agreements a country grants: drafts, signatures, revocations.</summary>
internal sealed class AgreementDesk
{
    private const int MostDrafts = 20;

    private readonly string _country;
    private readonly AgreementBook _book;
    private readonly DateTimeOffset _now;

    public AgreementDesk(string country, AgreementBook book, DateTimeOffset now)
    {
        _country = country;
        _book = book;
        _now = now;
    }

    /// <summary>The agreements the caller is a party to.</summary>
    public IEnumerable<Agreement> Of(Caller caller) => _book.All.Where(agreement => IsParty(caller, agreement.Terms)).Select(agreement => agreement.ToldAt(_now));

    /// <summary>How agreements with a party stand.</summary>
    public IEnumerable<Ground> Grounds(GroundsQuestion question) => question.Agreements.Select(id =>
        _book.Find(id) is { } agreement && agreement.Terms.Grantee == question.Grantee
            ? new Ground(id, agreement.Against(_now))
            : throw RefusedException.NotFound($"agreement '{id}' of {_country} with {question.Grantee}"));

    public Decision<ProposeAgreementResponse> Propose(Caller caller, AgreementTerms terms, long nextSeq)
    {
        AgreementForm.Check(terms);
        if (!IsParty(caller, terms))
        {
            throw new RefusedException(ErrorReason.NotYours, "Only a party to an agreement may draft it.");
        }

        if (_book.All.Count(known => known.Terms.Grantee == terms.Grantee && AgreementBook.IsDraftOf(known, caller.Party)) >= MostDrafts)
        {
            throw new RefusedException(
                ErrorReason.StateNotFit,
                $"{caller.Party} has {MostDrafts} drafts of agreements of {_country} with {terms.Grantee} that are not signed by both, the most there may be. Take one of them back.");
        }

        var id = $"{terms.Grantor}-{terms.Grantee}-{nextSeq}";
        var statement = ByteString.CopyFrom(AgreementStatement.Of(id, terms));
        var agreement = new Agreement { Id = id, Terms = terms, Statement = statement, State = AgreementState.Proposed, ProposedBy = caller.Actor };
        return new(
            [new NewEntry(CountryEntries.AgreementProposed, new AgreementProposed { Id = id, Terms = terms, Statement = statement })],
            entries => new ProposeAgreementResponse { Agreement = agreement.ToldAt(_now), Revision = entries[^1].Seq });
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

        var signature = await signatures.CheckAsync(caller, request.KeyId, agreement.Statement, request.Signature, agreement.Signatures);
        var body = new AgreementSigned { Id = agreement.Id, Signature = signature };
        return new(
            [new NewEntry(CountryEntries.AgreementSigned, body)],
            entries => new SignAgreementResponse { Agreement = AgreementBook.Sign(agreement.Clone(), signature).ToldAt(_now), Revision = entries[^1].Seq });
    }

    public Decision<RevokeAgreementResponse> Revoke(Caller caller, RevokeAgreementRequest request)
    {
        FreeText.Check(request.Reason, "reason");
        var agreement = Required(caller, request.Agreement).Clone();
        if (agreement.State == AgreementState.Revoked)
        {
            throw new RefusedException(ErrorReason.StateNotFit, $"Agreement {agreement.Id} is revoked already.");
        }

        RequireMayEnd(caller, agreement);

        return new(
            [new NewEntry(CountryEntries.AgreementRevoked, new AgreementRevoked { Id = agreement.Id, Reason = request.Reason })],
            entries => new RevokeAgreementResponse { Agreement = AgreementBook.Revoke(agreement, entries[^1], request.Reason).ToldAt(_now), Revision = entries[^1].Seq });
    }

    // What only one has signed nothing rests on: it is taken back by whoever could have left it undrafted.
    private void RequireMayEnd(Caller caller, Agreement agreement)
    {
        if (AgreementBook.IsDraftOf(agreement, caller.Party))
        {
            return;
        }

        caller.RequireCountry(_country);
        if (caller.Role != Role.Signatory)
        {
            throw new RefusedException(ErrorReason.RoleNotAllowed, $"Only a signatory ends an agreement. Others of {_country} take back what {_country} drafted, until both have signed.");
        }
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
}
