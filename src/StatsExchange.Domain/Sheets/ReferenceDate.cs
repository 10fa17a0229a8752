// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace StatsExchange.Domain.Sheets;

/// <summary>The date figures refer to, as the office states it. Only what is written as a date is read as one; words stay words.</summary>
/// <param name="Text">As stated: --12-31, 2011-03-21, or words.</param>
/// <param name="Year">The year of a full date; null otherwise.</param>
/// <param name="Month">The month, 1 to 12; null where only words are given.</param>
/// <param name="Day">The day of the month, from 1; null where only words are given.</param>
public sealed record ReferenceDate(string Text, int? Year, int? Month, int? Day)
{
    /// <summary>Reads a day of each year (--MM-DD, ISO 8601:2000), a date (YYYY-MM-DD), or words.</summary>
    public static ReferenceDate Parse(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return new ReferenceDate(text, date.Year, date.Month, date.Day);
        }

        // A leap year, or the 29th of February would be no day.
        return text.StartsWith("--", StringComparison.Ordinal)
            && DateOnly.TryParseExact("2000-" + text[2..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new ReferenceDate(text, null, day.Month, day.Day)
            : new ReferenceDate(text, null, null, null);
    }
}
