// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation.NetMigration;

/// <summary>Reported flows from and to `_T` held against the band of net migration.</summary>
/// <param name="Finding">Where they lie.</param>
/// <param name="Net">Arrivals less departures as reported, persons; null where a side is missing.</param>
/// <param name="Beyond">How far outside the band, persons: negative below it, 0 in it; null where a side is missing.</param>
public sealed record NetMigrationCheck(NetMigrationFinding Finding, double? Net, double? Beyond);
