// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Reconciliation.Detail;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Jobs;
using StatsExchange.V1;
using Region = StatsExchange.Domain.Areas.Region;

namespace StatsExchange.Grains.Regions;

/// <summary>Checks what a reconciliation is to do, before it becomes a job.</summary>
internal static class ReconciliationOrder
{
    private const int MostCorridors = 1_000;

    /// <summary>The same order in the one form that equal orders have.</summary>
    public static StartReconciliationRequest Canonical(StartReconciliationRequest request)
    {
        var order = request.Clone();
        order.RequestId = "";
        order.PeriodTo = request.PeriodTo == request.TimePeriod ? "" : request.PeriodTo;
        order.Corridors.Clear();
        order.Corridors.AddRange(request.Corridors
            .OrderBy(corridor => corridor.Origin, StringComparer.Ordinal)
            .ThenBy(corridor => corridor.Destination, StringComparer.Ordinal));
        return order;
    }

    /// <exception cref="RefusedException">A field is not as it must be, or the method cannot run for this region.</exception>
    public static void Check(Region region, StartReconciliationRequest request)
    {
        var violations = new FieldViolations();
        if (StructureCatalogue.MirrorPairs.All(pair => pair.Id != request.Pair))
        {
            violations.Add("pair", $"expected one of {string.Join(", ", StructureCatalogue.MirrorPairs.Select(pair => pair.Id))}");
        }

        if (!Period.TryParse(request.TimePeriod, out _))
        {
            violations.Add("time_period", "expected a period such as 2015");
        }

        CheckRange(request, violations);
        CheckCorridors(region, request, violations);
        if (StayFields.Read(request.StayFactors, request.HasTargetStayMonths ? request.TargetStayMonths : null) is not null
            && StructureCatalogue.FindMirrorPair(request.Pair) is { } asked
            && KindOfFigures.Of(asked) == FigureKind.Stocks)
        {
            violations.Add("stay_factors", "expected none: stocks have no minimum stay to convert");
        }

        CheckMethod(region, request, violations);
        CheckDetail(request, violations);
        violations.Throw();
    }

    private static void CheckDetail(StartReconciliationRequest request, FieldViolations violations)
    {
        if (request.Detail.Count == 0 || StructureCatalogue.FindMirrorPair(request.Pair) is not { } pair)
        {
            return;
        }

        var dimensions = DetailCheck.DimensionsOf(pair);
        if (request.Detail.Count > DetailWork.MostDimensions
            || request.Detail.Distinct(StringComparer.Ordinal).Count() < request.Detail.Count
            || !request.Detail.All(dimensions.ContainsKey))
        {
            violations.Add("detail", $"expected at most {DetailWork.MostDimensions} of {string.Join(", ", dimensions.Keys)}, each once");
        }
        else if (ReconciliationMethods.Find(request.Method)?.Description.Concept == EstimateConcept.Transitions)
        {
            violations.Add("detail", "expected none: transitions have no classes of the stocks they are made of");
        }
    }

    private static void CheckMethod(Region region, StartReconciliationRequest request, FieldViolations violations)
    {
        var pair = StructureCatalogue.FindMirrorPair(request.Pair);
        try
        {
            ReconciliationMethods.Get(request.Method).Check(
                new ReconciliationInput(region.Members.Select(member => member.Value), [])
                {
                    Period = request.TimePeriod,
                    Kind = pair is null ? FigureKind.Flows : KindOfFigures.Of(pair),
                },
                request.Parameters);
            CheckPeriods(request, violations);
        }
        catch (ReconciliationException fault) when (fault.Error == ReconciliationError.UnknownBenchmark)
        {
            violations.Throw();
            throw new RefusedException(ErrorReason.MethodNotApplicable, fault.Message, [new FieldViolation("parameters", fault.Message)], 1);
        }
        catch (ReconciliationException fault)
        {
            violations.Add(fault.Error switch
            {
                ReconciliationError.UnknownMethod => "method",
                ReconciliationError.WrongKind => "pair",
                _ => "parameters",
            }, fault.Message);
        }
    }

    private static void CheckPeriods(StartReconciliationRequest request, FieldViolations violations)
    {
        IReadOnlyList<string> reconciled = IsRange(request) ? ReconciledPeriods.Asked(request) : [request.TimePeriod];
        foreach (var other in ReconciledPeriods.Of(request, request.TimePeriod).Skip(1))
        {
            if (!Period.TryParse(other, out var period) || reconciled.Contains(other)
                || (Period.TryParse(request.TimePeriod, out var first) && first.FrequencyCode != period.FrequencyCode))
            {
                violations.Add("parameters", $"'{other}' is no other period of the same frequency, such as 2014");
            }
        }
    }

    private static bool IsRange(StartReconciliationRequest request) =>
        Period.TryParse(request.TimePeriod, out var first)
        && Period.TryParse(request.PeriodTo, out var last)
        && first.Frequency == last.Frequency
        && first <= last;

    private static void CheckRange(StartReconciliationRequest request, FieldViolations violations)
    {
        if (request.PeriodTo.Length > 0 && !(IsRange(request) && ReconciledPeriods.Asked(request).Count <= ReconciledPeriods.Most))
        {
            violations.Add("period_to", string.Create(
                CultureInfo.InvariantCulture, $"expected a period of the same frequency as time_period, not before it, and at most {ReconciledPeriods.Most} periods in all"));
        }
    }

    private static void CheckCorridors(Region region, StartReconciliationRequest request, FieldViolations violations)
    {
        if (request.Corridors.Count > MostCorridors)
        {
            violations.Add("corridors", string.Create(CultureInfo.InvariantCulture, $"expected at most {MostCorridors}, or none for all"));
            return;
        }

        var members = region.Members.Select(member => member.Value).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<NamedCorridor>();
        foreach (var (at, corridor) in request.Corridors.Index())
        {
            if (!members.Contains(corridor.Origin) || !members.Contains(corridor.Destination) || corridor.Origin == corridor.Destination || !seen.Add(corridor))
            {
                violations.Add(string.Create(CultureInfo.InvariantCulture, $"corridors[{at}]"), $"expected two members of {region.Code}, each pair once");
            }
        }
    }
}
