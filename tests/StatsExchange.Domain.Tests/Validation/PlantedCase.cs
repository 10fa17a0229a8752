// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;
using StatsExchange.Domain.Tests.Observations;

namespace StatsExchange.Domain.Tests.Validation;

/// <summary>A file of Sweden's with one thing wrong. Rows are "dimensions | value | attributes".</summary>
internal sealed record PlantedCase(string Rule, string Structure, params string[] Rows)
{
    /// <summary>The day of every check.</summary>
    public static readonly DateOnly Today = new(2026, 6, 1);

    /// <summary>Cases for the rules that look inside a file.</summary>
    public static IReadOnlyList<PlantedCase> All { get; } =
    [
        new("UNKNOWN_DIMENSION", "FLOW", Flow + "COUNTERPART_AREA=DNK COLOUR=red | 1"),
        new("MISSING_DIMENSION", "FLOW", "COUNTERPART_AREA=DNK TIME_PERIOD=2015 BASIS=RES | 1"),
        new("UNKNOWN_CODE", "FLOW", Flow + "COUNTERPART_AREA=DNK SEX=W | 1"),
        new("UNKNOWN_AGGREGATE", "FLOW", Flow + "COUNTERPART_AREA=EU28 | 1"),
        new("TOTAL_OF_ALTERNATIVES", "FLOW", "COUNTERPART_AREA=DNK TIME_PERIOD=2015 MEASURE=_T BASIS=RES | 1"),
        new("TOTAL_OF_ALTERNATIVES", "STOCK", Stock + "COUNTERPART_AREA=DNK SOURCE=_T | 1"),
        new("PERIOD_FORM", "FLOW", "COUNTERPART_AREA=DNK TIME_PERIOD=2015-W1 MEASURE=IMM BASIS=RES | 1"),
        new("PERIOD_FREQUENCY", "FLOW", "COUNTERPART_AREA=DNK TIME_PERIOD=2015-Q1 MEASURE=IMM BASIS=RES | 1"),
        new("NEGATIVE_VALUE", "FLOW", Flow + "COUNTERPART_AREA=DNK | -1"),
        new("NOT_FINITE", "FLOW", Flow + "COUNTERPART_AREA=DNK | Infinity"),
        new("VALUE_TOO_LARGE", "FLOW", Flow + "COUNTERPART_AREA=DNK | 9007199254740994"),
        new("DUPLICATE_KEY", "FLOW", Flow + "COUNTERPART_AREA=DNK | 1", Flow + "COUNTERPART_AREA=DK | 1"),
        new("FOREIGN_REPORTER", "FLOW", Flow + "REF_AREA=NOR COUNTERPART_AREA=DNK | 1"),
        new("REPORTER_IS_COUNTERPART", "FLOW", Flow + "COUNTERPART_AREA=SWE | 1"),
        new("FOREIGN_SUBDIVISION", "RETURN", Return + "COUNTERPART_AREA=DNK RESIDENCE=NO-03 | 1"),
        new("UNKNOWN_ATTRIBUTE", "FLOW", Flow + "COUNTERPART_AREA=DNK | 1 | COLOUR=red"),
        new("ATTRIBUTE_CODE", "FLOW", Flow + "COUNTERPART_AREA=DNK | 1 | CONF_STATUS=Z"),
        new("ATTRIBUTE_FORM", "FLOW", Flow + "COUNTERPART_AREA=DNK | 1 | PRE_BREAK_VALUE=1,5"),
        new("ATTRIBUTE_LENGTH", "FLOW", Flow + "COUNTERPART_AREA=DNK | 1 | COMMENT=" + new string('x', 257)),
        new("FUTURE_PERIOD", "FLOW", "COUNTERPART_AREA=DNK TIME_PERIOD=2027 MEASURE=IMM BASIS=RES | 1"),
        new("FORMER_STATE_DATES", "FLOW", Flow + "COUNTERPART_AREA=SUN | 1"),
        new("FORMER_STATE_DATES", "RETURN", Return + "COUNTERPART_AREA=YUG | 1"),
        new("FORMER_STATE_DATES", "STOCK", "COUNTERPART_AREA=SCG TIME_PERIOD=2001 MEASURE=IMM BASIS=CB | 1"),
        new("FRACTION_IN_COUNT", "FLOW", Flow + "COUNTERPART_AREA=DNK | 1.5"),
        new("MISSING_WITHOUT_STATUS", "FLOW", Flow + "COUNTERPART_AREA=DNK | "),
        new("VALUE_WITH_MISSING_STATUS", "FLOW", Flow + "COUNTERPART_AREA=DNK | 1 | OBS_STATUS=M"),
        new("INCLUDED_WHERE", "FLOW", Flow + "COUNTERPART_AREA=BEL | 1 | OBS_STATUS=W COMMENT=together"),
        new("EMBARGO_STATUS", "FLOW", Flow + "COUNTERPART_AREA=DNK | 1 | EMBARGO_TIME=2030-01-01T00:00:00Z"),
        new("EMBARGO_STATUS", "FLOW", Flow + "COUNTERPART_AREA=DNK | 1 | CONF_STATUS=E"),
        new("BREAK_STATUS", "FLOW", Flow + "COUNTERPART_AREA=DNK | 1 | PRE_BREAK_VALUE=3"),
        new("DECIMALS", "FLOW", Flow + "COUNTERPART_AREA=DNK | 12.34 | UNIT_MULT=3 DECIMALS=1"),
        new("UNIT_MULT_MIXED", "FLOW", Flow + "COUNTERPART_AREA=DNK | 12 | UNIT_MULT=3", Flow + "COUNTERPART_AREA=NOR | 12 | UNIT_MULT=6"),
        new("UNIT_SLIP", "FLOW", Flow + "COUNTERPART_AREA=DNK | 12345", "COUNTERPART_AREA=DNK TIME_PERIOD=2016 MEASURE=IMM BASIS=RES | 12"),
        new("TOTAL_AND_PARTS", "FLOW", Sums("SEX", 10, ("F", 5), ("M", 3))),
        new("TOTAL_AND_PARTS", "FLOW", Sums("AGE", 100, ("Y_LT15", 20), ("Y15T64", 60), ("Y_GE65", 30))),
        new("TOTAL_AND_PARTS", "FLOW", Sums("LABOUR_STATUS", 100, ("LF", 60), ("EMP", 50), ("UNE", 20), ("OLF", 40))),
        new("TOTAL_AND_PARTS", "RETURN", Sums("DURATION_ABROAD", 100, ("Y_LT1", 20), ("Y1T4", 20), ("Y5T9", 20), ("Y_GE10", 20))),
        new("PARTS_ABOVE_TOTAL", "FLOW", Sums("REASON", 10, ("WRK", 8), ("FAM", 7))),
        new("PARTS_BELOW_TOTAL", "STOCK", Sums("EMP_STATUS", 100, ("ICSE93_1", 1), ("ICSE93_2", 1), ("ICSE93_3", 1), ("ICSE93_4", 1), ("ICSE93_5", 1), ("ICSE93_6", 1))),
        new("TOTAL_ROUNDING", "FLOW", Sums("SEX", 10, ("F", 5), ("M", 4))),
        new("PARTNERS_AND_TOTAL", "FLOW", Partners(("_T", 100), ("DNK", 50), ("_O", 20), ("_U", 5))),
        new("ALL_BUT_REPORTER", "STOCK", Partners(("_T", 100), ("_X", 30), ("SWE", 60))),
        new("AGGREGATE_AND_MEMBERS", "FLOW", Partners(("154", 100), ("DNK", 80), ("NOR", 90))),
        new("PARTNERS_BELOW_TOTAL", "FLOW", Partners(("_T", 100), ("DNK", 50))),
        new("PARTNERS_WITHOUT_REPORTER", "STOCK", Stocks("IMM", ("_T", 100), ("DNK", 50), ("_O", 20), ("_U", 5))),
        new("PARTNERS_AND_TOTAL", "STOCK", Stocks("IMM", ("_T", 100), ("DNK", 90), ("_O", 20), ("_U", 5))),
        new("PARTNERS_AND_TOTAL", "STOCK", Stocks("EMI", ("_T", 100), ("DNK", 50), ("_O", 20), ("_U", 5))),
        new("ALL_BUT_REPORTER", "STOCK", Stocks("EMI", ("_T", 100), ("_X", 90))),
        new("ALTERNATIVES_SUMMED", "STOCK", Sources(100, 200, 300)),
        new("STATELESS_PARTNER", "FLOW", Flow + "COUNTERPART_AREA=STLS | 1"),
        new("STATELESS_RETURN", "RETURN", Return + "COUNTERPART_AREA=STLS | 1"),
        new("SHORT_STAY_BELOW_MINIMUM", "FLOW", Flow + "COUNTERPART_AREA=DNK STAY=ST MIN_STAY=12 | 1"),
        new("TRANSITION_WITH_MINIMUM_STAY", "FLOW", Flow + "COUNTERPART_AREA=DNK FLOW_CONCEPT=TR1 MIN_STAY=12 | 1"),
        new("CITIZENS_AGAINST_CITIZENSHIP", "FLOW", "COUNTERPART_AREA=DNK TIME_PERIOD=2015 MEASURE=IMM BASIS=CC CITIZENS=NAT | 1"),
        new("NATIONAL_AS_FOREIGNER", "FLOW", Flow + "COUNTERPART_AREA=DNK CITIZENS=NAT LEGAL_STATUS=REF | 1"),
        new("PERMIT_OF_NATIONALS", "FLOW", Flow + "COUNTERPART_AREA=DNK CITIZENS=NAT UNIT_MEASURE=PERMIT | 1"),
        new("PERMIT_OF_IRREGULAR", "FLOW", Flow + "COUNTERPART_AREA=DNK LEGAL_STATUS=IRR UNIT_MEASURE=PERMIT | 1"),
        new("EMIGRANTS_AT_HOME", "STOCK", "COUNTERPART_AREA=SWE TIME_PERIOD=2015 MEASURE=EMI BASIS=CB | 1"),
        new("OCCUPATION_OUTSIDE_LABOUR_FORCE", "FLOW", Flow + "COUNTERPART_AREA=DNK LABOUR_STATUS=OLF OCCUPATION=OC1 | 1"),
        new("ACTIVITY_OUTSIDE_LABOUR_FORCE", "FLOW", Flow + "COUNTERPART_AREA=DNK LABOUR_STATUS=OLF ACTIVITY=A | 1"),
        new("EMPLOYMENT_STATUS_WITHOUT_JOB", "STOCK", Stock + "COUNTERPART_AREA=DNK LABOUR_STATUS=UNE EMP_STATUS=ICSE93_1 | 1"),
        new("LABOUR_FORCE_UNDER_15", "FLOW", Flow + "COUNTERPART_AREA=DNK LABOUR_STATUS=EMP AGE=Y5T9 | 1"),
        new("OCCUPATION_UNDER_15", "FLOW", Flow + "COUNTERPART_AREA=DNK OCCUPATION=OC1 AGE=Y5T9 | 1"),
        new("OCCUPATION_ABROAD_UNDER_15", "RETURN", Return + "COUNTERPART_AREA=DNK OCCUPATION_ABROAD=OC1 AGE=Y5T9 | 1"),
        new("ACTIVITY_UNDER_15", "FLOW", Flow + "COUNTERPART_AREA=DNK ACTIVITY=A AGE=Y5T9 | 1"),
        new("ACTIVITY_ABROAD_UNDER_15", "RETURN", Return + "COUNTERPART_AREA=DNK ACTIVITY_ABROAD=A AGE=Y5T9 | 1"),
        new("EMP_STATUS_UNDER_15", "STOCK", Stock + "COUNTERPART_AREA=DNK EMP_STATUS=ICSE93_1 AGE=Y5T9 | 1"),
        new("SHORTER_STAY_BELOW_LONGER", "FLOW", Flow + "COUNTERPART_AREA=DNK MIN_STAY=3 | 90", Flow + "COUNTERPART_AREA=DNK MIN_STAY=12 | 100", Flow + "COUNTERPART_AREA=DNK MIN_STAY=6 | 110"),
        new("TERTIARY_EDUCATION_UNDER_15", "FLOW", Flow + "COUNTERPART_AREA=DNK EDUCATION=ED7 AGE=Y_LT15 | 1"),
        new("RETURN_LONGER_AGO_THAN_PERIOD", "RETURN", Return + "COUNTERPART_AREA=DNK TIME_SINCE_RETURN=Y1T4 | 1"),
        new("DURATION_ABOVE_AGE", "STOCK", Stock + "COUNTERPART_AREA=DNK RESIDENCE_DURATION=Y_GE10 AGE=Y5T9 | 1"),
    ];

