// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Orleans;
using StatsExchange.Grains;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Vintages;
using StatsExchange.Hub.Fields;
using StatsExchange.Hub.Gates;
using StatsExchange.Hub.Requests;
using StatsExchange.V1;

namespace StatsExchange.Hub.Observations;

/// <summary>How figures are read back.</summary>
[BindServiceMethod(typeof(BoundedServices), nameof(BoundedServices.BindService))]
internal sealed class ObservationApi(IGrainFactory grains, ObservationReader reader, VintageReader vintages, ReadGate gate) : ObservationService.ObservationServiceBase
{
    public override async Task ExportObservations(
        ExportObservationsRequest request, IServerStreamWriter<ExportObservationsResponse> responseStream, ServerCallContext context)
    {
        new FormCheck()
            .Country("ref_area", request.RefArea)
            .Structure("structure", request.Structure)
            .OptionalPeriod("period_from", request.PeriodFrom)
            .OptionalPeriod("period_to", request.PeriodTo)
            .Require(!request.HasAsOfSeq || request.AsOfSeq >= 0, "as_of_seq", "a seq, at least 0")
            .Require(request.MinRevision >= 0, "min_revision", "a revision, at least 0")
            .Done();
        await gate.SendAsync(responseStream, end => reader.ExportAsync(request, end), context);
    }

    public override async Task<ListVintagesResponse> ListVintages(ListVintagesRequest request, ServerCallContext context)
    {
        new FormCheck()
            .Country("ref_area", request.RefArea)
            .OptionalStructure("structure", request.Structure)
            .PageSize(request.PageSize)
            .Done();
        return (await grains.GetGrain<ICountryGrain>(request.RefArea).ListVintagesAsync(request.ToProto())).Read();
    }

    public override async Task<CompareVintagesResponse> CompareVintages(CompareVintagesRequest request, ServerCallContext context)
    {
        new FormCheck()
            .Country("ref_area", request.RefArea)
            .Structure("structure", request.Structure)
            .Require(request.FromCase != CompareVintagesRequest.FromOneofCase.None, "from", "a seq or a time")
            .Require(!request.HasFromSeq || request.FromSeq >= 0, "from_seq", "a seq, at least 0")
            .Require(!request.HasToSeq || request.ToSeq >= 0, "to_seq", "a seq, at least 0")
            .OptionalPeriod("period_from", request.PeriodFrom)
            .OptionalPeriod("period_to", request.PeriodTo)
            .PageSize(request.PageSize)
            .Done();
        return await gate.TakeAsync(end => vintages.CompareAsync(request, end), context.CancellationToken);
    }

    public override async Task<ListEmbargoesResponse> ListEmbargoes(ListEmbargoesRequest request, ServerCallContext context)
    {
        new FormCheck()
            .Country("ref_area", request.RefArea)
            .OptionalStructure("structure", request.Structure)
            .PageSize(request.PageSize)
            .Done();
        return (await grains.GetGrain<ICountryGrain>(request.RefArea).ListEmbargoesAsync(request.ToProto())).Read();
    }
}
