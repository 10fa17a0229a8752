// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Benchmarks.Reports;

/// <summary>The median of the rounds, and between which values they lay.</summary>
internal sealed record Spread(double Median, double Lowest, double Highest)
{
    /// <summary>Null where any of the rounds has no value.</summary>
    public static Spread? Of(IEnumerable<double?> values)
    {
        List<double> known = [];
        foreach (var value in values)
        {
            if (value is not { } number)
            {
                return null;
            }

            known.Add(number);
        }

        known.Sort();
        var middle = known.Count / 2;
        var median = known.Count % 2 == 1 ? known[middle] : (known[middle - 1] + known[middle]) / 2;
        return new Spread(median, known[0], known[^1]);
    }
}
