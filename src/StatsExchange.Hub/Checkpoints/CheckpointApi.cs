// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using StatsExchange.Grains.Checkpoints;
using StatsExchange.Hub.Requests;
using StatsExchange.V1;

namespace StatsExchange.Hub.Checkpoints;

/// <summary>Signed evidence of where all streams of the journal end.</summary>
[BindServiceMethod(typeof(BoundedServices), nameof(BoundedServices.BindService))]
internal sealed class CheckpointApi(CheckpointReader checkpoints) : CheckpointService.CheckpointServiceBase
{
    public override Task<GetCheckpointResponse> GetCheckpoint(GetCheckpointRequest request, ServerCallContext context) =>
        checkpoints.GetAsync(request, context.CancellationToken);

    public override Task<CheckConsistencyResponse> CheckConsistency(CheckConsistencyRequest request, ServerCallContext context) =>
        checkpoints.CheckAsync(request, context.CancellationToken);
}
