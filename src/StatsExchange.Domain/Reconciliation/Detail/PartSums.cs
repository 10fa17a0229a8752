// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Reconciliation.Detail;

/// <summary>What parts of a class add up to: together without anybody in two of them, and side by side without a gap where they are all of it.</summary>
internal readonly record struct PartSums
{
    /// <summary>The largest sum of parts that have nobody in common.</summary>
    public double Largest { get; private init; }

    /// <summary>The smallest sum of parts that are the whole class; null where there are none.</summary>
    public double? LeastWhole { get; private init; }

    /// <summary>The largest sum of parts that are the whole class; null where there are none.</summary>
    public double? MostWhole { get; private init; }

    /// <summary>Adds parts up in every way there is.</summary>
    /// <param name="whole">The class.</param>
    /// <param name="parts">Classes that lie in it, with what they count.</param>
    public static PartSums Of(ClassRange whole, IReadOnlyCollection<(ClassRange Range, double Value)> parts)
    {
        int[] ends = [.. parts.SelectMany(part => new[] { part.Range.Start, part.Range.End }).Append(whole.Start).Append(whole.End).Distinct().Order()];
        var byStart = parts.ToLookup(part => Array.BinarySearch(ends, part.Range.Start));
        var (largest, least, most) = (new double[ends.Length], new double?[ends.Length], new double?[ends.Length]);
        (least[0], most[0]) = (0, 0);
        for (var at = 0; at < ends.Length; at++)
        {
            largest[at] = at == 0 ? 0 : Math.Max(largest[at], largest[at - 1]);
            foreach (var (range, value) in byStart[at])
            {
                var end = Array.BinarySearch(ends, range.End);
                largest[end] = Math.Max(largest[end], largest[at] + value);
                if (least[at] is { } low && most[at] is { } high)
                {
                    least[end] = Math.Min(least[end] ?? double.PositiveInfinity, low + value);
                    most[end] = Math.Max(most[end] ?? double.NegativeInfinity, high + value);
                }
            }
        }

        return new PartSums { Largest = largest[^1], LeastWhole = parts.Count > 0 ? least[^1] : null, MostWhole = parts.Count > 0 ? most[^1] : null };
    }
}
