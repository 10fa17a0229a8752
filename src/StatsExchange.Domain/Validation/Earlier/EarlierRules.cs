// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Validation.Earlier;

/// <summary>Level 2: the submission beside what the office sent before, and beside its series sheets.</summary>
public static class EarlierRules
{
    /// <summary>A figure that leaps from one period to the next.</summary>
    public static Rule Jump { get; } = new(
        "SERIES_JUMP", 2, Severity.Warning, "Jump of a series",
        "From one period to the next a figure changes by no more than chance and a share of the mean that falls with its size, unless a break (OBS_STATUS B) is marked.");

    /// <summary>A corridor that was always there and is not.</summary>
    public static Rule Hole { get; } = new(
        "SERIES_HOLE", 2, Severity.Warning, "Corridor that is no longer reported", "A partner reported in each of the three periods before is reported, as 0 if need be.");

    /// <summary>A stored figure changes without a word.</summary>
    public static Rule Revision { get; } = new(
        "UNEXPLAINED_REVISION", 2, Severity.Warning, "Revision without its type",
        "A stored figure that was not provisional (OBS_STATUS P) and changes by more than a small share, or is replaced by a missing value, says why: REVISION_TYPE.");

    /// <summary>A reason to revise without a revision.</summary>
    public static Rule NoRevision { get; } = new(
        "REVISION_TYPE_WITHOUT_REVISION", 2, Severity.Information, "Revision type without a revision", "REVISION_TYPE stands with a figure that revises a stored one.");

    /// <summary>A stored figure changes by a thousand.</summary>
    public static Rule UnitSlip { get; } = new(
        "REVISION_UNIT_SLIP", 2, Severity.Warning, "Slip of the unit against an earlier vintage",
        "A value is not about 1,000 times, or a thousandth of, what the office stored for the same cell, or for the period before.");

    /// <summary>More returns than nationals arriving.</summary>
    public static Rule Returns { get; } = new(
        "RETURNS_ABOVE_NATIONALS", 2, Severity.Warning, "Returns above arriving nationals",
        "Returns in a period (RETURN, RFL) are at most the nationals arriving from the same country (FLOW, IMM, RES, NAT) under the same definition.");

    /// <summary>A series without metadata.</summary>
    public static Rule SheetMissing { get; } = new(
        "SERIES_SHEET_MISSING", 2, Severity.Information, "Series without a sheet", "Where an office describes series of a structure, every series it sends has a series sheet that says what was counted.");

    /// <summary>Cells and sheet disagree on the least stay.</summary>
    public static Rule SheetContradicted { get; } = new(
        "SERIES_SHEET_CONTRADICTED", 2, Severity.Information, "Least stay other than in the sheet", "MIN_STAY of the cells is the minimum stay that the series sheet states.");

    /// <summary>All of them.</summary>
    public static ImmutableArray<Rule> All { get; } = [Jump, Hole, Revision, NoRevision, UnitSlip, Returns, SheetMissing, SheetContradicted];
}
