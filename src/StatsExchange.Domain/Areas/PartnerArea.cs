// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Areas;

/// <summary>One code of the partner list.</summary>
/// <param name="Code">Canonical code: alpha-3 for an area, three M49 digits for an aggregate.</param>
/// <param name="Name">English name.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="ValidFrom">First year of a former state; null otherwise.</param>
/// <param name="ValidTo">Last year of a former state; null otherwise.</param>
/// <param name="Members">The successors of a former state or the members of an aggregate, in ordinal order; empty otherwise.</param>
public sealed record PartnerArea(
    string Code,
    string Name,
    PartnerKind Kind,
    int? ValidFrom,
    int? ValidTo,
    ImmutableArray<CountryCode> Members)
{
    /// <summary>Whether it can be an end of a corridor: only a country or territory can.</summary>
    public bool IsCorridorEnd => Kind is PartnerKind.Country or PartnerKind.Territory;
}
