// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.Comparison;

/// <summary>What several methods say about one corridor.</summary>
/// <param name="Origin">The country moved from (alpha-3).</param>
/// <param name="Destination">The country moved to (alpha-3).</param>
/// <param name="Estimates">One per method, in the order of the choices.</param>
public sealed record ComparedCorridor(string Origin, string Destination, ImmutableArray<CorridorEstimate> Estimates)
{
    /// <summary>The largest estimate less the smallest, in the unit of the reports; null where fewer than two methods have one.</summary>
    public double? Spread => Values is { Length: > 1 } values ? values.Max() - values.Min() : null;

    /// <summary>ln of the largest estimate over the smallest; null where fewer than two methods have one above 0.</summary>
    public double? LogSpread => Values.RemoveAll(v => v == 0) is { Length: > 1 } values ? Math.Log(values.Max() / values.Min()) : null;

    private ImmutableArray<double> Values => [.. Estimates.Where(e => e.Value is not null).Select(e => e.Value!.Value)];
}
