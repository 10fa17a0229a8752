// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Disclosure;

/// <summary>
/// Which classes of people a reader may see beside the totals: of some additive dimensions, or of all. Ways of counting and partners are
/// open at every depth, and so is a total.
/// </summary>
public sealed class DetailDepth
{
    private readonly ImmutableSortedSet<string>? _dimensions;

    private DetailDepth(ImmutableSortedSet<string>? dimensions) => _dimensions = dimensions;

    /// <summary>All classes of all dimensions.</summary>
    public static DetailDepth All { get; } = new(null);

    /// <summary>Whether nothing is closed.</summary>
    public bool IsAll => _dimensions is null;

    /// <summary>The classes of some additive dimensions; none of them for totals only.</summary>
    public static DetailDepth Of(IEnumerable<string> dimensions) => new(dimensions.ToImmutableSortedSet(StringComparer.Ordinal));

    /// <summary>Whether a dimension's classes are open.</summary>
    public bool Opens(Dimension dimension) => dimension.Role != DimensionRole.Additive || _dimensions?.Contains(dimension.Id) != false;

    /// <summary>Whether a cell is open: it is a total in every dimension whose classes are closed.</summary>
    /// <param name="structure">The structure of the cell.</param>
    /// <param name="codes">Codes by dimension id; a dimension that is not named is not looked at.</param>
    public bool Opens(Structure structure, IEnumerable<KeyValuePair<string, string>> codes) => codes.All(
        code => code.Value == StandardCodes.Total || structure.FindDimension(code.Key) is not { } dimension || Opens(dimension));

    /// <summary>Per row of a slice, whether it is open.</summary>
    public bool[] OpenRows(Slice slice)
    {
        var open = new bool[slice.Count];
        Array.Fill(open, true);
        foreach (var position in ClosedPositions(slice.Structure))
        {
            var column = slice.Columns[position];
            var total = column.Codes.IndexOf(StandardCodes.Total);
            for (var row = 0; row < open.Length; row++)
            {
                open[row] &= column.Indices[row] == total;
            }
        }

        return open;
    }

    /// <summary>The positions in a slice's key of the dimensions whose classes are closed.</summary>
    internal IEnumerable<int> ClosedPositions(Structure structure) =>
        Enumerable.Range(0, structure.SliceDimensions.Length).Where(position => !Opens(structure.SliceDimensions[position]));
}
