// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Health.V1;
using StatsExchange.Hub.Refusals;
using StatsExchange.Journal;
using static Grpc.Health.V1.HealthCheckResponse.Types;
using HealthBase = Grpc.Health.V1.Health.HealthBase;

namespace StatsExchange.Hub.Health;

/// <summary>Tells whether the hub serves: started, not stopping, and its journal answers.</summary>
internal sealed class HealthApi(IJournal journal, IHostApplicationLifetime lifetime) : HealthBase
{
    public override async Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context)
    {
        if (!ServedServices.Contains(request.Service))
        {
            throw RichStatus.Of(StatusCode.NotFound, "There is no such service here.", retry: false);
        }

        var serves = lifetime.ApplicationStarted.IsCancellationRequested
            && !lifetime.ApplicationStopping.IsCancellationRequested
            && await AnswersAsync(context.CancellationToken);
        return new HealthCheckResponse { Status = serves ? ServingStatus.Serving : ServingStatus.NotServing };
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await journal.HeadAsync(StreamName.Hub, cancellationToken);
            return true;
        }
        catch (JournalException)
        {
            return false;
        }
    }
}
