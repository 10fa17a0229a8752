// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.Measurement;

/// <summary>
/// Sums of pooled flows. The error in the share that a country counts is one and the same in all its reports of a side, so it does not
/// average out: with y = Σ y_ij and u the weights of the sides, var(y) = Σ_i c_i (Σ_j u y_ij)² + Σ_j c_j (Σ_i (1−u) y_ij)² + Σ own y_ij².
/// The interval is taken on the log scale, by the first-order variance of ln y.
/// </summary>
internal static class MeasurementTotals
{
    public static ImmutableArray<EstimatedTotal> Of(ReconciliationInput input, IReadOnlyList<PooledFlow?> flows, double deviate)
    {
        var all = input.Figures.Zip(flows, (figure, flow) => (Figure: figure, Flow: flow)).ToArray();
        return
        [
            .. Sum(null, null, all),
            .. all.GroupBy(c => c.Figure.Origin, StringComparer.Ordinal).SelectMany(g => Sum(g.Key, null, g)),
            .. all.GroupBy(c => c.Figure.Destination, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).SelectMany(g => Sum(null, g.Key, g)),
        ];

        IEnumerable<EstimatedTotal> Sum(string? origin, string? destination, IEnumerable<(CorridorFigure Figure, PooledFlow? Flow)> cells)
        {
            var (sum, variance, used, missing) = (0.0, 0.0, 0, 0);
            var common = new SortedDictionary<string, double>(StringComparer.Ordinal);
            foreach (var (figure, flow) in cells)
            {
                if (flow is null)
                {
                    missing++;
                    continue;
                }

                used++;
                var value = flow.Value;
                sum += value;
                variance += flow.Own * value * value;
                Add("E" + figure.Origin, flow.EmigrationWeight * value, flow.EmigrationCommon);
                Add("I" + figure.Destination, (1 - flow.EmigrationWeight) * value, flow.ImmigrationCommon);
            }

            if (sum > 0)
            {
                var half = deviate * Math.Sqrt(variance + common.Values.Sum(c => c * c)) / sum;
                yield return new EstimatedTotal(origin, destination, sum, sum * Math.Exp(-half), sum * Math.Exp(half), used, missing);
            }

            // Reports of one side of one country may differ in class; in standard deviations they then move together.
            void Add(string reports, double part, double shared) =>
                common[reports] = common.GetValueOrDefault(reports) + (part * Math.Sqrt(shared));
        }
    }
}
