// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Areas;

/// <summary>All regional bodies of the reference data.</summary>
public static class Regions
{
    private const string ObserverRole = "observer";

    private static readonly Dictionary<string, Region> ByCode = ReferenceData.Read("regional_bodies")
        .GroupBy(row => row["body"])
        .ToDictionary(
            body => body.Key,
            body => new Region(
                RegionCode.Declared(body.Key),
                body.First()["name"],
                [.. body.Where(row => row["role"] != ObserverRole).Select(row => CountryCode.Parse(row["iso3"])).Distinct().Order()],
                [.. body.Where(row => row["role"] == ObserverRole).Select(row => CountryCode.Parse(row["iso3"])).Distinct().Order()]),
            StringComparer.Ordinal);

    /// <summary>All bodies in ordinal order of their codes.</summary>
    public static ImmutableArray<Region> All { get; } = [.. ByCode.Values.OrderBy(region => region.Code.Value, StringComparer.Ordinal)];

    /// <summary>The body of a code, or null.</summary>
    public static Region? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>The body of a code.</summary>
    public static Region Of(RegionCode code) => ByCode[code.Value];

    internal static bool IsCode(string text) => ByCode.ContainsKey(text);
}
