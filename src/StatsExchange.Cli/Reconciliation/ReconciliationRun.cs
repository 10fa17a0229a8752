// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Reconciliation;

/// <summary>Starts a reconciliation, follows it and fetches what it found.</summary>
internal static class ReconciliationRun
{
    public static async Task<JobResults> RunAsync(
        HubConnection hub,
        StartReconciliationRequest request,
        IWorkProgress progress,
        CancellationToken cancellationToken)
    {
        var started = await hub.Jobs.StartReconciliationAsync(request, cancellationToken: cancellationToken);
        var job = await JobWatch.UntilDoneAsync(hub, started.Job, progress, cancellationToken).ConfigureAwait(false);
        var found = await JobResults.ReadAsync(hub, job.Id, period: null, cancellationToken).ConfigureAwait(false);
        return found.Results.Count > 0 ? found : throw CommandException.Failed($"The job {job.Id} is done and has no result.");
    }
}
