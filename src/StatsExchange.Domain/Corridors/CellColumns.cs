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
}
