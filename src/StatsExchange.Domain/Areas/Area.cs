// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Areas;

/// <summary>A country or territory that can report or be an end of a corridor.</summary>
/// <param name="Code">ISO 3166-1 alpha-3, or XKX.</param>
/// <param name="Alpha2">ISO 3166-1 alpha-2, or XK.</param>
/// <param name="M49">Three digits of the United Nations M49 standard; empty where it has none.</param>
/// <param name="Name">English short name.</param>
/// <param name="Kind"><see cref="PartnerKind.Country"/> or <see cref="PartnerKind.Territory"/>.</param>
public sealed record Area(CountryCode Code, string Alpha2, string M49, string Name, PartnerKind Kind);
