// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Snapshots;

/// <summary>
/// Leaves one figure per key, preferring as the mirror comparison does: figures that count the people the key names, then those of the reference source, then figures with a
/// value or a withheld one, then the minimum stay nearest to 12 months. Where several are left, none of them is taken.
/// </summary>
internal static class RivalFigures
{
    /// <summary>The rows kept, in key order; the others are counted.</summary>
    public static List<int> Settle(ConsolidatedTable table, SetAsideCount setAside)
    {
        var sorted = table.Sorted();
        var kept = new List<int>(sorted.Length);
        for (var start = 0; start < sorted.Length;)
        {
            var end = start + 1;
            while (end < sorted.Length && table.IsSameKey(sorted[start], sorted[end]))
            {
                end++;
            }

            if (end - start == 1)
            {
                kept.Add(sorted[start]);
            }
            else
            {
                Choose(table, [.. sorted[start..end]], kept, setAside);
            }

            start = end;
        }

        return kept;
    }

    private static void Choose(ConsolidatedTable table, List<int> rivals, List<int> kept, SetAsideCount setAside)
    {
        var left = Preferred(rivals, row => !table[row].IsIncludedElsewhere);
        left = Preferred(left, row => table[row].IsOfReferenceSource);
        left = Preferred(left, row => !table[row].IsMissing);
        var nearest = left.Min(row => table[row].StayDistance);
        left = left.FindAll(row => table[row].StayDistance == nearest);
        var chosen = left.Count == 1 || left.TrueForAll(row => table[row].IsMissing) ? left[0] : -1;
        if (chosen >= 0)
        {
            kept.Add(chosen);
        }

        foreach (var row in rivals.Where(row => row != chosen))
        {
            setAside.Add(table[row].Reporter, chosen >= 0 ? "RIVAL" : "AMBIGUOUS");
        }
    }

    private static List<int> Preferred(List<int> rows, Predicate<int> preference) =>
        rows.Exists(preference) ? rows.FindAll(preference) : rows;
}
