// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Validation.Sums;

/// <summary>Level 1: totals against the parts sent with them.</summary>
public static class SumRules
{
    /// <summary>A total that is not the sum of its parts.</summary>
    public static Rule TotalAndParts { get; } = new(
        "TOTAL_AND_PARTS", 1, Severity.Error, "Total that is not the sum of its parts",
        "Where a total of an additive dimension and classes that together make it are sent, the classes and what is sent as _U, _O, _N and _Z add up to it.");

    /// <summary>Some of the parts are already more than their total.</summary>
    public static Rule PartsAboveTotal { get; } = new(
        "PARTS_ABOVE_TOTAL", 1, Severity.Error, "Parts above their total",
        "Classes that do not overlap are together at most their total, also where not all of them are sent.");

    /// <summary>Classes that describe some people only do not reach the total.</summary>
    public static Rule PartsBelowTotal { get; } = new(
        "PARTS_BELOW_TOTAL", 1, Severity.Warning, "People without a class",
        "Where all classes of a dimension that describes the employed only (OCCUPATION, ACTIVITY, EMP_STATUS) fall short of the total, those it does not apply to are sent as _Z.");

    /// <summary>A difference that rounding explains.</summary>
    public static Rule Rounding { get; } = new(
        "TOTAL_ROUNDING", 1, Severity.Warning, "Total off by rounding",
        "Parts add up to their total. They are off by at most 1 in the last place written, which is rounding.");

    /// <summary>Partners do not add up to all areas.</summary>
    public static Rule PartnersAndTotal { get; } = new(
        "PARTNERS_AND_TOTAL", 1, Severity.Error, "Partners that do not add up",
        "Members, _O and _U add up to _T, the reporter included; without the reporter to _X. They are never more, and fall short only where no _O is sent.");

    /// <summary>_X is not _T without the reporter.</summary>
    public static Rule AllButReporter { get; } = new(
        "ALL_BUT_REPORTER", 1, Severity.Error, "_X that is not _T without the reporter", "_X is _T minus the reporter; where the reporter cannot be its own counterpart, _X is _T.");

    /// <summary>An aggregate is not the sum of its members.</summary>
    public static Rule AggregateAndMembers { get; } = new(
        "AGGREGATE_AND_MEMBERS", 1, Severity.Error, "Aggregate that is not the sum of its members",
        "A declared aggregate is the sum of its members where all are sent, and never less than those that are.");

    /// <summary>Partners do not reach all areas, and no rest was sent.</summary>
    public static Rule PartnersBelowTotal { get; } = new(
        "PARTNERS_BELOW_TOTAL", 1, Severity.Information, "Partners without a rest",
        "Where the partners sent fall short of all areas, the rest is sent as _O.");

    /// <summary>Partners and their rest do not reach all areas, and the reporter was not sent.</summary>
    public static Rule PartnersWithoutReporter { get; } = new(
        "PARTNERS_WITHOUT_REPORTER", 1, Severity.Warning, "All areas with more than partners and rest",
        "Where members, _O and _U fall short of _T, what is missing are the natives or nationals: they are sent as the reporter's own cell, or the total without them as _X.");

    /// <summary>A way of counting that looks like a sum of others.</summary>
    public static Rule AlternativesSummed { get; } = new(
        "ALTERNATIVES_SUMMED", 1, Severity.Warning, "Way of counting that is the sum of others",
        "Alternative ways of counting the same people are not added up into another one.");

    /// <summary>All of them.</summary>
    public static ImmutableArray<Rule> All { get; } =
        [TotalAndParts, PartsAboveTotal, PartsBelowTotal, Rounding, PartnersAndTotal, AllButReporter, AggregateAndMembers, PartnersBelowTotal, PartnersWithoutReporter, AlternativesSummed];
}
