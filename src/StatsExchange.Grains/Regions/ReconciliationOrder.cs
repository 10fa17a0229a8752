// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain;
using StatsExchange.Domain.Reconciliation;
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

        if (StayFields.Read(request.StayFactors, request.HasTargetStayMonths ? request.TargetStayMonths : null) is not null
            && StructureCatalogue.MirrorPairs.FirstOrDefault(pair => pair.Id == request.Pair) is { } asked
            && KindOfFigures.Of(asked) == FigureKind.Stocks)
        {
            violations.Add("stay_factors", "expected none: stocks have no minimum stay to convert");
        }

        CheckMethod(region, request, violations);
        violations.Throw();
    }

    // A run without figures reads every parameter, so that a job does not fail late on a slip of the pen.
    private static void CheckMethod(Region region, StartReconciliationRequest request, FieldViolations violations)
    {
        try
        {
            var method = ReconciliationMethods.Get(request.Method);
            method.Apply(
                new ReconciliationInput(region.Members.Select(member => member.Value), []) { Period = request.TimePeriod },
                request.Parameters);
            if (method.Description.Concept == EstimateConcept.Transitions
                && StructureCatalogue.MirrorPairs.FirstOrDefault(candidate => candidate.Id == request.Pair) is { } pair
                && KindOfFigures.Of(pair) != FigureKind.Stocks)
            {
                violations.Add("pair", $"expected a pair of stocks: {request.Method} makes flows of them");
            }

            CheckPeriods(request, violations);
        }
        catch (ReconciliationException fault) when (fault.Error == ReconciliationError.UnknownBenchmark)
        {
            violations.Throw();
            throw new RefusedException(ErrorReason.MethodNotApplicable, fault.Message, [new FieldViolation("parameters", fault.Message)], 1);
        }
        catch (ReconciliationException fault) when (fault.Error == ReconciliationError.UnknownMethod)
        {
            violations.Add("method", fault.Message);
        }
        catch (ReconciliationException fault) when (fault.Error != ReconciliationError.BenchmarkWithoutTwoSidedCells)
        {
            violations.Add("parameters", fault.Message);
        }
        catch (ReconciliationException)
        {
            // Whether the benchmark shares a corridor with others only the figures can say.
        }
    }

    private static void CheckPeriods(StartReconciliationRequest request, FieldViolations violations)
    {
        foreach (var other in ReconciledPeriods.Of(request).Skip(1))
        {
            if (!Period.TryParse(other, out var period) || other == request.TimePeriod
                || (Period.TryParse(request.TimePeriod, out var reconciled) && reconciled.FrequencyCode != period.FrequencyCode))
            {
                violations.Add("parameters", $"'{other}' is no other period of the same frequency, such as 2014");
            }
        }
    }
}
