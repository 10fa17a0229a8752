// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Orleans;
using StatsExchange.Grains;
using StatsExchange.Grains.Explanations;
using StatsExchange.Grains.Regions;
using StatsExchange.Grains.Snapshots;
using StatsExchange.Hub.Fields;
using StatsExchange.Hub.Gates;
using StatsExchange.Hub.Requests;
using StatsExchange.V1;

namespace StatsExchange.Hub.Snapshots;

/// <summary>Snapshots of regional bodies.</summary>
[BindServiceMethod(typeof(BoundedServices), nameof(BoundedServices.BindService))]
internal sealed class SnapshotApi(IGrainFactory grains, SnapshotReader reader, FigureExplainer explainer, DraftComparer drafts, ReadGate gate) : SnapshotService.SnapshotServiceBase
{
    public override Task<GetSnapshotResponse> GetSnapshot(GetSnapshotRequest request, ServerCallContext context)
    {
        _ = Identifiers.RegionOfSnapshot("snapshot", request.Snapshot);
        return gate.TakeAsync(end => reader.GetAsync(request, end), context.CancellationToken);
    }

    public override async Task<ListSnapshotsResponse> ListSnapshots(ListSnapshotsRequest request, ServerCallContext context)
    {
        new FormCheck().Region("region", request.Region).PageSize(request.PageSize).Done();
        return (await gate.TakeAsync(end => drafts.AskAsync(request.Region, body => body.ListSnapshotsAsync(request.ToProto()), end), context.CancellationToken)).Read();
    }

    public override Task ExportSnapshot(
        ExportSnapshotRequest request, IServerStreamWriter<ExportSnapshotResponse> responseStream, ServerCallContext context)
    {
        _ = Identifiers.RegionOfSnapshot("snapshot", request.Snapshot);
        new FormCheck().Require(Enum.IsDefined(request.Format), "format", "BLOCKS or SDMX_CSV").Done();
        return gate.SendAsync(responseStream, end => reader.ExportAsync(request, end), context);
    }

    public override async Task<ReleaseSnapshotResponse> ReleaseSnapshot(ReleaseSnapshotRequest request, ServerCallContext context)
    {
        new FormCheck().RequestId(request.RequestId).Done();
        _ = Identifiers.RegionOfSnapshot("snapshot", request.Snapshot);
        return (await gate.TakeAsync(end => drafts.AskOfAsync(request.Snapshot, body => body.ReleaseSnapshotAsync(request.ToProto()), end), context.CancellationToken)).Read();
    }

    public override async Task<DeclareErratumResponse> DeclareErratum(DeclareErratumRequest request, ServerCallContext context)
    {
        new FormCheck().RequestId(request.RequestId).NotEmpty("reason", request.Reason).Done();
        var region = Identifiers.RegionOfSnapshot("snapshot", request.Snapshot);
        return (await grains.GetGrain<IRegionGrain>(region).DeclareErratumAsync(request.ToProto())).Read();
    }

    public override async Task<ExplainFigureResponse> ExplainFigure(ExplainFigureRequest request, ServerCallContext context)
    {
        var check = new FormCheck()
            .Country("origin", request.Origin)
            .Country("destination", request.Destination)
            .Require(request.Origin != request.Destination, "destination", "another country than the origin")
            .Pair("pair", request.Pair)
            .Period("time_period", request.TimePeriod);
        if (request.Region.Length > 0)
        {
            check.Region("region", request.Region);
        }

        check.Done();
        if (request.Snapshot.Length > 0)
        {
            _ = Identifiers.RegionOfSnapshot("snapshot", request.Snapshot);
        }

        return await gate.TakeAsync(end => explainer.ExplainAsync(request, end), context.CancellationToken);
    }
}
