// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;

namespace StatsExchange.Domain.Validation;

/// <summary>Which period the observation of a line is of.</summary>
internal static class PeriodsOfLines
{
    /// <summary>The periods of some lines. A line of a wide table has several, and is left out.</summary>
    public static Dictionary<long, string> Of(IReadOnlyList<SubmittedSlice> slices, IReadOnlySet<long> lines)
    {
        Dictionary<long, string> found = [];
        foreach (var slice in slices)
        {
            foreach (var line in slice.Lines)
            {
                if (lines.Contains(line))
                {
                    found[line] = found.TryGetValue(line, out var other) && other != slice.Observations.Period ? "" : slice.Observations.Period;
                }
            }
        }

        return found;
    }
}
