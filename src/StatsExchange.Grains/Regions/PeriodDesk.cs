// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Jobs;
using StatsExchange.Grains.Journaling;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;

namespace StatsExchange.Grains.Regions;

/// <summary>Decides how the periods of a reconciliation end, each with a result or a reason, and the job with the last of them.</summary>
internal sealed class PeriodDesk(JobDesk jobs)
{
    /// <summary>The entries that record the result of a period; none where the job has ended or the period is over.</summary>
    /// <exception cref="Callers.RefusedException">The job was claimed anew since.</exception>
    public IReadOnlyList<NewEntry> Complete(ReconciliationPeriodCompleted completed) => End(
        completed.Id,
        completed.Epoch,
        completed.TimePeriod,
        new NewEntry(RegionEntries.ReconciliationPeriodCompleted, completed, [Hash.FromBytes(completed.Result.Span)]),
        failure: null);

    /// <summary>The entries that record why a period has no result; none where the job has ended or the period is over.</summary>
    /// <exception cref="Callers.RefusedException">The job was claimed anew since.</exception>
    public IReadOnlyList<NewEntry> Fail(ReconciliationPeriodFailed failed) => End(
        failed.Id, failed.Epoch, failed.TimePeriod, new NewEntry(RegionEntries.ReconciliationPeriodFailed, failed), failed.Failure);

    private IReadOnlyList<NewEntry> End(string id, long epoch, string period, NewEntry entry, string? failure)
    {
        var job = jobs.Required(id);
        if (job.Periods.Any(done => done.TimePeriod == period) || job.FailedPeriods.Any(failed => failed.TimePeriod == period))
        {
            return [];
        }

        var recorded = jobs.End(id, epoch, () => entry);
        return recorded.Count == 0 || job.Periods.Count + job.FailedPeriods.Count + 1 < ReconciledPeriods.Asked(job.Started.Reconciliation).Count
            ? recorded
            : [.. recorded, LastOf(job, epoch, failure)];
    }

    private static NewEntry LastOf(JobRecord job, long epoch, string? failure) => failure is null || job.Periods.Count > 0
        ? new NewEntry(RegionEntries.ReconciliationCompleted, new ReconciliationCompleted { Id = job.Started.Id, Epoch = epoch })
        : new NewEntry(RegionEntries.JobFailed, new JobFailed { Id = job.Started.Id, Epoch = epoch, Failure = FailureOfAll(job, failure), Checked = true });

    private static string FailureOfAll(JobRecord job, string last) => job.FailedPeriods.All(failed => failed.Failure == last)
        ? $"No period could be reconciled: {last}"
        : $"No period could be reconciled, each for a reason of its own; of {job.FailedPeriods[0].TimePeriod} it is: {job.FailedPeriods[0].Failure}";
}
