// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Corridors;

/// <summary>One side of a pair: the rows that take part, with their codes as ranks in the common dictionary.</summary>
internal sealed class Projection : ICellKeys
{
    private readonly MatchedCodes _codes;
    private readonly CodeColumn[] _columns;
    private readonly int[][] _ranks;

    public Projection(Slice slice, MirrorSide side, MatchedCodes codes, SelectedRows rows)
    {
        Slice = slice;
        Rows = rows;
        _codes = codes;
        _columns = [.. codes.Dimensions.Select(id => slice.Columns[MatchedCodes.PositionOf(slice, id)])];
        _ranks = [.. _columns.Select((column, i) => codes.RanksOf(side, column, i))];
    }

    public Slice Slice { get; }

    public SelectedRows Rows { get; }

    public ImmutableArray<string> Dimensions => _codes.Dimensions;

    public string CodeAt(int dimension, int place) => _codes.Codes[dimension][_ranks[dimension][_columns[dimension].Indices[place]]];

    /// <summary>The codes as compared of a dimension, and for each row of the slice which of them it has.</summary>
    public (ImmutableArray<string> Codes, ReadOnlyMemory<int> Indices) CodesOf(int dimension) =>
        ([.. _ranks[dimension].Select(rank => _codes.Codes[dimension][rank])], _columns[dimension].IndexMemory);

    /// <summary>The key of each row, in as many words as the keys of both sides take.</summary>
    public ulong[][] Words()
    {
        var words = new ulong[MatchedCodes.WordCount(_codes.Places)][];
        for (var word = 0; word < words.Length; word++)
        {
            words[word] = GC.AllocateUninitializedArray<ulong>(Rows.Count);
            KeyWords.Fill(words[word], Rows, [.. _codes.Places.Where(place => place.Word == word).Select(SharesAt)]);
        }

        return words;
    }

    private (ReadOnlyMemory<int> Indices, ulong[] Shares) SharesAt(KeyPlace place) =>
        (_columns[place.Dimension].IndexMemory, [.. _ranks[place.Dimension].Select(rank => (ulong)rank * place.Stride)]);
}
