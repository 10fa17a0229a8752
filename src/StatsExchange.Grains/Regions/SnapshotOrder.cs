// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Rounds;
using StatsExchange.V1;
using Structure = StatsExchange.Domain.Structures.Structure;

namespace StatsExchange.Grains.Regions;

/// <summary>Checks what a snapshot is to hold, before it becomes a job.</summary>
internal static class SnapshotOrder
{
    /// <summary>The order as it is kept: of a round whose periods are not named, with all of them.</summary>
    public static StartSnapshotRequest Complete(RegionState state, StartSnapshotRequest request)
    {
        var order = request.Clone();
        order.RequestId = "";
        if (order.PeriodFrom.Length + order.PeriodTo.Length == 0 && state.Rounds.Find(order.Round) is { } round)
        {
            (order.PeriodFrom, order.PeriodTo) = (round.Plan.Periods[0], round.Plan.Periods[^1]);
        }

        return order;
    }

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

        CheckRound(state, request, range, violations);
        CheckReconciliations(state, request, structure, range, violations);
        violations.Throw();
    }

    private static void CheckRound(RegionState state, StartSnapshotRequest request, PeriodRange? range, FieldViolations violations)
    {
        if (request.Round.Length == 0)
        {
            return;
        }

        if (state.Rounds.Find(request.Round) is not { IsFrozen: true } round)
        {
            violations.Add("round", "expected a round of this region that is frozen");
            return;
        }

        if (round.Plan.Tables.All(table => table.Structure != request.Structure))
        {
            violations.Add("structure", "expected a structure of the round's tables");
        }

        if (request.Reconciliations.Select(state.FindJob).OfType<JobRecord>().Any(job => job.Periods.Any() && !job.Periods.Any(done => round.Plan.Periods.Contains(done.TimePeriod))))
        {
            violations.Add("reconciliations", "expected reconciliations of periods of the round");
        }

        if (request.Reconciliations
            .Select(id => state.FindJob(id)?.Started.Reconciliation)
            .Any(asked => asked is not null && !RoundPlans.AskFor(round.Plan, StructureCatalogue.FindMirrorPair(asked.Pair)!)))
        {
            violations.Add("reconciliations", "expected reconciliations of mirror pairs that a table of the round is a side of");
        }

        if (range is { } periods && !round.Plan.Periods.Any(period => periods.Contains(Period.Parse(period))))
        {
            violations.Add("period_from", "expected periods of the round");
        }
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
