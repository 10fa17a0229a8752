// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Reconciliation;
using StatsExchange.V1;

namespace StatsExchange.Grains.Jobs;

/// <summary>The periods a method comparison rests on: those compared, then those its methods learn from.</summary>
internal static class ComparedPeriods
{
    /// <exception cref="ReconciliationException">There is no such method, or a parameter cannot be read.</exception>
    public static IReadOnlyList<string> Of(StartMethodComparisonRequest asked) =>
    [
        .. asked.TimePeriods
            .Concat(asked.Methods.SelectMany(choice => ReconciliationMethods.Get(choice.Method).OtherPeriods(choice.Parameters)))
            .Distinct(StringComparer.Ordinal),
    ];
}
