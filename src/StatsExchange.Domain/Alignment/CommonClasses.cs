// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Alignment;

/// <summary>
/// Finds the classes of a dimension that both sides can form, by the codes that each has sent at all: codes of either that the other has
/// too or has the parts of, and where classes overlap the finest ones that both can add up to.
/// </summary>
internal static class CommonClasses
{
    /// <summary>The codes that both can form; some may be codes that neither has sent.</summary>
    public static ImmutableArray<string> Find(IClassification? classification, ImmutableArray<string> origin, ImmutableArray<string> destination)
    {
        if (classification is null || origin.SequenceEqual(destination))
        {
            return [.. origin.Intersect(destination)];
        }

        var table = new ClassTable(classification, origin.Union(destination));
        var (left, right) = (CostsOf(table, origin), CostsOf(table, destination));
        int[] sent = [.. Enumerable.Range(0, table.Codes.Length).Where(rank => IsFormed(table, rank, left) && IsFormed(table, rank, right))];
        var codes = sent.Where(rank => IsItsName(table, rank, sent, left, right)).Select(rank => table.Codes[rank]);
        var known = sent.Where(rank => table.IsClass[rank]).Select(rank => table.Ranges[rank]).ToHashSet();
        var coarser = Finest(table, left, right).Where(range => !known.Contains(range)).Select(classification.CodeOf).OfType<string>();
        return [.. codes.Concat(coarser)];
    }

    private static bool IsFormed(ClassTable table, int rank, int[] costs) =>
        costs[rank] != ClassSums.Absent
        || (table.Formed(rank) is { } range && table.Sums.TryFind(range, [.. table.PartsOf(rank)], costs, []));

    // Y0T14 and Y_LT15 are one class. Where each side has its own code for it, one of the two is the name of both.
    private static bool IsItsName(ClassTable table, int rank, int[] sent, int[] left, int[] right)
    {
        if (!table.IsClass[rank])
        {
            return true;
        }

        int[] same = [.. sent.Where(other => table.IsClass[other] && table.Ranges[other] == table.Ranges[rank])];
        return Array.Exists(same, other => left[other] != ClassSums.Absent && right[other] != ClassSums.Absent) || same[0] == rank;
    }

    private static IEnumerable<ClassRange> Finest(ClassTable table, int[] left, int[] right)
    {
        var next = 0;
        foreach (var start in Starts(table, left).Intersect(Starts(table, right)).Order())
        {
            if (start < next)
            {
                continue;
            }

            var end = table.Sums.Ends(start, table.ByStart, left).Intersect(table.Sums.Ends(start, table.ByStart, right)).DefaultIfEmpty(start).Min();
            if (end > start)
            {
                yield return new ClassRange(start, end);
                next = end;
            }
        }
    }

    private static IEnumerable<int> Starts(ClassTable table, int[] costs) =>
        table.ByStart.Where(rank => costs[rank] != ClassSums.Absent).Select(rank => table.Ranges[rank].Start).Distinct();

    private static int[] CostsOf(ClassTable table, ImmutableArray<string> codes)
    {
        var costs = new int[table.Codes.Length];
        foreach (var code in codes)
        {
            costs[table.RankOf(code)] = ClassSums.Valued;
        }

        return costs;
    }
}
