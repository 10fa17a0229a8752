// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;

namespace StatsExchange.Domain.Validation.Codes;

/// <summary>
/// Abbreviations of countries in common use that no standard of codes has, beside the names of the table area_aliases. They are good for a
/// question, not for reading figures by them.
/// </summary>
internal static class CommonAbbreviations
{
    private static readonly FrozenDictionary<string, string> Codes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["BUL"] = "BGR",
        ["CRO"] = "HRV",
        ["DEN"] = "DNK",
        ["GER"] = "DEU",
        ["GRE"] = "GRC",
        ["KUW"] = "KWT",
        ["LAT"] = "LVA",
        ["NED"] = "NLD",
        ["NEP"] = "NPL",
        ["PHI"] = "PHL",
        ["POR"] = "PRT",
        ["RSA"] = "ZAF",
        ["SUI"] = "CHE",
        ["VIE"] = "VNM",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The code of a folded abbreviation, or null.</summary>
    public static string? Find(string folded) => Codes.GetValueOrDefault(folded);
}
