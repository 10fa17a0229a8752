// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain.Areas;

namespace StatsExchange.Cli.Terminal;

/// <summary>How numbers and countries look to a reader. What is not there is a dash, never 0.</summary>
internal static class Figures
{
    public const string Dash = "–";

    /// <summary>A count or estimate with thousands separators, at most two decimals.</summary>
    public static string Value(double? value) => value?.ToString("#,##0.##", CultureInfo.InvariantCulture) ?? Dash;

    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>So many of a thing: 1 entry, 2 entries, 1,000 rows.</summary>
    /// <param name="count">How many.</param>
    /// <param name="one">The word for one of them.</param>
    public static string Count(long count, string one) => $"{Count(count)} {(count == 1 ? one : one.EndsWith('y') ? one[..^1] + "ies" : one + "s")}";

    /// <summary>A coefficient, a ratio or a factor: four decimals.</summary>
    public static string Ratio(double? value) => value?.ToString("0.0000", CultureInfo.InvariantCulture) ?? Dash;

    /// <summary>Log points: three decimals with their sign.</summary>
    public static string LogPoints(double? value) => value?.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture) ?? Dash;

    /// <summary>A share in per cent, one decimal.</summary>
    public static string Percent(double? share) => share?.ToString("0.0 %", CultureInfo.InvariantCulture) ?? Dash;

    public static string Text(string? text) => string.IsNullOrEmpty(text) ? Dash : text;

    /// <summary>A country or regional body by name and code.</summary>
    public static string Party(string code) =>
        AreaCatalogue.Find(code) is { } area ? $"{area.Name} ({code})" :
        Regions.Find(code) is { } region ? $"{region.Name} ({code})" : code;
}
