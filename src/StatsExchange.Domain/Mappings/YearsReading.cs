// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.RegularExpressions;

namespace StatsExchange.Domain.Mappings;

/// <summary>
/// Ranges of completed years as offices write them, as codes: 5 or 5 years Y5; 0-4, 0 - 4, 0 to 4, Y0-4 Y0T4; 65+, 65 and over, 65 or more, &gt;=65 Y_GE65;
/// 14 - Below, 14 and under, under 15, below 15, &lt;15, less than 15 Y_LT15; all ages, total _T; unknown, not stated,
/// not known, not reported, unspecified _U.
/// </summary>
internal static partial class YearsReading
{
    /// <summary>The code of a folded text, or null.</summary>
    public static string? Read(string folded)
    {
        if (Total().IsMatch(folded))
        {
            return "_T";
        }

        if (Unknown().IsMatch(folded))
        {
            return "_U";
        }

        var text = Unit().Replace(folded, "");
        if (Single().Match(text) is { Success: true } single)
        {
            return $"Y{Number(single, 1)}";
        }

        if (Range().Match(text) is { Success: true } range)
        {
            var (from, to) = (Number(range, 1), Number(range, 2));
            return from < to ? $"Y{from}T{to}" : from == to ? $"Y{from}" : null;
        }

        if (AndOver().Match(text) is { Success: true } over)
        {
            return $"Y_GE{Number(over, 1)}";
        }

        if (AtLeast().Match(text) is { Success: true } least)
        {
            return $"Y_GE{Number(least, 1)}";
        }

        if (AndUnder().Match(text) is { Success: true } under)
        {
            return $"Y_LT{Number(under, 1) + 1}";
        }

        return LessThan().Match(text) is { Success: true } less && Number(less, 1) > 0 ? $"Y_LT{Number(less, 1)}" : null;
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(TOTAL|ALL|ALL AGES|ALL AGE GROUPS|TOTAL, ALL AGES)\z")]
    private static partial Regex Total();

    [GeneratedRegex(@"\A(AGE |AGES )?(UNKNOWN|NOT STATED|NOT KNOWN|NOT REPORTED|UNSPECIFIED|N\.?S\.?)\z")]
    private static partial Regex Unknown();

    [GeneratedRegex(@"(^AGED? |^AGES |^Y(?=[0-9])| ?(YEARS?|YRS?\.?)( OLD| OF AGE)?)")]
    private static partial Regex Unit();

    [GeneratedRegex(@"\A([0-9]{1,3})\z")]
    private static partial Regex Single();

    [GeneratedRegex(@"\A([0-9]{1,3}) ?(?:-|–|—|TO|T) ?([0-9]{1,3})\z")]
    private static partial Regex Range();

    [GeneratedRegex(@"\A([0-9]{1,3}) ?(?:\+|(?:-|–|AND|&|OR) ?(?:OVER|ABOVE|OLDER|MORE|UP|UPWARDS))\z")]
    private static partial Regex AndOver();

    [GeneratedRegex(@"\A(?:≥|>=|Y?_?GE) ?([0-9]{1,3})\z")]
    private static partial Regex AtLeast();

    [GeneratedRegex(@"\A([0-9]{1,3}) ?(?:-|–|AND|&|OR) ?(?:BELOW|UNDER|YOUNGER|LESS)\z")]
    private static partial Regex AndUnder();

    [GeneratedRegex(@"\A(?:UNDER|BELOW|LESS THAN|YOUNGER THAN|Y?_?LT|<) ?([0-9]{1,3})\z")]
    private static partial Regex LessThan();
}
