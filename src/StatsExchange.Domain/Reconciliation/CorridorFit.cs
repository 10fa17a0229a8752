// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation;

/// <summary>How well the factors of its two reporters fit one two-sided corridor: its residual.</summary>
/// <param name="Origin">The country moved from (alpha-3).</param>
/// <param name="Destination">The country moved to (alpha-3).</param>
/// <param name="Period">The pooled period it belongs to; null for the period that is reconciled.</param>
/// <param name="OriginAdjusted">α E, the origin's value times its factor; null where it has none.</param>
/// <param name="DestinationAdjusted">β I, the destination's value times its factor; null where it has none.</param>
/// <param name="SetApartInRound">The round, from 1, after which it was set apart and the rest refitted; null where it was fitted to the end.</param>
public sealed record CorridorFit(
    string Origin, string Destination, string? Period, double? OriginAdjusted, double? DestinationAdjusted, int? SetApartInRound)
{
    /// <summary>β I − α E; null where a side has no factor.</summary>
    public double? Difference => DestinationAdjusted - OriginAdjusted;

    /// <summary>ln β I − ln α E; null where a side is 0 or has no factor.</summary>
    public double? LogRatio => OriginAdjusted is > 0 and var left && DestinationAdjusted is > 0 and var arrived ? Math.Log(arrived / left) : null;
}
