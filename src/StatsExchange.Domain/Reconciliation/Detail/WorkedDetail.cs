// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.Detail;

/// <summary>Detail of a corridor in one period, or why there is none.</summary>
/// <param name="Figures">The classes, without the total; empty where there is none.</param>
/// <param name="Obstacle">Why there is none; null where there is.</param>
public sealed record WorkedDetail(ImmutableArray<DetailFigure> Figures, DetailObstacle? Obstacle)
{
    internal static WorkedDetail Not(string classes, string reason) => new([], new DetailObstacle(classes, reason));
}
