// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;

namespace StatsExchange.Domain.Validation.Series;

/// <summary>Walks over rows of two slices of one country and structure and tells those of the same key.</summary>
internal static class SeriesWalk
{
    /// <param name="before">The earlier slice.</param>
    /// <param name="beforeRows">Its rows, ascending.</param>
    /// <param name="now">The later slice, or another state of the same.</param>
    /// <param name="nowRows">Its rows, ascending.</param>
    /// <param name="take">Takes the two rows.</param>
    public static void ForEachPair(Slice before, int[] beforeRows, Slice now, int[] nowRows, Action<int, int> take)
    {
        var keys = new KeyAlignment(before, now);
        for (int left = 0, right = 0; left < beforeRows.Length && right < nowRows.Length;)
        {
            var step = keys.Compare(beforeRows[left], nowRows[right]);
            if (step == 0)
            {
                take(beforeRows[left], nowRows[right]);
            }

            left += step <= 0 ? 1 : 0;
            right += step >= 0 ? 1 : 0;
        }
    }
}
