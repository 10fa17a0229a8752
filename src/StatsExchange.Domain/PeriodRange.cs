// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain;

/// <summary>A range of periods, both ends included, each of which may be open. Months decide: 2015-06 lies in 2014 to 2015.</summary>
/// <param name="From">First period; null for no lower end.</param>
/// <param name="To">Last period; null for no upper end.</param>
public readonly record struct PeriodRange(Period? From, Period? To)
{
    /// <summary>Reads both ends; an empty text leaves an end open.</summary>
    /// <exception cref="FormatException">An end is no period, or the range ends before it begins.</exception>
    public static PeriodRange Parse(string from, string to)
    {
        var range = new PeriodRange(from.Length == 0 ? null : Period.Parse(from), to.Length == 0 ? null : Period.Parse(to));
        return range.From is { } first && range.To is { } last && FirstMonthOf(first) > LastMonthOf(last)
            ? throw new FormatException($"The range {from} to {to} ends before it begins.")
            : range;
    }

    /// <summary>Whether the whole of a period lies in the range.</summary>
    public bool Contains(Period period) =>
        (From is not { } from || FirstMonthOf(from) <= FirstMonthOf(period)) && (To is not { } to || LastMonthOf(period) <= LastMonthOf(to));

    /// <summary>Whether every period that lies in another range lies in this one.</summary>
    public bool Contains(PeriodRange other) =>
        (From is not { } from || (other.From is { } first && FirstMonthOf(from) <= FirstMonthOf(first)))
        && (To is not { } to || (other.To is { } last && LastMonthOf(last) <= LastMonthOf(to)));

    /// <summary>Whether the two ranges have at least a month in common.</summary>
    public bool Overlaps(PeriodRange other) => StartsBeforeEndOf(other) && other.StartsBeforeEndOf(this);

    private bool StartsBeforeEndOf(PeriodRange other) => From is not { } from || other.To is not { } to || FirstMonthOf(from) <= LastMonthOf(to);

    private static int FirstMonthOf(Period period) => (period.Year * 12) + period.FirstMonth;

    private static int LastMonthOf(Period period) => (period.Year * 12) + period.LastMonth;
}
