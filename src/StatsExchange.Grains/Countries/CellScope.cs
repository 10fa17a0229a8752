// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Orleans;
using StatsExchange.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>What of a country's cells a caller may see.</summary>
/// <param name="IsOwner">The caller's own country: everything.</param>
/// <param name="Counterpart">Only cells with this partner; null for all partners.</param>
/// <param name="Grants">The agreements that allow the read; none for the owner, who needs none.</param>
[GenerateSerializer, Immutable, Alias("sx.CellScope")]
public sealed record CellScope(
    [property: Id(0)] bool IsOwner,
    [property: Id(1)] string? Counterpart,
    [property: Id(2)] ImmutableArray<Grant> Grants)
{
    /// <summary>The scope of the country itself.</summary>
    public static CellScope Owner { get; } = new(IsOwner: true, Counterpart: null, []);

    /// <summary>Whether anything of a period may be seen. What may not be seen is not missing.</summary>
    public bool Covers(string period) => IsOwner || Grants.Any(grant => grant.Covers(period));

    /// <summary>Whether a series sheet holds for anything that may be seen.</summary>
    public bool Covers(SeriesSheet sheet) =>
        (Counterpart is null || sheet.Counterpart.Length == 0 || sheet.Counterpart == Counterpart)
        && (IsOwner || Grants.Any(grant => grant.Overlaps(sheet.PeriodFrom, sheet.PeriodTo)));

    /// <summary>Whether confidential values of a period may be seen: one agreement that includes them is enough.</summary>
    public bool IncludesConfidential(string period) => IsOwner || Grants.Any(grant => grant.IncludesConfidential && grant.Covers(period));
}
