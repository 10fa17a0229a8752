// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using StatsExchange.V1;

namespace StatsExchange.Benchmarks.Serving;

/// <summary>The hub's export without a hub: the kept blocks, as messages.</summary>
internal sealed class KeptObservationApi(KeptMessages<ObservationBlock> kept) : ObservationService.ObservationServiceBase
{
    public override async Task ExportObservations(
        ExportObservationsRequest request, IServerStreamWriter<ExportObservationsResponse> responseStream, ServerCallContext context)
    {
        foreach (var block in kept.Read())
        {
            await responseStream.WriteAsync(new ExportObservationsResponse { Revision = 1, Block = block });
        }
    }
}
