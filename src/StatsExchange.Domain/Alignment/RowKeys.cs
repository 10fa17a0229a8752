// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Corridors;

namespace StatsExchange.Domain.Alignment;

/// <summary>Keys of rows as numbers.</summary>
internal static class RowKeys
{
    /// <summary>Keys of one side over all dimensions but one: rows that differ only in that one have the same.</summary>
    public static ulong[] Of(FormedRows rows, int left) => KeyFolding.Fold(Words(rows, left))[0];

    /// <summary>Keys of both sides, comparable with each other, in the order of codes dimension by dimension.</summary>
    public static ulong[][] Of(FormedRows origin, FormedRows destination) => KeyFolding.Fold(Words(origin, -1), Words(destination, -1));

    private static ulong[][] Words(FormedRows rows, int left)
    {
        var places = MatchedCodes.PlacesOf([.. rows.Dimensions.Select((dimension, at) => at == left ? 1 : dimension.Classes.Codes.Length)]);
        var words = new ulong[MatchedCodes.WordCount(places)][];
        for (var word = 0; word < words.Length; word++)
        {
            words[word] = new ulong[rows.Count];
            KeyWords.Fill(words[word], new SelectedRows(0, rows.Count, null), [.. places.Where(place => place.Word == word).Select(place => Shares(rows, place))]);
        }

        return words;
    }

    private static (ReadOnlyMemory<int> Indices, ulong[] Shares) Shares(FormedRows rows, KeyPlace place) =>
        (rows.RankMemoryOf(place.Dimension), [.. Enumerable.Range(0, rows.Dimensions[place.Dimension].Classes.Codes.Length).Select(rank => (ulong)rank * place.Stride)]);
}
