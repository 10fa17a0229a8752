// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Harmonisation;
using StatsExchange.Domain.Reconciliation;

namespace StatsExchange.Grains.Jobs;

/// <summary>
/// Says which numbers of a request are held against single reports: thresholds, births and deaths, a rate by which reports are converted before they meet a
/// threshold. What comes out jumps where a report is passed: so whoever chooses them often enough knows the report to the last person.
/// </summary>
internal static class ChosenNumbers
{
    private const string Rate = "stay_factors";

    /// <summary>The parameters and fields that hold them; none where all are those that everybody gets.</summary>
    /// <param name="method">Id of the method.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="harmonised">What both sides were brought to, as results say it; empty for figures as reported.</param>
    public static IEnumerable<string> In(string method, IReadOnlyDictionary<string, string> parameters, string harmonised)
    {
        var description = ReconciliationMethods.Get(method).Description;
        var chosen = description.ChosenAgainstReports(parameters);
        return !description.IsOfOneCorridor && StayHarmonisation.Find(harmonised)?.Factors.Rate is not null ? chosen.Append(Rate) : chosen;
    }
}
