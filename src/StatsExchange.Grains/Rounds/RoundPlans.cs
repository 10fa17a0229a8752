// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Domain;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Regions;
using StatsExchange.V1;
using Region = StatsExchange.Domain.Areas.Region;
using Structure = StatsExchange.Domain.Structures.Structure;

namespace StatsExchange.Grains.Rounds;

/// <summary>Checks what a round is to ask for, and names all its members.</summary>
internal static class RoundPlans
{
    private const int MostTables = 8;
    private const int MostPeriods = 24;
    private const int MostReminders = 8;
    private const int EarliestReminder = 60;
    private const int MostYearsAhead = 20;
    // So that an answer with a line for each stays far below the 4 MiB of a message.
    private const int MostLines = 10_000;

    /// <summary>The plan with all members named, in order.</summary>
    /// <exception cref="RefusedException">A field is not as it must be.</exception>
    public static RoundPlan Read(Region region, RoundPlan? plan, DateTimeOffset now)
    {
        plan = plan?.Clone() ?? throw RefusedException.Field("plan", "expected what the round asks for");
        FreeText.CheckGiven(plan.Title, "plan.title");
        var violations = new FieldViolations();
        CheckTables(plan, violations);
        CheckPeriods(plan, violations);
        CheckSchedule(plan.Schedule, now, violations);
        CheckReminders(plan, violations);
        NameMembers(region, plan, violations);
        violations.Throw();
        if (plan.Tables.Count * plan.Periods.Count * plan.Members.Count > MostLines)
        {
            throw RefusedException.Field("plan", $"expected at most {MostLines} tables times periods times members");
        }

        return plan;
    }

    private static void CheckTables(RoundPlan plan, FieldViolations violations)
    {
        if (plan.Tables.Count is 0 or > MostTables)
        {
            violations.Add("plan.tables", $"expected 1 to {MostTables} tables");
        }

        for (var i = 0; i < plan.Tables.Count; i++)
        {
            CheckTable(plan.Tables[i], string.Create(CultureInfo.InvariantCulture, $"plan.tables[{i}]"), violations);
        }

        if (plan.Tables.DistinctBy(table => (table.Structure, table.Measure, table.Basis)).Count() < plan.Tables.Count)
        {
            violations.Add("plan.tables", "expected each table once");
        }
    }

    private static void CheckTable(RoundTable table, string field, FieldViolations violations)
    {
        if (StructureCatalogue.Find(table.Structure) is not { } structure || structure.Id == StructureCatalogue.Consolidated.Id)
        {
            violations.Add(field + ".structure", "expected STOCK, FLOW or RETURN");
            return;
        }

        CheckCode(structure, "MEASURE", table.Measure, field + ".measure", violations);
        CheckCode(structure, "BASIS", table.Basis, field + ".basis", violations);
        if (table.Pair.Length > 0 && !StructureCatalogue.MirrorPairs.Any(pair => pair.Id == table.Pair && (Fits(pair.Origin, table) || Fits(pair.Destination, table))))
        {
            violations.Add(field + ".pair", $"expected a mirror pair that {table.Structure} {table.Measure} {table.Basis} is a side of, or none");
        }
    }

    private static void CheckCode(Structure structure, string dimension, string code, string field, FieldViolations violations)
    {
        if (structure.FindDimension(dimension) is { } declared ? declared.Codes.Canonical(code) != code : code.Length > 0)
        {
            violations.Add(field, structure.FindDimension(dimension) is { } known ? $"expected {known.Codes.Expectation}" : $"expected none: {structure.Id} has no {dimension}");
        }
    }

    /// <summary>Whether a side of a mirror pair is a table of a plan.</summary>
    public static bool AskFor(RoundPlan plan, MirrorPair pair) => plan.Tables.Any(table => Fits(pair.Origin, table) || Fits(pair.Destination, table));

    private static bool Fits(MirrorSide side, RoundTable table) =>
        side.Structure == table.Structure
        && side.Filter.GetValueOrDefault("MEASURE", table.Measure) == table.Measure
        && side.Filter.GetValueOrDefault("BASIS", table.Basis) == table.Basis;

    private static void CheckPeriods(RoundPlan plan, FieldViolations violations)
    {
        var periods = plan.Periods.Select(text => Period.TryParse(text, out var period) ? period : (Period?)null).ToList();
        var isInOrder = periods.Zip(periods.Skip(1)).All(two => two is ({ } first, { } next) && first.CompareTo(next) < 0 && first.Frequency == next.Frequency);
        if (periods.Count is 0 or > MostPeriods || periods.Contains(null) || !isInOrder)
        {
            violations.Add("plan.periods", $"expected 1 to {MostPeriods} periods of one frequency, ascending, such as 2015");
        }
    }

    private static void CheckSchedule(RoundSchedule? schedule, DateTimeOffset now, FieldViolations violations)
    {
        var before = (Name: "now", Time: now);
        foreach (var (name, time) in Times(schedule ?? new RoundSchedule()))
        {
            var field = "plan.schedule." + name;
            if (RequestTimes.Read(time, field) is not { } read)
            {
                violations.Add(field, "expected a time");
            }
            else if (read < before.Time)
            {
                violations.Add(field, $"expected a time that is not before {before.Name}");
            }
            else if (read > now.AddYears(MostYearsAhead))
            {
                violations.Add(field, $"expected a time within {MostYearsAhead} years");
            }
            else
            {
                before = (name, read);
            }
        }
    }

    private static IEnumerable<(string Name, Timestamp? Time)> Times(RoundSchedule schedule) =>
    [
        ("due", schedule.Due),
        ("mirror_until", schedule.MirrorUntil),
        ("decision_until", schedule.DecisionUntil),
        ("freeze", schedule.Freeze),
        ("review_until", schedule.ReviewUntil),
        ("release", schedule.Release),
    ];

    private static void CheckReminders(RoundPlan plan, FieldViolations violations)
    {
        var days = plan.RemindDaysBefore;
        if (days.Count > MostReminders || days.Any(day => day is < 0 or > EarliestReminder) || days.Zip(days.Skip(1)).Any(two => two.First <= two.Second))
        {
            violations.Add("plan.remind_days_before", $"expected at most {MostReminders} numbers of days from {EarliestReminder} to 0, descending");
        }
    }

    private static void NameMembers(Region region, RoundPlan plan, FieldViolations violations)
    {
        var known = region.Members.Select(member => member.Value).ToList();
        var asked = plan.Members.Count == 0 ? known : plan.Members.Order(StringComparer.Ordinal).ToList();
        if (asked.Except(known, StringComparer.Ordinal).Any() || asked.Distinct(StringComparer.Ordinal).Count() < asked.Count)
        {
            violations.Add("plan.members", $"expected members of {region.Code}, each once: {string.Join(", ", known)}");
        }

        plan.Members.Clear();
        plan.Members.AddRange(asked);
    }
}
