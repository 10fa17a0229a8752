// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace StatsExchange.Domain.Structures;

/// <summary>
/// Ages in completed years, both ends included. Two codes may name one range: Y0T14 and Y_LT15 are both 0 to 14. Ordered by the first age,
/// then the narrower range first: Y5, Y5T9, Y_GE5, Y6.
/// </summary>
public readonly record struct AgeRange : IComparable<AgeRange>
{
    /// <summary>Takes the ends of a range.</summary>
    /// <param name="from">The first age, from 0.</param>
    /// <param name="to">The last age, not before the first; null where there is no upper end.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty, or begins below 0.</exception>
    public AgeRange(int from, int? to)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        if (to < from)
        {
            throw new ArgumentOutOfRangeException(nameof(to), to, "A range of ages ends where it begins, or later.");
        }

        From = from;
        To = to;
    }

    /// <summary>The first age in completed years.</summary>
    public int From { get; }

    /// <summary>The last age in completed years; null where there is no upper end.</summary>
    public int? To { get; }

    /// <summary>The code of the range: Y5, Y5T9, Y_GE65; a range from 0 is Y0T14 and not Y_LT15.</summary>
    public string Code => To switch
    {
        null => string.Create(CultureInfo.InvariantCulture, $"Y_GE{From}"),
        { } to when to == From => string.Create(CultureInfo.InvariantCulture, $"Y{From}"),
        { } to => string.Create(CultureInfo.InvariantCulture, $"Y{From}T{to}"),
    };

    /// <summary>Whether every age of another range lies in this one.</summary>
    public bool Contains(AgeRange other) => From <= other.From && (To is not { } to || other.To <= to);

    /// <summary>Whether the two have an age in common.</summary>
    public bool Overlaps(AgeRange other) => !(To < other.From) && !(other.To < From);

    /// <summary>Orders by the first age, then the narrower range first.</summary>
    public int CompareTo(AgeRange other) => (From, To ?? int.MaxValue).CompareTo((other.From, other.To ?? int.MaxValue));

    /// <summary>The code.</summary>
    public override string ToString() => Code;

    /// <summary>Order as in <see cref="CompareTo"/>.</summary>
    public static bool operator <(AgeRange left, AgeRange right) => left.CompareTo(right) < 0;

    /// <summary>Order as in <see cref="CompareTo"/>.</summary>
    public static bool operator >(AgeRange left, AgeRange right) => left.CompareTo(right) > 0;

    /// <summary>Order as in <see cref="CompareTo"/>.</summary>
    public static bool operator <=(AgeRange left, AgeRange right) => left.CompareTo(right) <= 0;

    /// <summary>Order as in <see cref="CompareTo"/>.</summary>
    public static bool operator >=(AgeRange left, AgeRange right) => left.CompareTo(right) >= 0;
}
