// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Observations;

/// <summary>Makes one slice out of rows of several slices of the same owner, structure and period.</summary>
internal static class SliceGather
{
    /// <param name="sources">The slices to pick from, at least one.</param>
    /// <param name="picks">The rows in key order; rows of one source ascend.</param>
    public static Slice Gather(IReadOnlyList<Slice> sources, ReadOnlySpan<RowPick> picks)
    {
        var values = new double[picks.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = sources[picks[i].Source].Values[picks[i].Row];
        }

        var columns = ImmutableArray.CreateBuilder<CodeColumn>(sources[0].Columns.Length);
        for (var dimension = 0; dimension < sources[0].Columns.Length; dimension++)
        {
            columns.Add(Column(sources, picks, dimension));
        }

        return new Slice(sources[0].Structure, sources[0].Owner, sources[0].Period, columns.MoveToImmutable(), values, Attributes(sources, picks))
        {
            Boundaries = sources.All(source => source.KnowsBoundaries) ? Boundaries(sources, picks) : default,
        };
    }

    private static ImmutableArray<int> Boundaries(IReadOnlyList<Slice> sources, ReadOnlySpan<RowPick> picks)
    {
        var found = ImmutableArray.CreateBuilder<int>();
        var next = new int[sources.Count];
        for (var i = 0; i < picks.Length; i++)
        {
            var (source, row) = picks[i];
            var boundaries = sources[source].Boundaries;
            while (next[source] < boundaries.Length && boundaries[next[source]] < row)
            {
                next[source]++;
            }

            if (next[source] < boundaries.Length && boundaries[next[source]] == row)
            {
                found.Add(i);
            }
        }

        return found.DrainToImmutable();
    }

    private static CodeColumn Column(IReadOnlyList<Slice> sources, ReadOnlySpan<RowPick> picks, int dimension)
    {
        var codes = new List<string>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var maps = new int[sources.Count][];
        for (var source = 0; source < maps.Length; source++)
        {
            maps[source] = [.. sources[source].Columns[dimension].Codes.Select(Number)];
        }

        var indices = new int[picks.Length];
        for (var i = 0; i < indices.Length; i++)
        {
            indices[i] = maps[picks[i].Source][sources[picks[i].Source].Columns[dimension].Indices[picks[i].Row]];
        }

        return CodeCompaction.Compact(codes, indices);

        int Number(string code)
        {
            if (!known.TryGetValue(code, out var number))
            {
                number = codes.Count;
                codes.Add(code);
                known.Add(code, number);
            }

            return number;
        }
    }

    private static ImmutableArray<AttributeColumn> Attributes(IReadOnlyList<Slice> sources, ReadOnlySpan<RowPick> picks)
    {
        string[] ids = [.. sources.SelectMany(source => source.Attributes).Select(column => column.Id).Distinct().Order(StringComparer.Ordinal)];
        if (ids.Length == 0)
        {
            return [];
        }

        var places = Places(sources, picks);
        return [.. ids.Select(id => Attribute(id, sources, places)).OfType<AttributeColumn>()];
    }

    /// <summary>Where each row of each source went, or −1.</summary>
    private static int[][] Places(IReadOnlyList<Slice> sources, ReadOnlySpan<RowPick> picks)
    {
        var places = new int[sources.Count][];
        for (var source = 0; source < places.Length; source++)
        {
            places[source] = new int[sources[source].Count];
            Array.Fill(places[source], -1);
        }

        for (var i = 0; i < picks.Length; i++)
        {
            places[picks[i].Source][picks[i].Row] = i;
        }

        return places;
    }

    private static AttributeColumn? Attribute(string id, IReadOnlyList<Slice> sources, int[][] places)
    {
        var rows = new List<int>();
        var texts = new List<string>();
        for (var source = 0; source < places.Length; source++)
        {
            if (sources[source].Attributes.FirstOrDefault(column => column.Id == id) is not { } column)
            {
                continue;
            }

            for (var i = 0; i < column.Rows.Length; i++)
            {
                if (places[source][column.Rows[i]] >= 0)
                {
                    rows.Add(places[source][column.Rows[i]]);
                    texts.Add(column.Values[i]);
                }
            }
        }

        int[] sortedRows = [.. rows];
        string[] sortedTexts = [.. texts];
        Array.Sort(sortedRows, sortedTexts);
        return sortedRows.Length == 0 ? null : new AttributeColumn(id, [.. sortedRows], [.. sortedTexts]);
    }
}
