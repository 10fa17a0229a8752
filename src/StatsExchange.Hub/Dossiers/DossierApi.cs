// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Orleans;
using StatsExchange.Domain.Observations;
using StatsExchange.Grains;
using StatsExchange.Grains.Dossiers;
using StatsExchange.Hub.Fields;
using StatsExchange.Hub.Gates;
using StatsExchange.Hub.Requests;
using StatsExchange.Hub.Streams;
using StatsExchange.V1;

namespace StatsExchange.Hub.Dossiers;

/// <summary>How two countries settle their figures.</summary>
[BindServiceMethod(typeof(BoundedServices), nameof(BoundedServices.BindService))]
internal sealed class DossierApi(IGrainFactory grains, DossierReader reader, ReconciliationFinder finder, ReadGate gate) : DossierService.DossierServiceBase
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
        (await Dossier(Identifiers.Dossier("dossier", request.Dossier)).GetAsync(request.ToProto())).Read();

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
        var check = new FormCheck()
            .RequestId(request.RequestId)
            .Require(request.Method.Length > 0 || request.Reconciliation.Length > 0, "method", "manual, a method or a reconciliation");
        for (var i = 0; i < request.Figures.Count; i++)
        {
            check.Period($"figures[{i}].time_period", request.Figures[i].TimePeriod)
                .Require(CountRange.Includes(request.Figures[i].Value), $"figures[{i}].value", CountRange.Expectation);
        }

        check.Done();
        var id = Identifiers.DossierOfCase("case", request.Case);
        var found = request.Reconciliation.Length > 0 ? await gate.TakeAsync(end => finder.FindAsync(id, request, end), context.CancellationToken) : null;
        return (await Dossier(id).ProposeAsync(request.ToProto(), found)).Read();
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

    public override async Task<WithdrawProposalResponse> WithdrawProposal(WithdrawProposalRequest request, ServerCallContext context)
    {
        new FormCheck().RequestId(request.RequestId).Done();
        return (await Dossier(Identifiers.DossierOfProposal("proposal", request.Proposal)).WithdrawAsync(request.ToProto())).Read();
    }

    public override async Task<ContestProposalResponse> ContestProposal(ContestProposalRequest request, ServerCallContext context)
    {
        new FormCheck().RequestId(request.RequestId).NotEmpty("reason", request.Reason).Done();
        return (await Dossier(Identifiers.DossierOfProposal("proposal", request.Proposal)).ContestAsync(request.ToProto())).Read();
    }

    public override async Task<DecideProposalsResponse> DecideProposals(DecideProposalsRequest request, ServerCallContext context)
    {
        new FormCheck().RequestId(request.RequestId).Require(request.Decisions.Count > 0, "decisions", "at least one decision").Done();
        return (await Dossier(Identifiers.Dossier("dossier", request.Dossier)).DecideAsync(request.ToProto())).Read();
    }

    public override async Task<AddCommentResponse> AddComment(AddCommentRequest request, ServerCallContext context)
    {
        new FormCheck().RequestId(request.RequestId).NotEmpty("text", request.Text).Done();
        return (await Dossier(Identifiers.DossierOfCase("case", request.Case)).CommentAsync(request.ToProto())).Read();
    }

    public override async Task<AttachDocumentResponse> AttachDocument(AttachDocumentRequest request, ServerCallContext context)
    {
        new FormCheck().RequestId(request.RequestId).NotEmpty("name", request.Name).NotEmpty("media_type", request.MediaType).Done();
        return (await Dossier(Identifiers.DossierOfCase("case", request.Case)).AttachAsync(request.ToProto())).Read();
    }

    public override async Task<SetDeadlineResponse> SetDeadline(SetDeadlineRequest request, ServerCallContext context)
    {
        new FormCheck().RequestId(request.RequestId).Require(request.Deadline is not null, "deadline", "a time").Done();
        return (await Dossier(Identifiers.DossierOfCase("case", request.Case)).SetDeadlineAsync(request.ToProto())).Read();
    }

    public override async Task<CloseCaseResponse> CloseCase(CloseCaseRequest request, ServerCallContext context)
    {
        new FormCheck().RequestId(request.RequestId).NotEmpty("joint_note", request.JointNote).Done();
        return (await Dossier(Identifiers.DossierOfCase("case", request.Case)).CloseCaseAsync(request.ToProto())).Read();
    }

    public override async Task<ReopenCaseResponse> ReopenCase(ReopenCaseRequest request, ServerCallContext context)
    {
        new FormCheck().RequestId(request.RequestId).NotEmpty("reason", request.Reason).Done();
        return (await Dossier(Identifiers.DossierOfCase("case", request.Case)).ReopenCaseAsync(request.ToProto())).Read();
    }

    public override Task WatchDossier(WatchDossierRequest request, IServerStreamWriter<WatchDossierResponse> responseStream, ServerCallContext context)
    {
        _ = Identifiers.Dossier("dossier", request.Dossier);
        return responseStream.WriteAllAsync(end => reader.WatchAsync(request, end), context);
    }

    public override Task<ListOutcomesResponse> ListOutcomes(ListOutcomesRequest request, ServerCallContext context)
    {
        new FormCheck().Region("region", request.Region).PageSize(request.PageSize).Done();
        return reader.OutcomesAsync(request, context.CancellationToken);
    }

    private IDossierGrain Dossier(string id) => grains.GetGrain<IDossierGrain>(id);
}
