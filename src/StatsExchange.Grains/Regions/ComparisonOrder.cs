// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Jobs;
using StatsExchange.V1;
using Region = StatsExchange.Domain.Areas.Region;

namespace StatsExchange.Grains.Regions;

/// <summary>Checks what methods are to be compared, before it becomes a job.</summary>
internal static class ComparisonOrder
{
    private const int MostPeriods = 10;
    private const int MostPeriodsRead = 40;
    private const int MostMethods = 16;
    private const int LongestName = 80;
    private const int MostHidden = 20_000;

    /// <exception cref="RefusedException">A field is not as it must be, or a method cannot run for this region.</exception>
    public static void Check(Region region, StartMethodComparisonRequest request)
    {
        var violations = new FieldViolations();
        if (request.TimePeriods.Count is 0 or > MostPeriods || request.TimePeriods.Distinct(StringComparer.Ordinal).Count() != request.TimePeriods.Count)
        {
            violations.Add("time_periods", $"expected 1 to {MostPeriods} periods, each once");
        }

        if (request.Methods.Count is < 2 or > MostMethods)
        {
            violations.Add("methods", $"expected 2 to {MostMethods} methods");
        }

        if (request.Methods.Select(NameOf).Distinct(StringComparer.Ordinal).Count() != request.Methods.Count
            || request.Methods.Any(choice => choice.Name.Length > LongestName || choice.Name.Any(char.IsControl)))
        {
            violations.Add("methods", $"expected names that differ, of at most {LongestName} characters");
        }

        if (request.HiddenReports.Any(hidden => hidden is HiddenReport.Unspecified || !Enum.IsDefined(hidden))
            || request.HiddenReports.Distinct().Count() != request.HiddenReports.Count)
        {
            violations.Add("hidden_reports", "expected DESTINATION, ORIGIN or BOTH, each once");
        }

        if (request.MostHiddenCorridors is < 0 or > MostHidden)
        {
            violations.Add("most_hidden_corridors", string.Create(CultureInfo.InvariantCulture, $"expected 0 to {MostHidden}"));
        }

        violations.Throw();
        CheckMethods(region, request, violations);
        violations.Throw();
        CheckConcepts(request, violations);
        if (ComparedPeriods.Of(request).Count > MostPeriodsRead)
        {
            violations.Add("methods", $"expected at most {MostPeriodsRead} periods to be read, with those methods learn from");
        }

        violations.Throw();
    }

    // Transitions over an interval and the stocks they are made of count different things.
    private static void CheckConcepts(StartMethodComparisonRequest request, FieldViolations violations)
    {
        var concepts = request.Methods.Select(choice => ReconciliationMethods.Get(choice.Method).Description.Concept).ToHashSet();
        if (concepts.Count > 1)
        {
            violations.Add("methods", "expected methods that estimate the same: some of these make transitions of stocks, others do not");
        }
        else if (concepts.Contains(EstimateConcept.Transitions) && request.HiddenReports.Count > 0)
        {
            violations.Add("hidden_reports", "expected none: nobody reports the transitions these methods make");
        }
    }

    /// <summary>How a comparison names a method.</summary>
    public static string NameOf(MethodChoice choice) => choice.Name.Length > 0 ? choice.Name : choice.Method;

    // What a reconciliation with that method would be refused for, the comparison is too.
    private static void CheckMethods(Region region, StartMethodComparisonRequest request, FieldViolations violations)
    {
        foreach (var (at, choice) in request.Methods.Index())
        {
            foreach (var period in request.TimePeriods)
            {
                try
                {
                    ReconciliationOrder.Check(region, ReconciliationOf(request, choice, period));
                }
                catch (RefusedException refusal) when (refusal.Reason == ErrorReason.FieldInvalid)
                {
                    foreach (var violation in refusal.Violations)
                    {
                        violations.Add(FieldOf(at, violation.Field), $"{NameOf(choice)}, {period}: {violation.Description}");
                    }
                }
            }
        }
    }

    private static StartReconciliationRequest ReconciliationOf(StartMethodComparisonRequest request, MethodChoice choice, string period)
    {
        var one = new StartReconciliationRequest
        {
            Region = request.Region, Pair = request.Pair, TimePeriod = period, Method = choice.Method, Parameters = { choice.Parameters }, StayFactors = request.StayFactors,
        };
        if (request.HasTargetStayMonths)
        {
            one.TargetStayMonths = request.TargetStayMonths;
        }

        return one;
    }

    private static string FieldOf(int at, string field) => field switch
    {
        "method" or "parameters" => string.Create(CultureInfo.InvariantCulture, $"methods[{at}].{field}"),
        "time_period" => "time_periods",
        _ => field,
    };
}
