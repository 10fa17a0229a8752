// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Alignment;

/// <summary>
/// Compares what two offices report about one corridor in one period where they use different classes: along each additive dimension finer
/// classes are added up to the finest ones that both can form. No number is split, ways of counting are never added, and what an office has
/// sent itself is never replaced by a sum. A sum with a part that is missing, withheld or ambiguous has no value; one with a part that was
/// not sent is not formed at all.
/// </summary>
public static class CorridorAlignment
{
    /// <summary>Aligns and compares the two slices of one period.</summary>
    /// <param name="pair">What each side reports and what must match.</param>
    /// <param name="corridor">The ordered pair of countries of the move.</param>
    /// <param name="originSlice">The origin's slice of the pair's origin structure; null where it has sent none.</param>
    /// <param name="destinationSlice">The destination's slice of the pair's destination structure; null where it has sent none.</param>
    /// <param name="options">What the comparison is narrowed to, and the reference sources. Classes are narrowed after they were aligned.</param>
    /// <exception cref="ArgumentException">As in <see cref="MirrorComparison.Compare"/>.</exception>
    /// <exception cref="MirrorFilterException">As in <see cref="MirrorComparison.Compare"/>.</exception>
    public static AlignedComparison Compare(
        MirrorPair pair, Corridor corridor, Slice? originSlice, Slice? destinationSlice, MirrorOptions options)
    {
        if (originSlice is null || destinationSlice is null)
        {
            return Exact(pair, corridor, originSlice, destinationSlice, options);
        }

        var dimensions = DimensionsOf(pair, originSlice);
        var classes = ClassesAskedFor(dimensions, options);
        var unfiltered = options with { Filter = options.Filter.RemoveRange(classes.Select(filter => pair.Matched[filter.Dimension])) };
        var (origin, destination) = MirrorComparison.Figures(pair, corridor, originSlice, destinationSlice, unfiltered);
        if (HeldTotals.Open(pair, originSlice, destinationSlice, origin!.Keys.IsEmpty, destination!.Keys.IsEmpty) is { } opened)
        {
            dimensions = DimensionsOf(opened, originSlice);
            classes.AddRange(Enumerable.Range(pair.Matched.Length, dimensions.Length - pair.Matched.Length).Select(held => (held, StandardCodes.Total)));
            (origin, destination) = MirrorComparison.Figures(opened, corridor, originSlice, destinationSlice, unfiltered);
        }

        if (origin!.Keys.IsEmpty || destination!.Keys.IsEmpty || origin.Keys.SequenceEqual(destination.Keys))
        {
            return Exact(pair, corridor, originSlice, destinationSlice, options);
        }

        ImmutableArray<AlignedDimension> aligned =
            [.. dimensions.Select((dimension, at) => new AlignedDimension(dimension, origin.CodesIn(at), destination.CodesIn(at)))];
        var (left, right) = (WithSums(origin, aligned, 0), WithSums(destination, aligned, 1));
        var keys = RowKeys.Of(left, right);
        return AlignedCells.Of(
            originSlice.Period, new FormedFigures(left, pair.Matched, keys[0], classes), new FormedFigures(right, pair.Matched, keys[1], classes));
    }

    private static ImmutableArray<Dimension> DimensionsOf(MirrorPair pair, Slice slice) =>
        [.. pair.Matched.Select(id => slice.Structure.FindDimension(id)
            ?? throw new ArgumentException($"{slice.Structure} has no dimension {id}, which the pair names."))];

    private static List<(int Dimension, string Code)> ClassesAskedFor(ImmutableArray<Dimension> dimensions, MirrorOptions options) =>
    [
        .. dimensions
            .Select((dimension, at) => (Dimension: at, Code: dimension.Role == DimensionRole.Additive ? options.Filter.GetValueOrDefault(dimension.Id) : null))
            .Where(filter => filter.Code is not null)
            .Select(filter => (filter.Dimension, filter.Code!)),
    ];

    private static AlignedComparison Exact(
        MirrorPair pair, Corridor corridor, Slice? originSlice, Slice? destinationSlice, MirrorOptions options) =>
        new(MirrorComparison.Compare(pair, corridor, originSlice, destinationSlice, options), []);

    private static FormedRows WithSums(SentFigures sent, ImmutableArray<AlignedDimension> dimensions, int side)
    {
        var rows = new FormedRows(sent, dimensions);
        int[] along = [.. Enumerable.Range(0, dimensions.Length).Where(at => dimensions[at].HasSums(side))];
        var seen = new int[dimensions.Length];

        // A sum along one dimension may be the part that one along another still lacked: each is gone through again while others add to it.
        for (var pass = 0; pass < along.Length && Array.Exists(along, at => seen[at] < rows.Count); pass++)
        {
            foreach (var at in along)
            {
                if (seen[at] < rows.Count)
                {
                    DimensionSums.Add(rows, at, side);
                    seen[at] = rows.Count;
                }
            }
        }

        return rows;
    }
}
