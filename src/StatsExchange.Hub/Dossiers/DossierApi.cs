// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Orleans;
using StatsExchange.Grains;
using StatsExchange.Grains.Dossiers;
using StatsExchange.Hub.Fields;
using StatsExchange.V1;

namespace StatsExchange.Hub.Dossiers;

/// <summary>How two countries settle their figures.</summary>
internal sealed class DossierApi(IGrainFactory grains, DossierReader reader) : DossierService.DossierServiceBase
{
    public override async Task<OpenDossierResponse> OpenDossier(OpenDossierRequest request, ServerCallContext context)
    {
        new FormCheck()
            .RequestId(request.RequestId)
            .Country("country", request.Country)
            .Country("partner", request.Partner)
            .Require(request.Country != request.Partner, "partner", "another country")
            .Done();
        return (await Dossier(Identifiers.DossierOf(request.Country, request.Partner)).OpenAsync(request.ToProto())).Read();
    }

    public override async Task<GetDossierResponse> GetDossier(GetDossierRequest request, ServerCallContext context) =>
        (await Dossier(Identifiers.Dossier("dossier", request.Dossier)).GetAsync()).Read();

    public override Task<ListDossiersResponse> ListDossiers(ListDossiersRequest request, ServerCallContext context)
    {
        new FormCheck().PageSize(request.PageSize).Done();
        return reader.ListAsync(request, context.CancellationToken);
    }

    public override async Task<OpenCaseResponse> OpenCase(OpenCaseRequest request, ServerCallContext context)
    {
        new FormCheck()
            .RequestId(request.RequestId)
            .Country("origin", request.Origin)
            .Pair("pair", request.Pair)
            .Period("period_from", request.PeriodFrom)
            .Period("period_to", request.PeriodTo)
            .Done();
        return (await Dossier(Identifiers.Dossier("dossier", request.Dossier)).OpenCaseAsync(request.ToProto())).Read();
    }

    public override async Task<ProposeFigureResponse> ProposeFigure(ProposeFigureRequest request, ServerCallContext context)
    {
        var check = new FormCheck().RequestId(request.RequestId).NotEmpty("method", request.Method);
        for (var i = 0; i < request.Figures.Count; i++)
        {
            check.Period($"figures[{i}].time_period", request.Figures[i].TimePeriod)
                .Require(double.IsFinite(request.Figures[i].Value) && request.Figures[i].Value >= 0, $"figures[{i}].value", "a number, at least 0");
        }

        check.Done();
        return (await Dossier(Identifiers.DossierOfCase("case", request.Case)).ProposeAsync(request.ToProto())).Read();
    }

    public override async Task<AcceptProposalResponse> AcceptProposal(AcceptProposalRequest request, ServerCallContext context)
    {
        new FormCheck()
            .RequestId(request.RequestId)
            .NotEmpty("key_id", request.KeyId)
            .Require(request.Signature.Length > 0, "signature", "a DER signature over the statement")
            .Done();
        return (await Dossier(Identifiers.DossierOfProposal("proposal", request.Proposal)).AcceptAsync(request.ToProto())).Read();
    }

    private IDossierGrain Dossier(string id) => grains.GetGrain<IDossierGrain>(id);
}
