// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Regions;

/// <summary>Says of a job what it was started for.</summary>
internal static class JobWorkFields
{
    public static void Describe(JobStarted started, Job job)
    {
        switch (started.WorkCase)
        {
            case JobStarted.WorkOneofCase.Reconciliation:
                var reconciliation = started.Reconciliation;
                job.Kind = JobKind.Reconciliation;
                job.Method = reconciliation.Method;
                job.Pair = reconciliation.Pair;
                job.PeriodFrom = reconciliation.TimePeriod;
                job.PeriodTo = reconciliation.PeriodTo.Length == 0 ? reconciliation.TimePeriod : reconciliation.PeriodTo;
                job.Corridors = reconciliation.Corridors.Count;
                break;
            case JobStarted.WorkOneofCase.Comparison:
                job.Kind = JobKind.MethodComparison;
                job.Pair = started.Comparison.Pair;
                job.PeriodFrom = started.Comparison.TimePeriods.MinBy(Period.Parse);
                job.PeriodTo = started.Comparison.TimePeriods.MaxBy(Period.Parse);
                break;
            case JobStarted.WorkOneofCase.Snapshot:
                job.Kind = JobKind.Snapshot;
                job.Structure = started.Snapshot.Structure;
                job.PeriodFrom = started.Snapshot.PeriodFrom;
                job.PeriodTo = started.Snapshot.PeriodTo;
                break;
        }
    }
}
