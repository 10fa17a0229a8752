// SPDX-License-Identifier: Apache-2.0
using Orleans;

namespace StatsExchange.Grains.Dossiers;

/// <summary>Which ends of cases a regional body asks a dossier for.</summary>
/// <param name="Region">The regional body.</param>
/// <param name="SettledBy">How the cases had ended by this time; null for now.</param>
[GenerateSerializer, Immutable, Alias("sx.AgreedQuestion")]
public sealed record AgreedQuestion([property: Id(0)] string Region, [property: Id(1)] DateTimeOffset? SettledBy = null);
