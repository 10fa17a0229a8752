// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Alignment;

/// <summary>
/// Finds classes that together are another one: side by side, without a gap and without anybody in two of them. Of several ways the one with
/// the fewest parts without a value is taken, and of those the one with the fewest parts.
/// </summary>
internal sealed class ClassSums
{
    /// <summary>What a class with a value costs.</summary>
    public const int Valued = 1;

    /// <summary>What a class without a value costs: more than any number of classes with one.</summary>
    public const int NotValued = 100_000;

    /// <summary>Stands for a class that is not there.</summary>
    public const int Absent = 0;

    private readonly ClassRange[] _ranges;
    private readonly int[] _cost;
    private readonly int[] _last;
    private readonly List<int> _touched = [];

    /// <summary>Takes the stretch of each code.</summary>
    public ClassSums(ClassRange[] ranges)
    {
        _ranges = ranges;
        var size = ranges.Select(range => range.End).DefaultIfEmpty().Max() + 1;
        _cost = new int[size];
        Array.Fill(_cost, int.MaxValue);
        _last = new int[size];
    }

    /// <summary>Adds the parts of a class, in their order, to a list.</summary>
    /// <param name="whole">The class.</param>
    /// <param name="candidates">Codes whose classes lie in it, by where they start.</param>
    /// <param name="costs">Per code what it costs.</param>
    /// <param name="parts">Takes the parts; left as it is where there is no way.</param>
    /// <returns>Whether there is a way.</returns>
    public bool TryFind(ClassRange whole, ReadOnlySpan<int> candidates, ReadOnlySpan<int> costs, List<int> parts)
    {
        Reach(whole.Start, candidates, costs);
        var isReached = _cost.Length > whole.End && _cost[whole.End] != int.MaxValue;
        if (isReached)
        {
            var first = parts.Count;
            for (var at = whole.End; at > whole.Start; at = _ranges[_last[at]].Start)
            {
                parts.Add(_last[at]);
            }

            parts.Reverse(first, parts.Count - first);
        }

        Forget();
        return isReached;
    }

    /// <summary>Where classes end that can be formed from a start, ascending.</summary>
    public int[] Ends(int start, ReadOnlySpan<int> candidates, ReadOnlySpan<int> costs)
    {
        Reach(start, candidates, costs);
        int[] ends = [.. _touched.Distinct().Where(at => at > start).Order()];
        Forget();
        return ends;
    }

    private void Reach(int start, ReadOnlySpan<int> candidates, ReadOnlySpan<int> costs)
    {
        _touched.Add(start);
        _cost[start] = 0;
        foreach (var candidate in candidates)
        {
            var (from, to) = (_ranges[candidate].Start, _ranges[candidate].End);
            if (costs[candidate] == Absent || from < start || _cost[from] == int.MaxValue || _cost[from] + costs[candidate] >= _cost[to])
            {
                continue;
            }

            _touched.Add(to);
            _cost[to] = _cost[from] + costs[candidate];
            _last[to] = candidate;
        }
    }

    private void Forget()
    {
        foreach (var at in _touched)
        {
            _cost[at] = int.MaxValue;
        }

        _touched.Clear();
    }
}
