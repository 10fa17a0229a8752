// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Orleans;
using StatsExchange.Grains;
using StatsExchange.Grains.Participants;
using StatsExchange.Hub.Evidence;
using StatsExchange.Hub.Fields;
using StatsExchange.Hub.Requests;
using StatsExchange.V1;

namespace StatsExchange.Hub.Administration;

/// <summary>Participants, evidence, and the journal as a whole.</summary>
[BindServiceMethod(typeof(BoundedServices), nameof(BoundedServices.BindService))]
internal sealed class AdministrationApi(IGrainFactory grains, EvidenceReader evidence, IntegrityDesk integrity) : AdministrationService.AdministrationServiceBase
{
    private IHubGrain Hub => grains.GetHub();

    public override async Task<RegisterOfficeResponse> RegisterOffice(RegisterOfficeRequest request, ServerCallContext context)
    {
        new FormCheck()
            .RequestId(request.RequestId)
            .Country("office.ref_area", request.Office?.RefArea ?? "")
            .NotEmpty("office.name", request.Office?.Name ?? "")
            .Done();
        return (await Hub.RegisterOfficeAsync(request.ToProto())).Read();
    }

    public override async Task<RegisterSignatoryResponse> RegisterSignatory(RegisterSignatoryRequest request, ServerCallContext context)
    {
        new FormCheck()
            .RequestId(request.RequestId)
            .Party("signatory.party", request.Signatory?.Party ?? "")
            .NotEmpty("signatory.name", request.Signatory?.Name ?? "")
            .NotEmpty("signatory.public_key", request.Signatory?.PublicKey ?? "")
            .Done();
        return (await Hub.RegisterSignatoryAsync(request.ToProto())).Read();
    }

    public override async Task<ListOfficesResponse> ListOffices(ListOfficesRequest request, ServerCallContext context)
    {
        new FormCheck().PageSize(request.PageSize).Done();
        return (await Hub.ListOfficesAsync(request.ToProto())).Read();
    }

    public override Task<ListEvidenceResponse> ListEvidence(ListEvidenceRequest request, ServerCallContext context) =>
        evidence.ListAsync(request, context.CancellationToken);

    public override Task<CheckIntegrityResponse> CheckIntegrity(CheckIntegrityRequest request, ServerCallContext context) =>
        integrity.CheckAsync(context.CancellationToken);
}
