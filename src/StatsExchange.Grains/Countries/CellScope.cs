// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Orleans;
using StatsExchange.V1;
using Structure = StatsExchange.Domain.Structures.Structure;

namespace StatsExchange.Grains.Countries;

/// <summary>What of a country's cells a caller may see.</summary>
/// <param name="IsOwner">The caller's own country: everything.</param>
/// <param name="Counterpart">Only cells with this partner; null for all partners.</param>
/// <param name="Grants">The agreements that allow the read; none for the owner, who needs none.</param>
/// <param name="Grantee">The party they were granted to; empty for the owner.</param>
[GenerateSerializer, Immutable, Alias("sx.CellScope")]
public sealed record CellScope(
    [property: Id(0)] bool IsOwner,
    [property: Id(1)] string? Counterpart,
    [property: Id(2)] ImmutableArray<Grant> Grants,
    [property: Id(3)] string Grantee)
{
    /// <summary>The scope of the country itself.</summary>
    public static CellScope Owner { get; } = new(IsOwner: true, Counterpart: null, [], Grantee: "");

    /// <summary>Whether anything of a period may be seen. What may not be seen is not missing.</summary>
    public bool Covers(string period) => IsOwner || Grants.Any(grant => grant.Covers(period));

    /// <summary>Whether a series sheet holds for anything that may be seen.</summary>
    public bool Covers(SeriesSheet sheet) =>
        (Counterpart is null || sheet.Counterpart.Length == 0 || sheet.Counterpart == Counterpart)
        && (IsOwner || Grants.Any(grant => grant.Overlaps(sheet.PeriodFrom, sheet.PeriodTo)));

    /// <summary>Whether a cell's classes may be seen in a period: one agreement that opens them is enough.</summary>
    /// <param name="structure">The structure of the cell.</param>
    /// <param name="period">Its period.</param>
    /// <param name="codes">Its codes by dimension id.</param>
    public bool Opens(Structure structure, string period, IReadOnlyCollection<KeyValuePair<string, string>> codes) =>
        IsOwner || Grants.Any(grant => grant.Covers(period) && grant.Depth.Opens(structure, codes));

    /// <summary>What both this scope and another of the same reader open of a period.</summary>
    public CellScope And(CellScope other, string period) => this with
    {
        Grants = [.. from mine in Grants from theirs in other.Grants select mine.And(theirs, period) into both where both is not null select both],
    };
}
