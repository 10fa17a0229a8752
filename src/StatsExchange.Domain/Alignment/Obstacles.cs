// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Corridors;

namespace StatsExchange.Domain.Alignment;

/// <summary>Finds out why a cell has one side only, and counts what it found by class.</summary>
internal sealed class Obstacles(AlignedSide origin, AlignedSide destination)
{
    private const int None = -1;

    private readonly AlignedSide[] _sides = [origin, destination];
    private readonly Dictionary<(int Side, int Dimension, int Rank, AlignmentObstacle Obstacle), int> _counts = [];

    /// <summary>Why a merged cell that is shown is not compared.</summary>
    public AlignmentObstacle Find(int cell)
    {
        var (left, right) = (_sides[0].RowOf(cell), _sides[1].RowOf(cell));
        if (left < 0 || right < 0)
        {
            return OneSided(left >= 0 ? 0 : 1, Math.Max(left, right));
        }

        var broken = Unformed(0, left) ? 0 : Unformed(1, right) ? 1 : None;
        return broken == None ? AlignmentObstacle.None : WithoutValue(broken, broken == 0 ? left : right);
    }

    /// <summary>What was found, by side, dimension and code.</summary>
    public ImmutableArray<NotAligned> Summary() =>
    [
        .. _counts
            .OrderBy(entry => entry.Key)
            .Select(entry => new NotAligned(
                (CorridorEnd)entry.Key.Side,
                Dimension(entry.Key.Dimension).Id,
                Dimension(entry.Key.Dimension).Classes.Codes[entry.Key.Rank],
                entry.Key.Obstacle,
                [.. OthersOf(entry.Key.Side, entry.Key.Dimension, entry.Key.Rank).Select(rank => Dimension(entry.Key.Dimension).Classes.Codes[rank])],
                entry.Value)),
    ];

    private bool Unformed(int side, int row) => !_sides[side].IsSent(row) && double.IsNaN(_sides[side].Rows.Values[row]);

    private AlignmentObstacle OneSided(int side, int row)
    {
        var rows = _sides[side].Rows;
        int at = None, whole = None;
        for (var i = rows.Dimensions.Length - 1; i >= 0; i--)
        {
            var rank = rows.RankAt(i, row);
            at = rows.Dimensions[i].IsCommon[rank] ? at : i;
            whole = rows.Dimensions[i].Sent[1 - side][rank] ? whole : i;
        }

        if (at != None)
        {
            return Count(side, at, row, OfClass(side, at, rows.RankAt(at, row)));
        }

        return whole != None
            ? Count(side, whole, row, rows.RankAt(whole, row) == Dimension(whole).Classes.Total ? AlignmentObstacle.PartitionIncomplete : AlignmentObstacle.FinerClassMissing)
            : Count(side, MostTelling(rows, row), row, AlignmentObstacle.NotCrossed);
    }

    private AlignmentObstacle OfClass(int side, int dimension, int rank)
    {
        var classes = Dimension(dimension).Classes;
        if (!Dimension(dimension).IsAdditive)
        {
            return AlignmentObstacle.CountedOtherwise;
        }

        if (rank == classes.Total)
        {
            return AlignmentObstacle.PartitionIncomplete;
        }

        if (!classes.IsClass[rank])
        {
            return AlignmentObstacle.NoPlace;
        }

        var own = classes.Ranges[rank];
        var others = OthersOf(side, dimension, rank);
        return others.Count == 0 ? WithoutOthers(side, dimension)
            : others.Exists(other => !own.Contains(classes.Ranges[other]) && !classes.Ranges[other].Contains(own)) ? AlignmentObstacle.ClassesOverlap
            : others.Exists(other => !own.Contains(classes.Ranges[other])) ? AlignmentObstacle.NotBrokenDown
            : AlignmentObstacle.FinerClassMissing;
    }

    private AlignmentObstacle WithoutOthers(int side, int dimension)
    {
        var (classes, sent) = (Dimension(dimension).Classes, Dimension(dimension).Sent[1 - side]);
        return Array.Exists(classes.ByStart, rank => sent[rank]) ? AlignmentObstacle.FinerClassMissing : AlignmentObstacle.NotBrokenDown;
    }

    private List<int> OthersOf(int side, int dimension, int rank)
    {
        var (classes, sent) = (Dimension(dimension).Classes, Dimension(dimension).Sent[1 - side]);
        return classes.Formed(rank) is { } own
            ? [.. Enumerable.Range(0, sent.Length).Where(other => sent[other] && other != rank && classes.IsClass[other] && classes.Ranges[other].Overlaps(own))]
            : [];
    }

    private AlignmentObstacle WithoutValue(int side, int row) =>
        Count(1 - side, _sides[side].Rows.DimensionOf(row), row, side, _sides[side].StatusOf(row) switch
        {
            MirrorStatus.Suppressed => AlignmentObstacle.PartSuppressed,
            MirrorStatus.Ambiguous => AlignmentObstacle.PartAmbiguous,
            _ => AlignmentObstacle.PartMissing,
        });

    // The first class that is not the total: what is crossed there with something else.
    private static int MostTelling(FormedRows rows, int row)
    {
        var classes = Enumerable.Range(0, rows.Dimensions.Length).Where(i => rows.Dimensions[i].Classes.Codes.Length > 1).ToList();
        return classes.Find(i => rows.Dimensions[i].IsAdditive && rows.RankAt(i, row) != rows.Dimensions[i].Classes.Total) is > 0 and var at ? at : classes[0];
    }

    private AlignmentObstacle Count(int side, int dimension, int row, AlignmentObstacle obstacle) => Count(side, dimension, row, side, obstacle);

    private AlignmentObstacle Count(int side, int dimension, int row, int sideOfRow, AlignmentObstacle obstacle)
    {
        var key = (side, dimension, _sides[sideOfRow].Rows.RankAt(dimension, row), obstacle);
        _counts[key] = _counts.GetValueOrDefault(key) + 1;
        return obstacle;
    }

    private AlignedDimension Dimension(int at) => _sides[0].Rows.Dimensions[at];
}
