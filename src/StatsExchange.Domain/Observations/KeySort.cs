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

        var next = new int[count];
        foreach (var column in columns.Where(column => column.Varies).Reverse())
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