    /// <summary>Files with much that could be wrong and is not.</summary>
    public static IReadOnlyList<PlantedCase> Clean { get; } =
    [
        new("", "FLOW",
        [
            .. Sums("AGE", 100, ("Y_LT15", 20), ("Y0T4", 5), ("Y5T9", 7), ("Y10T14", 8), ("Y15T64", 60), ("Y_GE65", 15), ("_U", 5)),
            .. Partners(("_T", 12469), ("_X", 12469), ("NOR", 40), ("_O", 12), ("_U", 10), ("154", 12450)),
            .. Sums("SEX", 100, ("F", 60), ("M", 39), ("_U", 1))[1..],
            .. Sums("CITIZENS", 100, ("NAT", 10), ("CTP", 90))[1..],
            .. Sums("STAY", 100, ("ST", 30), ("LT", 70))[1..],
            .. Sums("LABOUR_STATUS", 100, ("LF", 50), ("EMP", 45), ("UNE", 5), ("OLF", 40), ("_Z", 10))[1..],
            .. Sums("OCCUPATION", 100, ("OC1", 20), ("OC2", 30))[1..],
            .. Partners(("_T", 100), ("DNK", 60), ("NOR", 40)).Select(row => row.Replace("TIME_PERIOD=2015", "TIME_PERIOD=2014", StringComparison.Ordinal)),
            "COUNTERPART_AREA=FIN TIME_PERIOD=2013 MEASURE=IMM BASIS=RES | 2.5 | OBS_STATUS=E",
            Flow + "COUNTERPART_AREA=ISL | | OBS_STATUS=K COMMENT=in_NOR;NOR",
            Flow + "COUNTERPART_AREA=POL MIN_STAY=3 | 30", Flow + "COUNTERPART_AREA=POL MIN_STAY=12 | 20", Flow + "COUNTERPART_AREA=POL AGE=Y_LT15 OCCUPATION=_Z | 5",
            Flow + "COUNTERPART_AREA=EST | 3 | CONF_STATUS=E EMBARGO_TIME=2030-01-01T00:00:00Z",
            Flow + "COUNTERPART_AREA=LVA | 4 | OBS_STATUS=B PRE_BREAK_VALUE=9",
            Flow + "COUNTERPART_AREA=LTU | 12.3 | UNIT_MULT=3 DECIMALS=1",
            "COUNTERPART_AREA=DNK TIME_PERIOD=2030 MEASURE=IMM BASIS=RES | 100 | OBS_STATUS=F",
        ]),
        new("", "STOCK",
        [
            Stock + "COUNTERPART_AREA=SUN | 5", Stock + "COUNTERPART_AREA=RUS | 7", Stock + "COUNTERPART_AREA=SWE | 1000", Stock + "COUNTERPART_AREA=_O | 1",
            Stock + "COUNTERPART_AREA=_T | 1193", Stock + "COUNTERPART_AREA=_X | 193",
            Stock + "COUNTERPART_AREA=RUS RESIDENCE_DURATION=Y_GE10 AGE=Y10T14 | 1",
            Stock + "COUNTERPART_AREA=RUS RESIDENCE_DURATION=Y_GE10 AGE=Y5T9 | 0",
            "COUNTERPART_AREA=STLS TIME_PERIOD=2015 MEASURE=IMM BASIS=CC | 2",
            "COUNTERPART_AREA=RUS TIME_PERIOD=2014 MEASURE=IMM BASIS=CB | 6",
            .. Stocks("IMM", ("_T", 7), ("RUS", 6), ("_O", 1)).Select(row => row.Replace("TIME_PERIOD=2015", "TIME_PERIOD=2013", StringComparison.Ordinal)),
            .. Sums("EMP_STATUS", 7, ("ICSE93_1", 1), ("ICSE93_2", 1), ("ICSE93_3", 1), ("ICSE93_4", 1), ("ICSE93_5", 1), ("ICSE93_6", 1), ("_Z", 1))
                .Select(row => row.Replace("TIME_PERIOD=2015", "TIME_PERIOD=2014", StringComparison.Ordinal)),
            .. Sources(100, 200, 180),
        ]),
        new("", "RETURN", Return + "COUNTERPART_AREA=DNK TIME_SINCE_RETURN=Y_LT1 | 4", Return + "COUNTERPART_AREA=DNK | 4", Return + "COUNTERPART_AREA=DNK RESIDENCE=SE-AB | 4"),
    ];

