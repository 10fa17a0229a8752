// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Corridors;

/// <summary>Makes one word of keys of several: words in use are numbered in their order, which takes fewer bits than the words themselves.</summary>
internal static class KeyFolding
{
    /// <summary>Keys of one word each, in the same order and equal where the keys were, over all groups together.</summary>
    /// <param name="groups">Per group of keys, such as the sides of a comparison, its words.</param>
    public static ulong[][] Fold(params ReadOnlySpan<ulong[][]> groups)
    {
        var folded = new ulong[groups.Length][];
        for (var i = 0; i < groups.Length; i++)
        {
            folded[i] = groups[i][0];
        }

        for (var word = 1; word < groups[0].Length; word++)
        {
            var next = new ulong[groups.Length][];
            for (var i = 0; i < groups.Length; i++)
            {
                next[i] = groups[i][word];
            }

            Append(folded, next);
        }

        return folded;
    }

    private static void Append(ulong[][] high, ulong[][] low)
    {
        var (highWords, lowWords) = (Distinct(high), Distinct(low));
        for (var i = 0; i < high.Length; i++)
        {
            var keys = new ulong[high[i].Length];
            for (var j = 0; j < keys.Length; j++)
            {
                keys[j] = ((ulong)Array.BinarySearch(highWords, high[i][j]) * (ulong)lowWords.Length) + (ulong)Array.BinarySearch(lowWords, low[i][j]);
            }

            high[i] = keys;
        }
    }

    private static ulong[] Distinct(ulong[][] words) => [.. words.SelectMany(word => word).Distinct().Order()];
}
