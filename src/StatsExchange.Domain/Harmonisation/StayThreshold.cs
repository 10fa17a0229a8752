// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace StatsExchange.Domain.Harmonisation;

/// <summary>The least stay for a move to be counted: whole months, permanent, or not known (dimension MIN_STAY).</summary>
public readonly record struct StayThreshold
{
    /// <summary>The longest threshold in months.</summary>
    public const int MostMonths = 60;

    private const string PermanentCode = "PERM";
    private readonly int _monthsAndOne;

    private StayThreshold(int? months, bool isPermanent)
    {
        _monthsAndOne = months is { } known ? known + 1 : 0;
        IsPermanent = isPermanent;
    }

    /// <summary>Not known (_U). It is never converted.</summary>
    public static StayThreshold Unknown { get; }

    /// <summary>Only who comes or goes for good is counted (PERM).</summary>
    public static StayThreshold Permanent { get; } = new(null, isPermanent: true);

    /// <summary>Whether only permanent moves are counted.</summary>
    public bool IsPermanent { get; }

    /// <summary>Whole months; null where permanent or not known.</summary>
    public int? Months => _monthsAndOne > 0 ? _monthsAndOne - 1 : null;

    /// <summary>Whether it is known what is counted.</summary>
    public bool IsKnown => IsPermanent || Months is not null;

    /// <summary>A threshold in whole months.</summary>
    /// <param name="months">0 to 60.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside that range.</exception>
    public static StayThreshold OfMonths(int months) =>
        months is >= 0 and <= MostMonths
            ? new StayThreshold(months, isPermanent: false)
            : throw new ArgumentOutOfRangeException(nameof(months), $"Expected 0 to {MostMonths} whole months.");

    /// <summary>The threshold of a code of MIN_STAY; every code that names none, such as _U, is unknown.</summary>
    public static StayThreshold OfCode(string? code)
    {
        if (code == PermanentCode)
        {
            return Permanent;
        }

        return int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var months) && months <= MostMonths ? OfMonths(months) : Unknown;
    }

    /// <summary>The code of MIN_STAY: the months, PERM or _U.</summary>
    public override string ToString() => IsPermanent ? PermanentCode : Months?.ToString(CultureInfo.InvariantCulture) ?? "_U";
}
