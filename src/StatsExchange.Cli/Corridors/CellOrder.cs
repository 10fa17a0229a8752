// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Structures;
using StatsExchange.V1;
using Structure = StatsExchange.Domain.Structures.Structure;

namespace StatsExchange.Cli.Corridors;

/// <summary>The order of a reader: by period, then by dimension as the structure has them, ages by years and not by letters.</summary>
internal sealed class CellOrder(Structure structure) : IComparer<MirrorCell>
{
    public int Compare(MirrorCell? x, MirrorCell? y)
    {
        var step = string.CompareOrdinal(x!.TimePeriod, y!.TimePeriod);
        for (var i = 0; step == 0 && i < structure.SliceDimensions.Length; i++)
        {
            var dimension = structure.SliceDimensions[i];
            var (left, right) = (x.Dimensions.GetValueOrDefault(dimension.Id, ""), y.Dimensions.GetValueOrDefault(dimension.Id, ""));
            step = dimension.Codes is IComparer<string> order ? order.Compare(left, right) : string.CompareOrdinal(left, right);
        }

        return step;
    }
}
