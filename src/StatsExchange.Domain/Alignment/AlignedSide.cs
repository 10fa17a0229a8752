// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Corridors;

namespace StatsExchange.Domain.Alignment;

/// <summary>One side of merged cells, and which of its rows are compared: as they are, or as part of a sum.</summary>
internal sealed class AlignedSide(FormedFigures figures, int[] positions)
{
    private readonly bool[] _isCompared = new bool[figures.Rows.Count];

    public FormedFigures Figures => figures;

    public FormedRows Rows => figures.Rows;

    /// <summary>The row of a cell; below 0 where the side has none.</summary>
    public int RowOf(int cell) => positions[cell] < 0 ? -1 : figures.RowAt(positions[cell]);

    public bool IsSent(int row) => row < Rows.SentCount;

    public bool HasValue(int cell) => positions[cell] >= 0 && !double.IsNaN(figures.Values[positions[cell]]);

    public bool IsCompared(int row) => _isCompared[row];

    public void MarkCompared(int row) => _isCompared[row] = true;

    /// <summary>What is part of something compared is compared; sums come after their parts.</summary>
    public void PassOnToParts()
    {
        for (var row = Rows.Count - 1; row >= Rows.SentCount; row--)
        {
            foreach (var part in _isCompared[row] ? Rows.PartsOf(row) : [])
            {
                _isCompared[part] = true;
            }
        }
    }

    /// <summary>What was sent of a cell, directly or through sums of sums.</summary>
    public List<int> SentPartsOf(int cell)
    {
        var sent = new List<int>();
        var open = new Stack<int>([RowOf(cell)]);
        while (open.TryPop(out var row))
        {
            if (IsSent(row))
            {
                sent.Add(row);
            }

            foreach (var part in Rows.PartsOf(row))
            {
                open.Push(part);
            }
        }

        return sent;
    }

    /// <summary>What a row of this side holds.</summary>
    public MirrorStatus StatusOf(int row) => Rows.FigureAt(row).Status;
}
