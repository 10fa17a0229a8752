// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Areas;

/// <summary>All countries and territories: the areas of ISO 3166-1 and Kosovo.</summary>
public static class AreaCatalogue
{
    private static readonly Dictionary<string, Area> ByText = new(StringComparer.Ordinal);

    static AreaCatalogue()
    {
        var territories = ReferenceData.Read("territories").Select(row => row["iso3"]).ToHashSet(StringComparer.Ordinal);
        var areas = ReferenceData.Read("areas")
            .Select(row => new Area(
                CountryCode.Declared(row["iso3"]),
                row["iso2"],
                row["m49"],
                row["name"],
                territories.Contains(row["iso3"]) ? PartnerKind.Territory : PartnerKind.Country))
            .Concat(ReferenceData.Read("former_and_special_areas")
                .Where(row => row["kind"] == "territory")
                .Select(row => new Area(CountryCode.Declared(row["code"]), row["code"][..2], "", row["name"], PartnerKind.Territory)))
            .OrderBy(area => area.Code)
            .ToImmutableArray();
        All = areas;
        foreach (var area in areas)
        {
            ByText.Add(area.Code.Value, area);
            ByText.Add(area.Alpha2, area);
            if (area.M49.Length > 0)
            {
                ByText.Add(area.M49, area);
            }
        }
    }

    /// <summary>All areas in ordinal order of their alpha-3 codes.</summary>
    public static ImmutableArray<Area> All { get; }

    /// <summary>The area of an alpha-3, alpha-2 or M49 code, or null.</summary>
    public static Area? Find(string text) => ByText.GetValueOrDefault(text);

    /// <summary>The area of a code.</summary>
    public static Area Of(CountryCode code) => ByText[code.Value];

    /// <summary>The English name of an area.</summary>
    public static string NameOf(CountryCode code) => Of(code).Name;

    internal static bool IsAlpha3(string text) => text.Length == 3 && ByText.TryGetValue(text, out var area) && area.Code.Value == text;
}
