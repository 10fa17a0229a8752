// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Harmonisation;

/// <summary>What a figure counted under one minimum stay is multiplied by to count under another, or why there is no such factor.</summary>
/// <param name="Factor">The factor, above 0; null where the figure is not converted.</param>
/// <param name="Obstacle">Why the figure is not converted; None where it is.</param>
/// <param name="IsExtrapolated">The threshold or the target lies above 12 months, where the exponential form is all there is.</param>
public readonly record struct StayConversion(double? Factor, StayObstacle Obstacle, bool IsExtrapolated)
{
    internal static StayConversion Of(double factor, bool isExtrapolated) => new(factor, StayObstacle.None, isExtrapolated);

    internal static StayConversion Not(StayObstacle obstacle) => new(null, obstacle, IsExtrapolated: false);
}
