// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Corridors;

/// <summary>
/// Compares what two offices report about one corridor in one period: both slices are projected onto the matched dimensions of the pair,
/// sorted once and merged. The result is the same whoever asks.
/// </summary>
public static class MirrorComparison
{
    /// <summary>Compares the two slices of one period.</summary>
    /// <param name="pair">What each side reports and what must match.</param>
    /// <param name="corridor">The ordered pair of countries of the move.</param>
    /// <param name="originSlice">The origin's slice of the pair's origin structure; null where it has sent none.</param>
    /// <param name="destinationSlice">The destination's slice of the pair's destination structure; null where it has sent none.</param>
    /// <param name="options">What the comparison is narrowed to, and the reference sources.</param>
    /// <returns>Every cell that at least one side has sent, in order of the matched codes, dimension by dimension.</returns>
    /// <exception cref="ArgumentException">A slice is of another country or structure, or the two are of different periods.</exception>
    /// <exception cref="MirrorFilterException">The filter names a dimension that the pair neither matches nor drops.</exception>
    public static MirrorCells Compare(
        MirrorPair pair, Corridor corridor, Slice? originSlice, Slice? destinationSlice, MirrorOptions options)
    {
        var (origin, destination) = Figures(pair, corridor, originSlice, destinationSlice, options);
        return CellMerge.Merge(originSlice?.Period ?? destinationSlice?.Period ?? string.Empty, origin, destination);
    }

    /// <summary>What each side says, with keys that compare with each other.</summary>
    internal static (SentFigures? Origin, SentFigures? Destination) Figures(
        MirrorPair pair, Corridor corridor, Slice? originSlice, Slice? destinationSlice, MirrorOptions options)
    {
        Check(originSlice, pair.Origin, corridor.Origin);
        Check(destinationSlice, pair.Destination, corridor.Destination);
        CheckFilter(pair, options);
        if (originSlice is not null && destinationSlice is not null && originSlice.Period != destinationSlice.Period)
        {
            throw new ArgumentException($"The slices are of {originSlice.Period} and {destinationSlice.Period}.");
        }

        var codes = new MatchedCodes(pair, originSlice, destinationSlice);
        var origin = Project(originSlice, pair.Origin, codes, corridor.Destination, options);
        var destination = Project(destinationSlice, pair.Destination, codes, corridor.Origin, options);
        var keys = KeyFolding.Fold(origin?.Words() ?? NoWords(codes), destination?.Words() ?? NoWords(codes));
        return (Figures(origin, keys[0], pair, options.OriginReferenceSource), Figures(destination, keys[1], pair, options.DestinationReferenceSource));
    }

    private static Projection? Project(Slice? slice, MirrorSide side, MatchedCodes codes, CountryCode counterpart, MirrorOptions options) =>
        slice is null ? null : new Projection(slice, side, codes, RowSelection.Rows(slice, side, counterpart.Value, options.Filter));

    private static ulong[][] NoWords(MatchedCodes codes) => [.. Enumerable.Repeat<ulong[]>([], MatchedCodes.WordCount(codes.Places))];

    private static SentFigures? Figures(Projection? projection, ulong[] keys, MirrorPair pair, string? referenceSource) =>
        projection is null ? null : new SentFigures(projection, keys, new RivalChoice(projection.Slice, pair.Preferences, referenceSource));

    private static void Check(Slice? slice, MirrorSide side, CountryCode reporter)
    {
        if (slice is not null && (slice.Structure.Id != side.Structure || slice.Owner != reporter.Value))
        {
            throw new ArgumentException($"The slice is {slice.Structure} of {slice.Owner}, not {side.Structure} of {reporter}.");
        }
    }

    private static void CheckFilter(MirrorPair pair, MirrorOptions options)
    {
        foreach (var id in options.Filter.Keys)
        {
            if (!pair.Matched.Contains(id) && !pair.Origin.Dropped.Contains(id) && !pair.Destination.Dropped.Contains(id))
            {
                throw new MirrorFilterException(pair.Id, id);
            }
        }
    }
}
