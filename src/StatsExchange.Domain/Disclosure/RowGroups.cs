// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Disclosure;

/// <summary>Numbers the groups of rows that agree in all dimensions of some roles.</summary>
internal sealed class RowGroups(Slice slice, params DimensionRole[] roles)
{
    private readonly CodeColumn[] _columns =
    [
        .. slice.Columns.Where((column, i) => column.Codes.Length > 1 && roles.Contains(slice.Structure.SliceDimensions[i].Role)),
    ];

    // Ways of counting and partners are few: their product stays far below 2^64, and arithmetic is checked.
    public ulong Of(int row)
    {
        ulong group = 0;
        foreach (var column in _columns)
        {
            group = (group * (ulong)column.Codes.Length) + (ulong)column.Indices[row];
        }

        return group;
    }
}
