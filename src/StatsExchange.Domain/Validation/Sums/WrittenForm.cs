// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain.Observations;

namespace StatsExchange.Domain.Validation.Sums;

/// <summary>How an office wrote a value, as far as UNIT_MULT still tells.</summary>
internal static class WrittenForm
{
    private const int MostDecimals = 15;

    /// <summary>The power of ten of UNIT_MULT at a row.</summary>
    public static int ExponentOf(Slice slice, int row) =>
        slice.AttributeAt(UnitMultiplier.Attribute, row) is { } text ? int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;

    /// <summary>The number of decimals of a value as it was written.</summary>
    public static int DecimalsOf(double stored, int exponent)
    {
        var written = UnitMultiplier.Written(stored, exponent) ?? stored;
        var text = ValueText.Of(written);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0 || text.Contains('E', StringComparison.Ordinal) ? 0 : Math.Min(text.Length - point - 1, MostDecimals);
    }

    /// <summary>One in the last place written of a row in another unit than one; 1 for figures written in full, whatever their decimals.</summary>
    public static double UnitOf(Slice slice, int row)
    {
        var exponent = ExponentOf(slice, row);
        return exponent <= 0 ? 1 : Math.Max(1, Math.Pow(10, exponent - DecimalsOf(slice.Values[row], exponent)));
    }
}
