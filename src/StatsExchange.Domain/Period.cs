// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace StatsExchange.Domain;

/// <summary>
/// A TIME_PERIOD of SDMX: a year (2015), half-year (2015-S1), quarter (2015-Q1) or month (2015-01) from 1800 to 2200. The default value is no
/// period and cannot be used.
/// </summary>
public readonly record struct Period : IComparable<Period>
{
    /// <summary>The first year taken.</summary>
    public const int FirstYear = 1800;

    /// <summary>The last year taken.</summary>
    public const int LastYear = 2200;

    private readonly short _year;
    private readonly byte _part;
    private readonly Frequency _frequency;

    private Period(int year, Frequency frequency, int part)
    {
        _year = (short)year;
        _frequency = frequency;
        _part = (byte)part;
    }

    /// <summary>The calendar year.</summary>
    /// <exception cref="InvalidOperationException">This is the default value.</exception>
    public int Year => _year != 0 ? _year : throw new InvalidOperationException("This period was never set.");

    /// <summary>Years, half-years, quarters or months.</summary>
    public Frequency Frequency => _frequency;

    /// <summary>The half-year, quarter or month within the year, from 1; 1 for a year.</summary>
    public int Part => _part;

    /// <summary>The code of FREQ: A, S, Q or M.</summary>
    public string FrequencyCode => _frequency switch
    {
        Frequency.Annual => "A",
        Frequency.HalfYearly => "S",
        Frequency.Quarterly => "Q",
        _ => "M",
    };

    /// <summary>The first month of the period, 1 to 12.</summary>
    public int FirstMonth => ((_part - 1) * MonthsIn(_frequency)) + 1;

    /// <summary>The last month of the year in it, 1 to 12.</summary>
    public int LastMonth => _part * MonthsIn(_frequency);

    /// <summary>Reads YYYY, YYYY-Sn, YYYY-Qn or YYYY-MM.</summary>
    /// <exception cref="FormatException">The text is no such period.</exception>
    public static Period Parse(string text) =>
        TryParse(text, out var period) ? period : throw new FormatException($"'{text}' is not a period: YYYY, YYYY-Sn, YYYY-Qn or YYYY-MM.");

    /// <summary>Reads YYYY, YYYY-Sn, YYYY-Qn or YYYY-MM with a year from 1800 to 2200.</summary>
    public static bool TryParse(string? text, out Period period)
    {
        period = default;
        if (text is null || text.Length is not (4 or 7) || !TryDigits(text.AsSpan(0, 4), out var year) || year is < FirstYear or > LastYear)
        {
            return false;
        }

        if (text.Length == 4)
        {
            period = new Period(year, Frequency.Annual, 1);
            return true;
        }

        var frequency = text[5] switch
        {
            'S' => Frequency.HalfYearly,
            'Q' => Frequency.Quarterly,
            _ => Frequency.Monthly,
        };
        if (text[4] != '-' || !TryDigits(text.AsSpan(frequency == Frequency.Monthly ? 5 : 6), out var part) || part < 1 || part > 12 / MonthsIn(frequency))
        {
            return false;
        }

        period = new Period(year, frequency, part);
        return true;
    }

    /// <summary>The period that follows, of the same frequency.</summary>
    /// <exception cref="InvalidOperationException">It would begin after the last year taken.</exception>
    public Period Next() => LastMonth < 12 ? new Period(Year, _frequency, _part + 1)
        : Year < LastYear ? new Period(Year + 1, _frequency, 1)
        : throw new InvalidOperationException($"No period follows {this}.");

    /// <summary>Orders by start, then the longer period first.</summary>
    public int CompareTo(Period other) =>
        (_year, FirstMonth, _frequency).CompareTo((other._year, other.FirstMonth, other._frequency));

    /// <summary>The text of TIME_PERIOD.</summary>
    public override string ToString() => _frequency switch
    {
        Frequency.Annual => Year.ToString("0000", CultureInfo.InvariantCulture),
        Frequency.Monthly => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{_part:00}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{FrequencyCode}{_part}"),
    };

    /// <summary>Order as in <see cref="CompareTo"/>.</summary>
    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    /// <summary>Order as in <see cref="CompareTo"/>.</summary>
    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    /// <summary>Order as in <see cref="CompareTo"/>.</summary>
    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    /// <summary>Order as in <see cref="CompareTo"/>.</summary>
    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    private static int MonthsIn(Frequency frequency) => frequency switch
    {
        Frequency.Annual => 12,
        Frequency.HalfYearly => 6,
        Frequency.Quarterly => 3,
        _ => 1,
    };

    private static bool TryDigits(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
