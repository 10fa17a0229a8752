// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.V1;

namespace StatsExchange.Grains.Jobs;

/// <summary>The periods of a reconciliation.</summary>
internal static class ReconciledPeriods
{
    /// <summary>The most periods of one job.</summary>
    public const int Most = 120;

    /// <summary>The periods that are reconciled one after the other, in order; at most one more than <see cref="Most"/> of them.</summary>
    /// <param name="asked">Its periods can be read, are of one frequency and in order.</param>
    public static IReadOnlyList<string> Asked(StartReconciliationRequest asked)
    {
        var periods = new List<string> { asked.TimePeriod };
        if (asked.PeriodTo.Length > 0)
        {
            var last = Period.Parse(asked.PeriodTo);
            for (var period = Period.Parse(asked.TimePeriod); period < last && periods.Count <= Most;)
            {
                period = period.Next();
                periods.Add(period.ToString());
            }
        }

        return periods;
    }

    /// <summary>The periods the result of one period rests on: that period, then those its method learns from.</summary>
    /// <exception cref="ReconciliationException">There is no such method, or a parameter cannot be read.</exception>
    public static IReadOnlyList<string> Of(StartReconciliationRequest asked, string period) => Of(asked.Method, period, asked.Parameters);

    /// <inheritdoc cref="Of(StartReconciliationRequest, string)"/>
    public static IReadOnlyList<string> Of(ReconciliationResult found) => Of(found.Method, found.TimePeriod, found.Parameters);

    private static string[] Of(string method, string period, IReadOnlyDictionary<string, string> parameters) =>
        [period, .. ReconciliationMethods.Get(method).OtherPeriods(parameters).Distinct(StringComparer.Ordinal)];
}
