// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Structures;
using StatsExchange.Domain.Validation;
using StatsExchange.Domain.Validation.Codes;

namespace StatsExchange.Domain.Observations;

/// <summary>Finds keys that were sent twice, and leaves the first of each to be looked at further.</summary>
internal static class DuplicateKeys
{
    /// <param name="table">The observations.</param>
    /// <param name="order">Their rows in key order, equal keys in the order sent.</param>
    /// <param name="structure">Their structure.</param>
    /// <param name="findings">Takes what is found.</param>
    /// <returns>The order without the repeats.</returns>
    public static int[] TakeOut(ObservationTable table, int[] order, Structure structure, FindingCollector findings)
    {
        var partner = structure.SlicePositionOf(structure.SliceDimensions.First(d => d.Role == DimensionRole.Partner).Id);
        // Neighbours in key order differ in the last dimensions first.
        var compared = Enumerable.Range(0, table.Codes.Length).Where(i => table.Codes[i].Count > 1).Reverse().ToArray();
        var first = 0;
        List<int>? repeats = null;
        for (var i = 1; i < order.Length; i++)
        {
            if (!SameKey(table, compared, order[first], order[i]))
            {
                first = i;
                continue;
            }

            (repeats ??= []).Add(i);
            findings.Add(
                CodeRules.DuplicateKey,
                table.LineAt(order[i]),
                ValueRules.ValueColumn,
                table.Codes[partner][table.CodeAt(partner, order[i])],
                ValueText.Of(table.ValueAt(order[i])),
                $"one observation per key; this key was first sent in line {findings.Where(table.LineAt(order[first]))}"
                + findings.Words?.WhyTwice(table.LineAt(order[first]), table.LineAt(order[i])));
        }

        return repeats is null ? order : WithoutPlaces(order, repeats);
    }

    private static int[] WithoutPlaces(int[] order, List<int> places)
    {
        var left = new int[order.Length - places.Count];
        for (int i = 0, next = 0; i < order.Length; i++)
        {
            if (next < places.Count && places[next] == i)
            {
                next++;
            }
            else
            {
                left[i - next] = order[i];
            }
        }

        return left;
    }

    private static bool SameKey(ObservationTable table, int[] compared, int left, int right)
    {
        if (table.PeriodAt(left) != table.PeriodAt(right))
        {
            return false;
        }

        foreach (var dimension in compared)
        {
            if (table.CodeAt(dimension, left) != table.CodeAt(dimension, right))
            {
                return false;
            }
        }

        return true;
    }
}
