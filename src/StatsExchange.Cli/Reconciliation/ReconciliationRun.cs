// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Reconciliation;

/// <summary>Starts a reconciliation, follows it and fetches its result.</summary>
internal static class ReconciliationRun
{
    public static async Task<(Job Job, ReconciliationResult Result)> RunAsync(
        HubConnection hub,
        StartReconciliationRequest request,
        IWorkProgress progress,
        CancellationToken cancellationToken)
    {
        var started = await hub.Jobs.StartReconciliationAsync(request, cancellationToken: cancellationToken);
        var job = await JobWatch.UntilDoneAsync(hub, started.Job, progress, cancellationToken).ConfigureAwait(false);
        var answer = await hub.Jobs.GetJobAsync(new GetJobRequest { Job = job.Id }, cancellationToken: cancellationToken);
        return (answer.Job, answer.Reconciliation ?? throw CommandException.Failed($"The job {job.Id} is done and has no result."));
    }
}
