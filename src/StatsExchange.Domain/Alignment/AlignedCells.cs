// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Corridors;

namespace StatsExchange.Domain.Alignment;

/// <summary>
/// Chooses the cells to show: every class that one side has sent and the other has sent or can form; a class that neither has sent only for
/// people who would not be compared otherwise; and what only one side has, unless it is part of a sum that is shown.
/// </summary>
internal sealed class AlignedCells
{
    private readonly AlignedSide[] _sides;
    private readonly CellColumns _merged;
    private readonly bool[] _isShown;

    private AlignedCells(FormedFigures origin, FormedFigures destination)
    {
        _merged = CellMerge.Columns(origin, destination);
        _sides = [new AlignedSide(origin, _merged.OriginAt), new AlignedSide(destination, _merged.DestinationAt)];
        _isShown = new bool[_merged.Count];
    }

    /// <summary>The cells of two sides with their sums.</summary>
    public static AlignedComparison Of(string period, FormedFigures origin, FormedFigures destination)
    {
        var cells = new AlignedCells(origin, destination);
        cells.ShowSentBesideEither();
        cells.ShowSumsOfBoth();
        cells.ShowOneSided();
        var shown = cells.Shown();
        var obstacles = new Obstacles(cells._sides[0], cells._sides[1]);
        var found = Array.ConvertAll(shown, obstacles.Find);
        return new AlignedComparison(
            new MirrorCells(period, origin, destination, cells._merged.Take(shown), found),
            obstacles.Summary());
    }

    private int[] Shown()
    {
        var shown = new int[_isShown.Count(isShown => isShown)];
        for (int cell = 0, count = 0; cell < _isShown.Length; cell++)
        {
            if (_isShown[cell])
            {
                shown[count++] = cell;
            }
        }

        return shown;
    }

    private void ShowSentBesideEither()
    {
        for (var cell = 0; cell < _isShown.Length; cell++)
        {
            var (origin, destination) = (_sides[0].RowOf(cell), _sides[1].RowOf(cell));
            if (origin >= 0 && destination >= 0 && (_sides[0].IsSent(origin) || _sides[1].IsSent(destination)))
            {
                Show(cell);
            }
        }

        _sides[0].PassOnToParts();
        _sides[1].PassOnToParts();
    }

    private void ShowSumsOfBoth()
    {
        var candidates = Enumerable.Range(0, _isShown.Length)
            .Where(cell => !_isShown[cell] && _sides[0].HasValue(cell) && _sides[1].HasValue(cell))
            .Select(cell => (Cell: cell, Origin: _sides[0].SentPartsOf(cell), Destination: _sides[1].SentPartsOf(cell)))
            .OrderBy(candidate => candidate.Origin.Count + candidate.Destination.Count);
        foreach (var (cell, origin, destination) in candidates)
        {
            if (origin.Exists(row => !_sides[0].IsCompared(row)) || destination.Exists(row => !_sides[1].IsCompared(row)))
            {
                Show(cell);
                origin.ForEach(_sides[0].MarkCompared);
                destination.ForEach(_sides[1].MarkCompared);
            }
        }
    }

    private void ShowOneSided()
    {
        for (var cell = 0; cell < _isShown.Length; cell++)
        {
            var (origin, destination) = (_sides[0].RowOf(cell), _sides[1].RowOf(cell));
            if (!_isShown[cell] && (origin < 0 || destination < 0))
            {
                var (side, row) = origin >= 0 ? (_sides[0], origin) : (_sides[1], destination);
                _isShown[cell] = side.IsSent(row) && !side.IsCompared(row);
            }
        }
    }

    private void Show(int cell)
    {
        _isShown[cell] = true;
        foreach (var side in _sides)
        {
            if (side.IsSent(side.RowOf(cell)) || side.HasValue(cell))
            {
                side.MarkCompared(side.RowOf(cell));
            }
        }
    }
}
