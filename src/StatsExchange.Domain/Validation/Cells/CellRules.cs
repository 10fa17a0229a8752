// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Validation.Cells;

/// <summary>Level 1: a single observation, its value beside its attributes.</summary>
public static class CellRules
{
    /// <summary>A period that has not begun.</summary>
    public static Rule FuturePeriod { get; } = new(
        "FUTURE_PERIOD", 1, Severity.Error, "Period in the future", "A period has begun, unless OBS_STATUS says that the figure is a forecast (F).");

    /// <summary>A former state outside its dates.</summary>
    public static Rule FormerState { get; } = new(
        "FORMER_STATE_DATES", 1, Severity.Warning, "Former state outside its dates",
        "Nobody moves from or to a state, or returns from it, before it began or after it ended. People born in it, or who still hold its citizenship, are counted as long as they live.");

    /// <summary>People counted in fractions.</summary>
    public static Rule Fraction { get; } = new(
        "FRACTION_IN_COUNT", 1, Severity.Warning, "Fraction in a count",
        "Persons, moves, permits and contracts are whole numbers, unless the figure is estimated: OBS_STATUS E, F or I, SOURCE SUR or EST.");

    /// <summary>A missing value that does not say why.</summary>
    public static Rule MissingUnexplained { get; } = new(
        "MISSING_WITHOUT_STATUS", 1, Severity.Warning, "Missing value without a reason",
        "A missing value says why: OBS_STATUS O, M, L, H, Q, J, K or S, or a CONF_STATUS other than F. Missing, suppressed and 0 are three things.");

    /// <summary>A value that is said to be missing.</summary>
    public static Rule MissingWithValue { get; } = new(
        "VALUE_WITH_MISSING_STATUS", 1, Severity.Error, "Value that is said to be missing", "A value whose OBS_STATUS is O, M, L or H, a missing value, is empty.");

    /// <summary>Included elsewhere, but where.</summary>
    public static Rule IncludedElsewhere { get; } = new(
        "INCLUDED_WHERE", 1, Severity.Warning, "Included elsewhere, but not where",
        "With OBS_STATUS K (included elsewhere) or W (includes another category) COMMENT names the other code.");

    /// <summary>An embargo that the confidentiality status does not know of.</summary>
    public static Rule EmbargoStatus { get; } = new(
        "EMBARGO_STATUS", 1, Severity.Warning, "Embargo without its status", "EMBARGO_TIME goes with CONF_STATUS E, and CONF_STATUS E with EMBARGO_TIME.");

    /// <summary>A value from before a break that is not marked.</summary>
    public static Rule BreakStatus { get; } = new(
        "BREAK_STATUS", 1, Severity.Warning, "Value before a break without the break", "PRE_BREAK_VALUE goes with OBS_STATUS B.");

    /// <summary>More decimals than stated.</summary>
    public static Rule Decimals { get; } = new(
        "DECIMALS", 1, Severity.Warning, "More decimals than stated", "A value, as written in UNIT_MULT, has at most as many decimals as DECIMALS says.");

    /// <summary>Several multipliers in one period.</summary>
    public static Rule MixedMultipliers { get; } = new(
        "UNIT_MULT_MIXED", 1, Severity.Information, "Several unit multipliers",
        "Figures of one period are written in one UNIT_MULT, or a slip among them is hard to see.");

    /// <summary>A value a thousand times its neighbours.</summary>
    public static Rule UnitSlip { get; } = new(
        "UNIT_SLIP", 1, Severity.Warning, "Slip of the unit",
        "A value is not about 1,000 times, or a thousandth of, the same cell in the periods beside it in the file.");

    /// <summary>All of them.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        FuturePeriod, FormerState, Fraction, MissingUnexplained, MissingWithValue, IncludedElsewhere, EmbargoStatus, BreakStatus, Decimals, MixedMultipliers,
        UnitSlip,
    ];
}
