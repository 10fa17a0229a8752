// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Areas;

/// <summary>The code list CL_AREA of REF_AREA: the countries and territories that can report. Alpha-2 and M49 are accepted and become alpha-3.</summary>
public sealed class ReporterAreas : ICodeList
{
    /// <summary>The list.</summary>
    public static ReporterAreas Instance { get; } = new();

    private ReporterAreas() => Listed = [.. AreaCatalogue.All.Select(area => new Code(area.Code.Value, area.Name))];

    /// <inheritdoc/>
    public string Id => "CL_AREA";

    /// <inheritdoc/>
    public string Expectation => "a country or territory by ISO 3166-1 alpha-3 (alpha-2 and M49 are accepted)";

    /// <inheritdoc/>
    public IReadOnlyList<Code> Listed { get; }

    /// <inheritdoc/>
    public string? Canonical(string text) => AreaCatalogue.Find(text)?.Code.Value;

    /// <inheritdoc/>
    public string? NameOf(string code) => CountryCode.TryParse(code, out var country) ? AreaCatalogue.NameOf(country) : null;
}
