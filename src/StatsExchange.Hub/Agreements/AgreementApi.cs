// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Orleans;
using StatsExchange.Grains;
using StatsExchange.Grains.Countries;
using StatsExchange.Hub.Fields;
using StatsExchange.Hub.Requests;
using StatsExchange.V1;

namespace StatsExchange.Hub.Agreements;

/// <summary>Agreements; each is kept by the country that grants it.</summary>
[BindServiceMethod(typeof(BoundedServices), nameof(BoundedServices.BindService))]
internal sealed class AgreementApi(IGrainFactory grains, AgreementReader reader) : AgreementService.AgreementServiceBase
{
    public override async Task<ProposeAgreementResponse> ProposeAgreement(ProposeAgreementRequest request, ServerCallContext context)
    {
        var terms = request.Terms ?? new AgreementTerms();
        var check = new FormCheck()
            .RequestId(request.RequestId)
            .Country("terms.grantor", terms.Grantor)
            .Party("terms.grantee", terms.Grantee)
            .Require(terms.Grantor != terms.Grantee, "terms.grantee", "another party than the grantor")
            .Require(terms.Structures.Count > 0, "terms.structures", "at least one structure")
            .Require(terms.Uses.Count > 0 && !terms.Uses.Contains(Use.Unspecified), "terms.uses", "at least one use")
            .OptionalPeriod("terms.period_from", terms.PeriodFrom)
            .OptionalPeriod("terms.period_to", terms.PeriodTo)
            .Require(terms.UndertakingDigest.Length is 0 or 32, "terms.undertaking_digest", "32 bytes, or empty")
            .Require(
                terms.UndertakingDigest.Length > 0 || !(terms.PreRelease || terms.IncludesConfidential),
                "terms.undertaking_digest",
                "the digest of a signed confidentiality undertaking, because embargoed or confidential values are opened");
        for (var i = 0; i < terms.Structures.Count; i++)
        {
            check.Structure($"terms.structures[{i}]", terms.Structures[i]);
        }

        check.Done();
        return (await Country(terms.Grantor).ProposeAgreementAsync(request.ToProto())).Read();
    }

    public override async Task<SignAgreementResponse> SignAgreement(SignAgreementRequest request, ServerCallContext context)
    {
        new FormCheck()
            .RequestId(request.RequestId)
            .NotEmpty("key_id", request.KeyId)
            .Require(request.Signature.Length > 0, "signature", "a DER signature over the statement")
            .Done();
        var grantor = Identifiers.GrantorOf("agreement", request.Agreement);
        return (await Country(grantor).SignAgreementAsync(request.ToProto())).Read();
    }

    public override async Task<RevokeAgreementResponse> RevokeAgreement(RevokeAgreementRequest request, ServerCallContext context)
    {
        new FormCheck().RequestId(request.RequestId).Done();
        var grantor = Identifiers.GrantorOf("agreement", request.Agreement);
        return (await Country(grantor).RevokeAgreementAsync(request.ToProto())).Read();
    }

    public override Task<ListAgreementsResponse> ListAgreements(ListAgreementsRequest request, ServerCallContext context)
    {
        var check = new FormCheck().PageSize(request.PageSize);
        if (request.Grantor.Length > 0)
        {
            check.Country("grantor", request.Grantor);
        }

        if (request.Party.Length > 0)
        {
            check.Party("party", request.Party);
        }

        check.Require(
            request.Standings.All(standing => standing != AgreementStanding.Unspecified && Enum.IsDefined(standing)), "standings", "PROPOSED, NOT_YET_IN_FORCE, IN_FORCE, EXPIRED or REVOKED");

        check.Done();
        return reader.ListAsync(request, context.CancellationToken);
    }

    private ICountryGrain Country(string code) => grains.GetGrain<ICountryGrain>(code);
}
