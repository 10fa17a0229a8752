// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Corridors;

/// <summary>Orders corridors by how far their two offices are apart.</summary>
public static class CorridorRanking
{
    /// <summary>The largest |asymmetry coefficient| first; equal ones by origin, destination and period.</summary>
    /// <param name="corridors">Corridors with cells from <see cref="CorridorTotals"/>.</param>
    /// <param name="minimumSize">The least mean of both values, in the unit of the figures: small corridors disagree by chance.</param>
    /// <returns>Only corridors whose coefficient is defined: both sides reported, not both 0.</returns>
    public static ImmutableArray<RankedCorridor> Rank(IEnumerable<RankedCorridor> corridors, double minimumSize) =>
    [
        .. corridors
            .Where(c => c.Cell.Measures.Coefficient is not null && (c.Cell.Origin.Value + c.Cell.Destination.Value) / 2 >= minimumSize)
            .OrderByDescending(c => Math.Abs(c.Cell.Measures.Coefficient!.Value))
            .ThenBy(c => c.Corridor.Origin)
            .ThenBy(c => c.Corridor.Destination)
            .ThenBy(c => c.Cell.Period, StringComparer.Ordinal),
    ];
}
