// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Grains.Snapshots;

/// <summary>Makes the canonical slice of a period out of chosen rows.</summary>
internal static class ConsolidatedSlices
{
    /// <param name="region">The regional body.</param>
    /// <param name="period">The period observed.</param>
    /// <param name="table">The figures.</param>
    /// <param name="rows">The rows to take, in key order.</param>
    public static Slice Of(string region, string period, ConsolidatedTable table, List<int> rows) => new(
        StructureCatalogue.Consolidated,
        region,
        period,
        [.. Enumerable.Range(0, ConsolidatedKeys.Dimensions.Length).Select(dimension => Column(table, dimension, rows))],
        [.. rows.Select(row => table[row].Value)],
        Attributes(table, rows));

    private static CodeColumn Column(ConsolidatedTable table, int dimension, List<int> rows)
    {
        ImmutableArray<string> codes = [.. rows.Select(row => table.CodeAt(dimension, row)).Distinct().Order(StringComparer.Ordinal)];
        var places = codes.Select((code, place) => (code, place)).ToDictionary(entry => entry.code, entry => entry.place, StringComparer.Ordinal);
        return new CodeColumn(codes, [.. rows.Select(row => places[table.CodeAt(dimension, row)])]);
    }

    private static ImmutableArray<AttributeColumn> Attributes(ConsolidatedTable table, List<int> rows)
    {
        var columns = new SortedDictionary<string, (List<int> Rows, List<string> Texts)>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var (id, text) in table[rows[i]].Attributes ?? [])
            {
                if (!columns.TryGetValue(id, out var column))
                {
                    columns.Add(id, column = ([], []));
                }

                column.Rows.Add(i);
                column.Texts.Add(text);
            }
        }

        return [.. columns.Select(column => new AttributeColumn(column.Key, [.. column.Value.Rows], [.. column.Value.Texts]))];
    }
}
