// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Dossiers;

/// <summary>How a side of a case differs from what it was.</summary>
/// <param name="Vintage">The vintage it is at now.</param>
/// <param name="ChangedCells">How many cells differ.</param>
internal readonly record struct SideRevision(long Vintage, long ChangedCells);
