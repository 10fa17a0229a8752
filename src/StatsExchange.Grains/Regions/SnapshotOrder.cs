// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.V1;
using Structure = StatsExchange.Domain.Structures.Structure;

namespace StatsExchange.Grains.Regions;

/// <summary>Checks what a snapshot is to hold, before it becomes a job.</summary>
internal static class SnapshotOrder
{
    /// <exception cref="RefusedException">A field is not as it must be.</exception>
    public static void Check(RegionState state, StartSnapshotRequest request)
    {
        var violations = new FieldViolations();
        var structure = StructureCatalogue.Find(request.Structure);
        if (structure is null || structure.Id == StructureCatalogue.Consolidated.Id)
        {
            violations.Add("structure", "expected STOCK, FLOW or RETURN");
            structure = null;
        }

        PeriodRange? range = null;
        try
        {
            range = PeriodRange.Parse(request.PeriodFrom, request.PeriodTo);
        }
        catch (FormatException e)
        {
            violations.Add("period_from", $"expected periods such as 2015, in order ({e.Message})");
        }

        if (request.Round.Length > 0)
        {
            violations.Add("round", "expected none: figures are not taken from a freeze yet");
        }

        CheckReconciliations(state, request, structure, range, violations);
        violations.Throw();
    }

    private static void CheckReconciliations(
        RegionState state, StartSnapshotRequest request, Structure? structure, PeriodRange? range, FieldViolations violations)
    {
        var seen = new HashSet<(string Pair, string Period)>();
        for (var i = 0; i < request.Reconciliations.Count; i++)
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"reconciliations[{i}]");
            var job = state.FindJob(request.Reconciliations[i]);
            if (job?.Started.Reconciliation is not { } reconciliation)
            {
                violations.Add(field, "expected a reconciliation of this region");
            }
            else if (job.State != JobState.Done)
            {
                violations.Add(field, "expected a reconciliation that is done");
            }
            else if (structure is not null && structure.MirrorPairs.All(pair => pair.Id != reconciliation.Pair))
            {
                violations.Add(field, $"expected a reconciliation of a mirror pair of {structure}");
            }
            else if (range is { } periods && !job.Periods.Any(done => periods.Contains(Period.Parse(done.TimePeriod))))
            {
                violations.Add(field, "expected a reconciliation of a period of the snapshot");
            }
            else if (ReconciliationMethods.Get(reconciliation.Method).Description.Concept != EstimateConcept.AsReported)
            {
                violations.Add(field, "expected estimates of what the pair counts; these are transitions over an interval");
            }
            else if (job.Periods.Any(done => range?.Contains(Period.Parse(done.TimePeriod)) != false && !seen.Add((reconciliation.Pair, done.TimePeriod))))
            {
                violations.Add(field, "expected no other reconciliation of the same mirror pair and period");
            }
        }
    }
}
