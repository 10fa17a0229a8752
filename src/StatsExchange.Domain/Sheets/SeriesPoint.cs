// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Sheets;

/// <summary>What a figure must be known by to find its sheet.</summary>
/// <param name="Structure">STOCK, FLOW or RETURN.</param>
/// <param name="Measure">MEASURE.</param>
/// <param name="Basis">BASIS; empty for a structure without it.</param>
/// <param name="Citizens">CITIZENS; empty for a structure without it.</param>
/// <param name="Source">SOURCE.</param>
/// <param name="Period">TIME_PERIOD.</param>
/// <param name="Counterpart">COUNTERPART_AREA.</param>
public readonly record struct SeriesPoint(
    string Structure, string Measure, string Basis, string Citizens, string Source, Period Period, string Counterpart)
{
    /// <summary>What one side of a mirror pair compares, of whatever source.</summary>
    public static SeriesPoint Of(MirrorSide side, Period period, CountryCode counterpart) => new(
        side.Structure, Held(side, "MEASURE"), Held(side, "BASIS"), Held(side, "CITIZENS"), "", period, counterpart.Value);

    private static string Held(MirrorSide side, string dimension) => side.Filter.GetValueOrDefault(dimension) ?? "";
}
