// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Mappings;
using StatsExchange.Grains.Callers;
using StatsExchange.V1;

namespace StatsExchange.Grains.Mappings;

/// <summary>Hands rows of an office's table to a mapping.</summary>
internal static class RawRows
{
    /// <exception cref="RefusedException">The row says something that only a row without a mapping can say.</exception>
    public static void Add(MappedRows rows, Observation row, string field)
    {
        if (row.HasValue)
        {
            throw RefusedException.Field($"{field}.value", "expected none: with a mapping, figures stand as text under their column in dimensions");
        }

        if (row.Attributes.Count > 0)
        {
            throw RefusedException.Field($"{field}.attributes", "expected none: with a mapping, all texts stand under their column in dimensions");
        }

        if (row.Operation is not (Operation.Unspecified or Operation.Set))
        {
            throw RefusedException.Field($"{field}.operation", "expected SET: with a mapping, cells are set; delete without one, or replace the period");
        }

        rows.Add(row.Dimensions, row.Line > 0 ? row.Line : null);
    }
}
