// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Orleans;
using StatsExchange.Benchmarks.Grains;
using StatsExchange.Benchmarks.V1;

namespace StatsExchange.Benchmarks.Serving;

internal sealed class EchoApi(IGrainFactory grains) : EchoService.EchoServiceBase
{
    private const string Key = "echo";

    public override Task<EchoResponse> Echo(EchoRequest request, ServerCallContext context) =>
        Task.FromResult(new EchoResponse { Payload = request.Payload });

    public override async Task<EchoByGrainResponse> EchoByGrain(EchoByGrainRequest request, ServerCallContext context)
    {
        await grains.GetGrain<IEchoGrain>(Key).AddAsync(1);
        return new EchoByGrainResponse { Payload = request.Payload };
    }

    public override async Task<CallGrainResponse> CallGrain(CallGrainRequest request, ServerCallContext context)
    {
        var grain = request.WithoutGrain ? new EchoGrain() : grains.GetGrain<IEchoGrain>(Key);
        var first = await grain.AddAsync(0);
        var last = first;
        for (var call = 0; call < request.Calls; call++)
        {
            // What a grain call cannot do without: the caller waits for work that another thread may do.
            last = request.WithoutGrain ? await Task.Run(() => grain.AddAsync(1)) : await grain.AddAsync(1);
        }

        return new CallGrainResponse { Counted = last - first };
    }
}
