// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Validation.Series;

/// <summary>Which period comes before which, among those there are.</summary>
public static class PeriodSteps
{
    /// <summary>Figures further apart than this are no neighbours, whatever lies between them.</summary>
    private const int MostYearsBetween = 10;

    /// <summary>The nearest earlier periods of the same frequency, the nearest first.</summary>
    public static IEnumerable<string> Before(string period, IEnumerable<string> others, int count)
    {
        var now = Period.Parse(period);
        return others.Distinct(StringComparer.Ordinal)
            .Select(Period.Parse)
            .Where(other => other.Frequency == now.Frequency && other < now && now.Year - other.Year <= MostYearsBetween)
            .OrderDescending()
            .Take(count)
            .Select(other => other.ToString());
    }
}
