// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Reasons;

namespace StatsExchange.Grains.Corridors;

/// <summary>Figures that their sheets say were copied from the mirror: each is its source's very number.</summary>
internal static class CopiedFigures
{
    /// <summary>Whether a figure was copied.</summary>
    public static bool IsCopied(SideCells? cells, MirrorFigure figure) =>
        cells is not null && figure.Value is not null && cells.SheetOf(figure.Rows)?.IsCopiedFromMirror == true;

    /// <summary>The cell for a reader who is neither office: what the source withholds is withheld in the copy too.</summary>
    public static MirrorCell Withhold(MirrorCell cell, SideCells? origin, SideCells? destination) => cell with
    {
        Origin = Withhold(cell.Origin, origin, cell.Destination),
        Destination = Withhold(cell.Destination, destination, cell.Origin),
    };

    private static MirrorFigure Withhold(MirrorFigure figure, SideCells? cells, MirrorFigure source) =>
        source.Status == MirrorStatus.Suppressed && IsCopied(cells, figure)
            ? new MirrorFigure(null, MirrorStatus.Suppressed, 0) { IsDerived = figure.IsDerived }
            : figure;
}
