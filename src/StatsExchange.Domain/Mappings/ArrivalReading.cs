// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.RegularExpressions;

namespace StatsExchange.Domain.Mappings;

/// <summary>
/// Years of arrival as durations of residence, by the difference of calendar years to the period: 0 is under one year, 1 to 4, 5 to 9, 10 and
/// more. Who came in the year before a census may have been there for less than twelve months; what is known is the year only.
/// </summary>
internal static partial class ArrivalReading
{
    /// <summary>The code of a year, or of years that all fall into one class; null for others, such as years after the period.</summary>
    public static string? Read(string folded, int periodYear)
    {
        if (Unknown().IsMatch(folded))
        {
            return "_U";
        }

        if (Years().Match(folded) is { Success: true } years)
        {
            var first = Year(years, 1);
            var last = years.Groups[2].Success ? Year(years, 2) : first;
            return first <= last ? OneClass(ClassOf(periodYear - first), ClassOf(periodYear - last)) : null;
        }

        if (Before().Match(folded) is { Success: true } before)
        {
            return OneClass("Y_GE10", ClassOf(periodYear - Year(before, 1) + 1));
        }

        return Since().Match(folded) is { Success: true } since ? OneClass(ClassOf(periodYear - Year(since, 1)), "Y_LT1") : null;
    }

    private static string? OneClass(string? first, string? last) => first == last ? first : null;

    private static string? ClassOf(int years) => years switch
    {
        < 0 => null,
        0 => "Y_LT1",
        < 5 => "Y1T4",
        < 10 => "Y5T9",
        _ => "Y_GE10",
    };

    private static int Year(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(UNKNOWN|NOT STATED|NOT KNOWN|NOT REPORTED|UNSPECIFIED)\z")]
    private static partial Regex Unknown();

    [GeneratedRegex(@"\A([0-9]{4})(?: ?(?:-|–|TO) ?([0-9]{4}))?\z")]
    private static partial Regex Years();

    [GeneratedRegex(@"\A(?:BEFORE|PRIOR TO) ([0-9]{4})\z")]
    private static partial Regex Before();

    [GeneratedRegex(@"\A(?:SINCE |AFTER OR IN )?([0-9]{4})(?: OR LATER| AND LATER| ONWARDS)?\z")]
    private static partial Regex Since();
}
