// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Observations;

/// <summary>Sorts rows by several columns: one stable counting sort per column, the least significant first, which is linear in the rows.</summary>
internal static class KeySort
{
    /// <summary>The rows in ascending order of the columns, most significant first; rows with equal keys keep their order.</summary>
    public static int[] Order(int count, IEnumerable<SortColumn> columns)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++)
        {
            order[i] = i;
        }

        SortColumn[] varying = [.. columns.Where(column => column.Varies)];
        if (IsSorted(count, varying))
        {
            return order;
        }

        var next = new int[count];
        foreach (var column in varying.Reverse())
        {
            var ends = StartsOfRanks(order, column);
            foreach (var row in order)
            {
                next[ends[column.Ranks[column.Indices[row]]]++] = row;
            }

            (order, next) = (next, order);
        }

        return order;
    }

    /// <summary>Whether the rows came in order, as those of a system that keeps them sorted do.</summary>
    private static bool IsSorted(int count, SortColumn[] columns)
    {
        for (var row = 1; row < count; row++)
        {
            foreach (var column in columns)
            {
                var step = column.Ranks[column.Indices[row]] - column.Ranks[column.Indices[row - 1]];
                if (step < 0)
                {
                    return false;
                }

                if (step > 0)
                {
                    break;
                }
            }
        }

        return true;
    }

    private static int[] StartsOfRanks(int[] order, SortColumn column)
    {
        var starts = new int[column.Ranks.Length + 1];
        foreach (var row in order)
        {
            starts[column.Ranks[column.Indices[row]] + 1]++;
        }

        for (var rank = 1; rank < starts.Length; rank++)
        {
            starts[rank] += starts[rank - 1];
        }

        return starts;
    }
}
