// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Reconciliation;
using StatsExchange.V1;

namespace StatsExchange.Grains.Jobs;

/// <summary>The periods a reconciliation rests on: the one that is reconciled, then those its method learns from.</summary>
internal static class ReconciledPeriods
{
    /// <exception cref="ReconciliationException">There is no such method, or a parameter cannot be read.</exception>
    public static IReadOnlyList<string> Of(StartReconciliationRequest asked) => Of(asked.Method, asked.TimePeriod, asked.Parameters);

    public static IReadOnlyList<string> Of(ReconciliationResult found) => Of(found.Method, found.TimePeriod, found.Parameters);

    private static string[] Of(string method, string period, IReadOnlyDictionary<string, string> parameters) =>
        [period, .. ReconciliationMethods.Get(method).OtherPeriods(parameters).Distinct(StringComparer.Ordinal)];
}
