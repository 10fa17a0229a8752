// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Grains.Snapshots;

/// <summary>Finds the mirror pair that a row of a reported slice takes part in.</summary>
internal sealed class PairFinder
{
    private readonly (string Pair, (CodeColumn Column, bool[] Admitted)[] Filter)[] _pairs;

    /// <summary>Looks at one side of the pairs that the slice's structure declares.</summary>
    public PairFinder(Slice slice, bool isOrigin) => _pairs =
    [
        .. slice.Structure.MirrorPairs
            .Select(pair => (pair.Id, Side: isOrigin ? pair.Origin : pair.Destination))
            .Where(pair => pair.Side.Structure == slice.Structure.Id)
            .Select(pair => (pair.Id, pair.Side.Filter.Select(held => MaskOf(slice, held.Key, held.Value)).ToArray())),
    ];

    /// <summary>The id of the pair whose filter the row fits; _Z where it fits none.</summary>
    public string PairOf(int row) =>
        Array.Find(_pairs, pair => Array.TrueForAll(pair.Filter, held => held.Admitted[held.Column.Indices[row]])).Pair ?? StandardCodes.NotApplicable;

    private static (CodeColumn Column, bool[] Admitted) MaskOf(Slice slice, string dimension, string code)
    {
        var column = slice.Columns[slice.Structure.SlicePositionOf(dimension)];
        return (column, [.. column.Codes.Select(used => used == code)]);
    }
}
