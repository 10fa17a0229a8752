// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Structures;

/// <summary>Whole years as the codes of ages and durations name them, the end being the first year after: Y5, Y5T9, Y_GE65, Y_LT15.</summary>
/// <param name="From">The first year in it.</param>
/// <param name="Until">The first year after it; <see cref="Open"/> where there is none.</param>
internal readonly record struct YearRange(int From, int Until)
{
    /// <summary>The end of a range without end.</summary>
    public const int Open = AgeCodes.OldestAge + 2;

    /// <summary>Every year.</summary>
    public static YearRange All { get; } = new(0, Open);

    /// <summary>Whether another range lies in this one.</summary>
    public bool Contains(YearRange other) => From <= other.From && other.Until <= Until;

    /// <summary>Reads a code; false for _T, _U and everything else that is no range of years.</summary>
    public static bool TryParse(string code, out YearRange range)
    {
        var isRange = AgeCodes.TryParse(code, out var years);
        range = isRange ? new YearRange(years.From, years.To + 1 ?? Open) : default;
        return isRange;
    }
}
