// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Corridors;

/// <summary>Cells as columns: the values of both sides, and where each stands among the figures of its side.</summary>
internal sealed class CellColumns(int count)
{
    public int Count => Origin.Length;

    /// <summary>The origin's values; NaN where it holds none.</summary>
    public double[] Origin { get; } = GC.AllocateUninitializedArray<double>(count);

    /// <summary>The destination's values; NaN where it holds none.</summary>
    public double[] Destination { get; } = GC.AllocateUninitializedArray<double>(count);

    /// <summary>Positions among the origin's figures; −1 where it has none.</summary>
    public int[] OriginAt { get; } = GC.AllocateUninitializedArray<int>(count);

    /// <summary>Positions among the destination's figures; −1 where it has none.</summary>
    public int[] DestinationAt { get; } = GC.AllocateUninitializedArray<int>(count);

    /// <summary>Some of the cells, ascending.</summary>
    public CellColumns Take(int[] cells)
    {
        var taken = new CellColumns(cells.Length);
        for (var i = 0; i < cells.Length; i++)
        {
            taken.Origin[i] = Origin[cells[i]];
            taken.Destination[i] = Destination[cells[i]];
            taken.OriginAt[i] = OriginAt[cells[i]];
            taken.DestinationAt[i] = DestinationAt[cells[i]];
        }

        return taken;
    }
}
