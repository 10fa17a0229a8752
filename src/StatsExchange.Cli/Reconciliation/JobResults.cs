// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Reconciliation;

/// <summary>A job with what it found, all pages put together.</summary>
/// <param name="Job">The job.</param>
/// <param name="Periods">The periods of a reconciliation that are over.</param>
/// <param name="Results">The results asked for, in order of their periods; none where it is not done or no reconciliation.</param>
/// <param name="Failed">The periods asked for that have no result, with the reason.</param>
internal sealed record JobResults(
    Job Job, IReadOnlyList<ReconciledPeriod> Periods, IReadOnlyList<ReconciliationResult> Results, IReadOnlyList<ReconciledPeriod> Failed)
{
    /// <summary>Reads a job with the result of one period, or of all where none is named.</summary>
    public static async Task<JobResults> ReadAsync(HubConnection hub, string job, string? period, CancellationToken cancellationToken)
    {
        var first = await hub.Jobs.GetJobAsync(new GetJobRequest { Job = job, TimePeriod = period ?? "" }, cancellationToken: cancellationToken);
        var results = new List<ReconciliationResult>();
        if (first.Reconciliation is not null)
        {
            results.Add(await RestAsync(hub, first, cancellationToken).ConfigureAwait(false));
        }
        else if (first.Job.State == JobState.Done && period is null)
        {
            foreach (var done in first.Periods.Where(over => over.Failure.Length == 0))
            {
                var answer = await hub.Jobs.GetJobAsync(new GetJobRequest { Job = job, TimePeriod = done.TimePeriod }, cancellationToken: cancellationToken);
                results.Add(await RestAsync(hub, answer, cancellationToken).ConfigureAwait(false));
            }
        }

        return new JobResults(
            first.Job, first.Periods, results, [.. first.Periods.Where(over => over.Failure.Length > 0 && (period is null || over.TimePeriod == period))]);
    }

    private static async Task<ReconciliationResult> RestAsync(HubConnection hub, GetJobResponse first, CancellationToken cancellationToken)
    {
        var result = first.Reconciliation;
        for (var token = first.NextPageToken; token.Length > 0;)
        {
            var request = new GetJobRequest { Job = first.Job.Id, TimePeriod = result.TimePeriod, PageToken = token };
            var next = await hub.Jobs.GetJobAsync(request, cancellationToken: cancellationToken);
            result.Cells.AddRange(next.Reconciliation.Cells);
            result.Residuals.AddRange(next.Reconciliation.Residuals);
            token = next.NextPageToken;
        }

        return result;
    }
}
