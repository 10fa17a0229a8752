// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain;
using StatsExchange.Grains.Callers;

namespace StatsExchange.Grains;

/// <summary>Period ranges of requests.</summary>
public static class PeriodTexts
{
    /// <summary>The range two fields of a request name; an empty field leaves an end open.</summary>
    /// <exception cref="RefusedException">A field is no period, or the range ends before it begins.</exception>
    public static PeriodRange Range(string from, string to, string field = "period_from")
    {
        try
        {
            return PeriodRange.Parse(from, to);
        }
        catch (FormatException e)
        {
            throw RefusedException.Field(field, $"expected periods such as 2015, in order ({e.Message})");
        }
    }

    /// <summary>The same, of periods that follow one another: 2001 to 2001-Q1 are years or quarters, and nobody can tell which.</summary>
    /// <exception cref="RefusedException">A field is no period, the range ends before it begins, or its ends are of two frequencies.</exception>
    public static PeriodRange RangeOfOneFrequency(string from, string to)
    {
        var range = Range(from, to);
        return range is { From: { } first, To: { } last } && first.Frequency != last.Frequency
            ? throw RefusedException.Field("period_to", "expected a period of the same frequency as period_from")
            : range;
    }
}
