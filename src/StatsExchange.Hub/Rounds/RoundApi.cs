// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Orleans;
using StatsExchange.Grains;
using StatsExchange.Grains.Regions;
using StatsExchange.Grains.Rounds;
using StatsExchange.Grains.Snapshots;
using StatsExchange.Hub.Fields;
using StatsExchange.Hub.Gates;
using StatsExchange.Hub.Requests;
using StatsExchange.V1;

namespace StatsExchange.Hub.Rounds;

/// <summary>Collection cycles of regional bodies.</summary>
[BindServiceMethod(typeof(BoundedServices), nameof(BoundedServices.BindService))]
internal sealed class RoundApi(IGrainFactory grains, RoundReader reader, DraftComparer drafts, ReadGate gate) : RoundService.RoundServiceBase
{
    public override async Task<OpenRoundResponse> OpenRound(OpenRoundRequest request, ServerCallContext context)
    {
        new FormCheck().RequestId(request.RequestId).Region("region", request.Region).Done();
        return (await grains.GetGrain<IRegionGrain>(request.Region).OpenRoundAsync(request.ToProto())).Read();
    }

    public override Task<GetRoundResponse> GetRound(GetRoundRequest request, ServerCallContext context)
    {
        _ = Identifiers.RegionOfRound("round", request.Round);
        return gate.TakeAsync(end => reader.GetAsync(request.Round, end), context.CancellationToken);
    }

    public override async Task<ListRoundsResponse> ListRounds(ListRoundsRequest request, ServerCallContext context)
    {
        new FormCheck().Region("region", request.Region).PageSize(request.PageSize).Done();
        return (await grains.GetGrain<IRegionGrain>(request.Region).ListRoundsAsync(request.ToProto())).Read();
    }

    public override async Task<AdvanceRoundResponse> AdvanceRound(AdvanceRoundRequest request, ServerCallContext context)
    {
        var region = Identifiers.RegionOfRound("round", request.Round);
        new FormCheck()
            .RequestId(request.RequestId)
            .Region("round", region)
            .Require(request.To is > RoundStage.Collection and <= RoundStage.Released, "to", "MIRROR, DECISION, FROZEN, REVIEW or RELEASED")
            .Done();

        // A release may have drafts compared, which reads figures.
        return (await gate.TakeAsync(end => drafts.AskAsync(region, body => body.AdvanceRoundAsync(request.ToProto()), end), context.CancellationToken)).Read();
    }

    public override Task<RemindRoundResponse> RemindRound(RemindRoundRequest request, ServerCallContext context)
    {
        _ = Identifiers.RegionOfRound("round", request.Round);
        new FormCheck().RequestId(request.RequestId).Done();
        return gate.TakeAsync(end => reader.RemindAsync(request, end), context.CancellationToken);
    }
}
