// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Validation.Combinations;

/// <summary>
/// Codes that do not go together where people are counted (a 0 is fine: nobody is there). Errors only where it cannot be; where it is
/// unlikely, or only unusual, a warning. Another combination is another line.
/// </summary>
/// <param name="Rule">The rule.</param>
/// <param name="Structure">The structure it holds for; null for every one that has the dimensions.</param>
/// <param name="Column">The dimension a finding names.</param>
/// <param name="Conditions">All of them hold in a row that is found.</param>
internal sealed record Combination(Rule Rule, string? Structure, string Column, ImmutableArray<Condition> Conditions)
{
    private const int WorkingAge = 15;
    private const int MonthsOfLongStay = 12;

    public static ImmutableArray<Combination> All { get; } =
    [
        Of(
            "STATELESS_PARTNER", Severity.Error, "Stateless people as a place",
            "STLS is a citizenship: as counterpart it goes with BASIS CC or CCB, or CBX.",
            "COUNTERPART_AREA", Condition.Is("COUNTERPART_AREA", "STLS"), Condition.Is("BASIS", "RES", "CB", "PB")),
        Of(
            "STATELESS_RETURN", Severity.Error, "Return from statelessness", "Who returns comes from a country: STLS is a citizenship.",
            "COUNTERPART_AREA", Condition.Is("COUNTERPART_AREA", "STLS"), Condition.Is("MEASURE", "RFL", "RST")) with { Structure = "RETURN" },
        Of(
            "SHORT_STAY_BELOW_MINIMUM", Severity.Error, "Short stay where only long ones count",
            "Where a stay counts from MIN_STAY 12 or more, or PERM, there are no short-term migrants: STAY ST is 3 to under 12 months.",
            "STAY", Condition.Is("STAY", "ST"), new("MIN_STAY", (code, _) => code == "PERM" || IsMonths(code, MonthsOfLongStay))),
        Of(
            "TRANSITION_WITH_MINIMUM_STAY", Severity.Warning, "Transition with a least stay",
            "Transitions compare the residence at two dates, so that MIN_STAY says nothing there and is _U.",
            "MIN_STAY", Condition.Is("FLOW_CONCEPT", "TR1", "TR5"), Condition.IsStated("MIN_STAY")),
        Of(
            "CITIZENS_AGAINST_CITIZENSHIP", Severity.Warning, "Citizens of another country than the counterpart",
            "With BASIS CC the counterpart is the citizenship: CITIZENS is _T or CTP, unless the counterpart is the reporter, STLS or a group.",
            "CITIZENS", Condition.Is("BASIS", "CC"), Condition.Is("CITIZENS", "NAT", "STLS", "OTH"),
            new("COUNTERPART_AREA", (code, reporter) => code[0] != '_' && code != reporter && code != "STLS")),
        Of(
            "NATIONAL_AS_FOREIGNER", Severity.Warning, "Nationals with the status of foreigners",
            "Nationals of the reporter who arrive are no refugees, asylum seekers or irregular migrants there.",
            "LEGAL_STATUS", Condition.Is("CITIZENS", "NAT"), Condition.Is("MEASURE", "IMM"), Condition.Is("LEGAL_STATUS", "REF", "ASY", "IRR")),
        Of(
            "PERMIT_OF_NATIONALS", Severity.Warning, "Permits of nationals", "Nationals of the reporter need no permit to arrive.",
            "UNIT_MEASURE", Condition.Is("UNIT_MEASURE", "PERMIT"), Condition.Is("CITIZENS", "NAT"), Condition.Is("MEASURE", "IMM")),
        Of(
            "PERMIT_OF_IRREGULAR", Severity.Error, "Permits of those without one", "Irregular migrants are those without a permit.",
            "LEGAL_STATUS", Condition.Is("UNIT_MEASURE", "PERMIT"), Condition.Is("LEGAL_STATUS", "IRR")),
        Of(
            "EMIGRANTS_AT_HOME", Severity.Warning, "Emigrants in their own country", "A stock abroad (MEASURE EMI) has another country than the reporter as counterpart.",
            "COUNTERPART_AREA", Condition.Is("MEASURE", "EMI"), new("COUNTERPART_AREA", (code, reporter) => code == reporter)) with { Structure = "STOCK" },
        Of(
            "OCCUPATION_OUTSIDE_LABOUR_FORCE", Severity.Warning, "Occupation of people outside the labour force",
            "People outside the labour force have no occupation: OCCUPATION is _T, _U or _Z.",
            "OCCUPATION", Condition.Is("LABOUR_STATUS", "OLF"), Condition.IsStated("OCCUPATION")),
        Of(
            "ACTIVITY_OUTSIDE_LABOUR_FORCE", Severity.Warning, "Economic activity of people outside the labour force",
            "People outside the labour force have no economic activity: ACTIVITY is _T, _U or _Z.",
            "ACTIVITY", Condition.Is("LABOUR_STATUS", "OLF"), Condition.IsStated("ACTIVITY")),
        Of(
            "EMPLOYMENT_STATUS_WITHOUT_JOB", Severity.Warning, "Status in employment without a job",
            "Status in employment is that of the employed: EMP_STATUS is _T, _U or _Z for others.",
            "EMP_STATUS", Condition.Is("LABOUR_STATUS", "OLF", "UNE"), Condition.IsStated("EMP_STATUS")),
        Of(
            "LABOUR_FORCE_UNDER_15", Severity.Warning, "Children in the labour force",
            "Labour force statistics begin at 15 years: below, LABOUR_STATUS is _T, OLF, _U or _Z.",
            "AGE", Condition.Is("LABOUR_STATUS", "LF", "EMP", "UNE"), IsUnder("AGE", WorkingAge)),
        Of(
            "OCCUPATION_UNDER_15", Severity.Warning, "Children with an occupation", "Who is under 15 years is outside labour force statistics and has no occupation: OCCUPATION is _T, _U, _N or _Z.",
            "OCCUPATION", Condition.IsStated("OCCUPATION"), IsUnder("AGE", WorkingAge)),
        Of(
            "OCCUPATION_ABROAD_UNDER_15", Severity.Warning, "Children with an occupation abroad", "Who is under 15 years is outside labour force statistics and has no occupation: OCCUPATION_ABROAD is _T, _U, _N or _Z.",
            "OCCUPATION_ABROAD", Condition.IsStated("OCCUPATION_ABROAD"), IsUnder("AGE", WorkingAge)),
        Of(
            "ACTIVITY_UNDER_15", Severity.Warning, "Children with an economic activity", "Who is under 15 years is outside labour force statistics and has no economic activity: ACTIVITY is _T, _U, _N or _Z.",
            "ACTIVITY", Condition.IsStated("ACTIVITY"), IsUnder("AGE", WorkingAge)),
        Of(
            "ACTIVITY_ABROAD_UNDER_15", Severity.Warning, "Children with an economic activity abroad", "Who is under 15 years is outside labour force statistics and has no economic activity: ACTIVITY_ABROAD is _T, _U, _N or _Z.",
            "ACTIVITY_ABROAD", Condition.IsStated("ACTIVITY_ABROAD"), IsUnder("AGE", WorkingAge)),
        Of(
            "EMP_STATUS_UNDER_15", Severity.Warning, "Children with a status in employment", "Who is under 15 years is outside labour force statistics and has no status in employment: EMP_STATUS is _T, _U, _N or _Z.",
            "EMP_STATUS", Condition.IsStated("EMP_STATUS"), IsUnder("AGE", WorkingAge)),
        Of(
            "TERTIARY_EDUCATION_UNDER_15", Severity.Warning, "Children with tertiary education", "Tertiary education (ED5 to ED8) is not completed before 15 years.",
            "AGE", Condition.Is("EDUCATION", "ED5", "ED6", "ED7", "ED8"), IsUnder("AGE", WorkingAge)),
        Of(
            "RETURN_LONGER_AGO_THAN_PERIOD", Severity.Warning, "Return of a period that lies further back",
            "Who returned in a period of a year or less has been back for less than a year: TIME_SINCE_RETURN is Y_LT1, _T, _U or _Z with MEASURE RFL.",
            "TIME_SINCE_RETURN", Condition.Is("MEASURE", "RFL"), Condition.Is("TIME_SINCE_RETURN", "Y1T4", "Y5T9", "Y_GE10")),
    ];

    private static Combination Of(string id, Severity severity, string name, string expects, string column, params Condition[] conditions) =>
        new(new Rule(id, 1, severity, name, expects), null, column, [.. conditions]);

    private static Condition IsUnder(string dimension, int age) =>
        new(dimension, (code, _) => YearRange.TryParse(code, out var range) && range.Until <= age);

    private static bool IsMonths(string code, int least) =>
        int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var months) && months >= least;
}
