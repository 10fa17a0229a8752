// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.RegularExpressions;

namespace StatsExchange.Domain.Mappings;

/// <summary>Periods as tables write them: 2015, 2015Q1, 2015-Q1, Q1 2015, 2015S1, 2015M1, 2015M01, 2015-01, 01/2015.</summary>
internal static partial class PeriodReading
{
    /// <summary>The TIME_PERIOD of a folded text, or null.</summary>
    public static string? Read(string folded)
    {
        if (Period.TryParse(folded, out _))
        {
            return folded;
        }

        if (YearFirst().Match(folded) is { Success: true } first)
        {
            return Checked(first.Groups[1].Value, first.Groups[2].Value, first.Groups[3].Value);
        }

        if (PartFirst().Match(folded) is { Success: true } last)
        {
            return Checked(last.Groups[3].Value, last.Groups[1].Value, last.Groups[2].Value);
        }

        return MonthAndYear().Match(folded) is { Success: true } month ? Checked(month.Groups[2].Value, "M", month.Groups[1].Value) : null;
    }

    private static string? Checked(string year, string kind, string part)
    {
        var number = int.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture);
        var text = kind == "M" ? string.Create(CultureInfo.InvariantCulture, $"{year}-{number:00}") : string.Create(CultureInfo.InvariantCulture, $"{year}-{kind}{number}");
        return Period.TryParse(text, out _) ? text : null;
    }

    [GeneratedRegex(@"\A([0-9]{4})[- ]?([QSM])-?([0-9]{1,2})\z")]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"\A([QS])([1-4])[- /]([0-9]{4})\z")]
    private static partial Regex PartFirst();

    [GeneratedRegex(@"\A([0-9]{1,2})/([0-9]{4})\z")]
    private static partial Regex MonthAndYear();
}
