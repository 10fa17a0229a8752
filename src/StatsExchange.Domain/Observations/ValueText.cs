// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace StatsExchange.Domain.Observations;

/// <summary>Numbers as text.</summary>
internal static class ValueText
{
    /// <summary>Shortest round-trip form; empty for a missing value.</summary>
    public static string Of(double value) => double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>
    /// value × 10^exponent, rounded once: the decimal digits of the shortest form are shifted, so that 12.3 × 10³ is 12300 and not
    /// 12300.000000000002.
    /// </summary>
    public static double Scale(double value, int exponent)
    {
        if (exponent == 0 || !double.IsFinite(value))
        {
            return value;
        }

        var text = Of(value);
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        var own = mark < 0 ? 0 : int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var digits = mark < 0 ? text : text[..mark];
        return double.Parse(string.Create(CultureInfo.InvariantCulture, $"{digits}E{own + exponent}"), NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}