    private const string Flow = "TIME_PERIOD=2015 MEASURE=IMM BASIS=RES ";
    private const string Stock = "TIME_PERIOD=2015 MEASURE=IMM BASIS=CB ";
    private const string Return = "TIME_PERIOD=2015 MEASURE=RFL ";

    /// <summary>The report on the case.</summary>
    public Submission Build()
    {
        var builder = new SubmissionBuilder(StructureCatalogue.Find(Structure)!, CountryCode.Parse("SWE"), today: Today);
        foreach (var row in Rows.Select(row => row.Split('|', StringSplitOptions.TrimEntries)))
        {
            builder.Row(row[0], row[1].Length == 0 ? null : double.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture), row.Length > 2 ? row[2] : "");
        }

        return builder.Build();
    }

    public override string ToString() => $"{Rule} in {Structure}";

    private static string[] Sums(string dimension, double total, params (string Code, double Value)[] parts)
    {
        var rest = dimension switch { "EMP_STATUS" => Stock, "DURATION_ABROAD" => Return, _ => Flow } + "COUNTERPART_AREA=DNK ";
        return [rest + $"| {total}", .. parts.Select(part => $"{rest}{dimension}={part.Code} | {part.Value}")];
    }

    private static string[] Sources(double census, double register, double unknown) =>
    [
        Stock + $"COUNTERPART_AREA=DNK SOURCE=CEN | {census}",
        Stock + $"COUNTERPART_AREA=DNK SOURCE=REG | {register}",
        Stock + $"COUNTERPART_AREA=DNK SOURCE=_U | {unknown}",
    ];

    private static string[] Stocks(string measure, params (string Code, double Value)[] partners) =>
        [.. partners.Select(partner => $"{Stock.Replace("IMM", measure, StringComparison.Ordinal)}COUNTERPART_AREA={partner.Code} | {partner.Value}")];

    private static string[] Partners(params (string Code, double Value)[] partners)
    {
        var rest = partners.Any(partner => partner.Code == "SWE") ? Stock : Flow;
        return [.. partners.Select(partner => $"{rest}COUNTERPART_AREA={partner.Code} | {partner.Value}")];
    }
}
