// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation.Measurement;

/// <summary>Both reports of a corridor pooled by inverse variance, on the log scale.</summary>
/// <param name="Log">The pooled ln y.</param>
/// <param name="EmigrationWeight">The weight of the origin's report, from 0 to 1.</param>
/// <param name="EmigrationCommon">The variance that the origin's reports have in common.</param>
/// <param name="ImmigrationCommon">The variance that the destination's reports have in common.</param>
/// <param name="Own">The variance that belongs to this corridor alone.</param>
/// <param name="IsZero">Whether nothing but zeros was reported.</param>
internal sealed record PooledFlow(
    double Log, double EmigrationWeight, double EmigrationCommon, double ImmigrationCommon, double Own, bool IsZero)
{
    /// <summary>The variance of <see cref="Log"/>.</summary>
    public double Variance =>
        (EmigrationWeight * EmigrationWeight * EmigrationCommon)
        + ((1 - EmigrationWeight) * (1 - EmigrationWeight) * ImmigrationCommon)
        + Own;

    /// <summary>The estimate: 0 where only zeros were reported.</summary>
    public double Value => IsZero ? 0 : Math.Exp(Log);

    public static PooledFlow? Of(SideMeasure? emigration, SideMeasure? immigration, bool isZero)
    {
        if (emigration is null && immigration is null)
        {
            return null;
        }

        double left = Precision(emigration), arrived = Precision(immigration);
        var weight = left / (left + arrived);
        var (e, i) = (emigration ?? default, immigration ?? default);
        return new PooledFlow(
            (weight * e.Log) + ((1 - weight) * i.Log),
            weight,
            e.Common,
            i.Common,
            (weight * weight * e.Own) + ((1 - weight) * (1 - weight) * i.Own),
            isZero);
    }

    private static double Precision(SideMeasure? side) => side is { } s ? 1 / (s.Common + s.Own) : 0;
}
