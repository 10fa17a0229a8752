// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain.Areas;

namespace StatsExchange.Domain.Corridors;

/// <summary>
/// The place of a corridor in a ranking by how far its two offices are apart: the largest |asymmetry coefficient| first; equal ones by origin,
/// destination and period. It is told by what orders it and not by a count, so that a list can go on behind it also where figures have changed.
/// </summary>
/// <param name="Size">The absolute asymmetry coefficient, in [0, 2].</param>
/// <param name="Origin">The country the move leaves (alpha-3).</param>
/// <param name="Destination">The country the move reaches (alpha-3).</param>
/// <param name="Period">The period observed.</param>
public readonly record struct RankingPlace(double Size, string Origin, string Destination, string Period)
{
    private const char Separator = '|';

    /// <summary>The order of a ranking.</summary>
    public static IComparer<RankingPlace> Order { get; } = Comparer<RankingPlace>.Create(Compare);

    /// <summary>The place of a cell from <see cref="CorridorTotals"/>; null where it has none: a side did not report, both are 0, or they are too small.</summary>
    /// <param name="corridor">The ordered pair of countries of the move.</param>
    /// <param name="cell">What both offices report.</param>
    /// <param name="minimumSize">The least mean of both values, in the unit of the figures: small corridors disagree by chance.</param>
    public static RankingPlace? Of(Corridor corridor, MirrorCell cell, double minimumSize) =>
        cell.Measures.Coefficient is { } coefficient && (cell.Origin.Value + cell.Destination.Value) / 2 >= minimumSize
            ? new RankingPlace(Math.Abs(coefficient), corridor.Origin.Value, corridor.Destination.Value, cell.Period)
            : null;

    /// <summary>The place of a text that <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">Another text.</exception>
    public static RankingPlace Parse(string text) =>
        text.Split(Separator) is [var size, var origin, var destination, var period]
            ? new RankingPlace(double.Parse(size, CultureInfo.InvariantCulture), origin, destination, period)
            : throw new FormatException("The text is no place of a ranking.");

    /// <summary>Whether this place comes after another.</summary>
    public bool IsBehind(RankingPlace other) => Order.Compare(this, other) > 0;

    /// <summary>The place as a text that loses nothing.</summary>
    public override string ToString() => string.Join(Separator, Size.ToString("R", CultureInfo.InvariantCulture), Origin, Destination, Period);

    private static int Compare(RankingPlace left, RankingPlace right)
    {
        var step = right.Size.CompareTo(left.Size);
        step = step != 0 ? step : string.CompareOrdinal(left.Origin, right.Origin);
        step = step != 0 ? step : string.CompareOrdinal(left.Destination, right.Destination);
        return step != 0 ? step : string.CompareOrdinal(left.Period, right.Period);
    }
}
