// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Health.V1;
using StatsExchange.Hub.Refusals;
using StatsExchange.Hub.Requests;
using StatsExchange.Hub.Streams;
using static Grpc.Health.V1.HealthCheckResponse.Types;
using HealthBase = Grpc.Health.V1.Health.HealthBase;

namespace StatsExchange.Hub.Health;

/// <summary>Tells whether the hub serves, at once and whenever that changes.</summary>
[BindServiceMethod(typeof(BoundedServices), nameof(BoundedServices.BindService))]
internal sealed class HealthApi(HealthNames names, Readiness readiness, StreamGuard guard) : HealthBase
{
    // The protocol's own.
    private const int MostListed = 100;

    public override async Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context) => names.Find(request.Service) switch
    {
        HealthKind.Live => Response(ServingStatus.Serving),
        HealthKind.Ready => Response(await readiness.AskAsync(context.CancellationToken)),
        _ => throw RichStatus.Of(StatusCode.NotFound, "There is no such service here.", retry: false),
    };

    public override async Task<HealthListResponse> List(HealthListRequest request, ServerCallContext context)
    {
        if (names.All.Count > MostListed)
        {
            throw RichStatus.Of(StatusCode.ResourceExhausted, $"There are more than {MostListed} services.", retry: false);
        }

        var isReady = await readiness.AskAsync(context.CancellationToken);
        HealthListResponse response = new();
        foreach (var (name, kind) in names.All)
        {
            response.Statuses[name] = Response(kind == HealthKind.Live || isReady);
        }

        return response;
    }

    public override async Task Watch(HealthCheckRequest request, IServerStreamWriter<HealthCheckResponse> responseStream, ServerCallContext context)
    {
        if (names.Find(request.Service) == HealthKind.Ready)
        {
            await foreach (var isReady in readiness.WatchAsync(context.CancellationToken))
            {
                await responseStream.WriteAsync(Response(isReady), context.CancellationToken);
            }

            throw new ShutdownException();
        }

        await responseStream.WriteAsync(
            Response(names.Find(request.Service) == HealthKind.Live ? ServingStatus.Serving : ServingStatus.ServiceUnknown), context.CancellationToken);
        await guard.UntilStoppingAsync(context.CancellationToken);
    }

    private static HealthCheckResponse Response(bool serves) => Response(serves ? ServingStatus.Serving : ServingStatus.NotServing);

    private static HealthCheckResponse Response(ServingStatus status) => new() { Status = status };
}
