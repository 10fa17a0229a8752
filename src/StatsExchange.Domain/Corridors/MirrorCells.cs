// SPDX-License-Identifier: Apache-2.0
using System.Collections;
using StatsExchange.Domain.Alignment;

namespace StatsExchange.Domain.Corridors;

/// <summary>
/// The cells of a comparison in order of the matched codes, dimension by dimension. They are kept as columns; a cell is put together when
/// it is asked for.
/// </summary>
public sealed class MirrorCells : IReadOnlyList<MirrorCell>
{
    private readonly string _period;
    private readonly ISideFigures? _origin;
    private readonly ISideFigures? _destination;
    private readonly CellColumns _cells;
    private readonly AlignmentObstacle[] _obstacles;

    internal MirrorCells(string period, ISideFigures? origin, ISideFigures? destination, CellColumns cells, AlignmentObstacle[] obstacles)
    {
        _obstacles = obstacles;
        _period = period;
        _origin = origin;
        _destination = destination;
        _cells = cells;
    }

    /// <summary>No cells.</summary>
    public static MirrorCells None { get; } = new(string.Empty, null, null, new CellColumns(0), []);

    /// <inheritdoc/>
    public int Count => _cells.Count;

    /// <summary>Whether neither side has sent anything.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>The origin's values in UNIT_MEASURE; NaN where there is none to compare.</summary>
    public ReadOnlySpan<double> OriginValues => _cells.Origin;

    /// <summary>The destination's values in UNIT_MEASURE; NaN where there is none to compare.</summary>
    public ReadOnlySpan<double> DestinationValues => _cells.Destination;

    /// <inheritdoc/>
    public MirrorCell this[int index]
    {
        get
        {
            var (origin, destination) = (_cells.OriginAt[index], _cells.DestinationAt[index]);
            return new MirrorCell(
                _period,
                origin >= 0 ? _origin!.KeyAt(origin) : _destination!.KeyAt(destination),
                origin >= 0 ? _origin!.FigureAt(origin) : MirrorFigure.Missing,
                destination >= 0 ? _destination!.FigureAt(destination) : MirrorFigure.Missing)
            {
                Obstacle = _obstacles.Length > 0 ? _obstacles[index] : AlignmentObstacle.None,
            };
        }
    }

    /// <summary>Works out how far the sides of consecutive cells are apart.</summary>
    /// <param name="start">The first cell.</param>
    /// <param name="measures">Takes the measures of that cell and of as many after it as it has room for.</param>
    /// <returns>The number of cells measured; 0 behind the last.</returns>
    public int Measure(int start, MeasureColumns measures)
    {
        var count = Math.Min(measures.Capacity, Count - start);
        measures.Set(OriginValues.Slice(start, count), DestinationValues.Slice(start, count));
        return count;
    }

    /// <inheritdoc/>
    public IEnumerator<MirrorCell> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
