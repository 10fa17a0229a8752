// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Areas;

/// <summary>
/// The code list CL_PARTNER: countries and territories, totals, unknown and other partners, the stateless, residuals of sources, former
/// states, and the geographic regions of M49 as aggregates with members. Alpha-2 and M49 codes of areas are accepted and become alpha-3.
/// </summary>
public sealed class PartnerAreas : ICodeList
{
    private readonly Dictionary<string, PartnerArea> _byCode;

    private PartnerAreas()
    {
        ImmutableArray<PartnerArea> all = [.. Special(), .. AreaCatalogue.All.Select(Current), .. GeographicRegions()];
        All = all;
        Listed = [.. all.Select(partner => new Code(partner.Code, partner.Name))];
        _byCode = all.ToDictionary(partner => partner.Code, StringComparer.Ordinal);
    }

    /// <summary>The list.</summary>
    public static PartnerAreas Instance { get; } = new();

    /// <summary>All partners: first those that are no present area, then areas in ordinal order of alpha-3, then geographic regions.</summary>
    public ImmutableArray<PartnerArea> All { get; }

    /// <inheritdoc/>
    public string Id => "CL_PARTNER";

    /// <inheritdoc/>
    public string Expectation => "an area by ISO 3166-1 alpha-3 (alpha-2 and M49 are accepted), _T, _X, _U, _O, STLS, a residual, a former state or an M49 region";

    /// <inheritdoc/>
    public IReadOnlyList<Code> Listed { get; }

    /// <summary>The partner of a canonical code, or null.</summary>
    public PartnerArea? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <inheritdoc/>
    public string? Canonical(string text) => _byCode.ContainsKey(text) ? text : AreaCatalogue.Find(text)?.Code.Value;

    /// <inheritdoc/>
    public string? NameOf(string code) => Find(code)?.Name;

    private static PartnerArea Current(Area area) => new(area.Code.Value, area.Name, area.Kind, null, null, []);

    private static IEnumerable<PartnerArea> Special() =>
        ReferenceData.Read("former_and_special_areas")
            .Where(row => row["kind"] != "territory")
            .Select(row => new PartnerArea(
                row["code"],
                row["name"],
                KindOf(row["kind"]),
                Year(row["valid_from"]),
                Year(row["valid_to"]),
                [.. row["successors"].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(CountryCode.Parse)]));

    private static IEnumerable<PartnerArea> GeographicRegions() =>
        ReferenceData.Read("areas")
            .SelectMany(row => new[]
            {
                (Region: row["region_m49"], Name: row["region"], Area: row["iso3"]),
                (Region: row["subregion_m49"], Name: row["subregion"], Area: row["iso3"]),
            })
            .Where(entry => entry.Region.Length > 0)
            .GroupBy(entry => (entry.Region, entry.Name))
            .OrderBy(group => group.Key.Region, StringComparer.Ordinal)
            .Select(group => new PartnerArea(
                group.Key.Region,
                group.Key.Name,
                PartnerKind.Aggregate,
                null,
                null,
                [.. group.Select(entry => CountryCode.Parse(entry.Area)).Order()]));

    private static int? Year(string text) => text.Length == 0 ? null : int.Parse(text, CultureInfo.InvariantCulture);

    private static PartnerKind KindOf(string kind) => kind switch
    {
        "total" => PartnerKind.Total,
        "unknown" => PartnerKind.Unknown,
        "other" => PartnerKind.Other,
        "stateless" => PartnerKind.Stateless,
        "residual" => PartnerKind.Residual,
        "former state" or "former territory" => PartnerKind.FormerState,
        _ => throw new InvalidOperationException($"Unknown kind of area '{kind}' in the reference data."),
    };
}
