// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Corridors;

/// <summary>Finds the rows of a slice that take part on one side of a pair: by column, without looking at a row twice.</summary>
internal static class RowSelection
{
    private const string Partner = "COUNTERPART_AREA";
    public const string ObservationStatus = "OBS_STATUS";

    /// <summary>The rows that count the people their key names.</summary>
    public static SelectedRows Rows(Slice slice, MirrorSide side, string counterpart, IReadOnlyDictionary<string, string> filter) =>
        Rows(slice, side, counterpart, filter, ofIncluded: false);

    /// <summary>The rows that would take part if they did not count under another category, or another category too.</summary>
    public static SelectedRows Included(Slice slice, MirrorSide side, string counterpart, IReadOnlyDictionary<string, string> filter) =>
        Rows(slice, side, counterpart, filter, ofIncluded: true);

    private static SelectedRows Rows(Slice slice, MirrorSide side, string counterpart, IReadOnlyDictionary<string, string> filter, bool ofIncluded)
    {
        var partners = MatchedCodes.PositionOf(slice, Partner);
        var partner = slice.Columns[partners].Codes.BinarySearch(counterpart, StringComparer.Ordinal);
        if (partner < 0)
        {
            return SelectedRows.None;
        }

        var masks = Masks(slice, side, filter).ToList();
        if (masks.Exists(mask => !mask.Admitted.Contains(true)))
        {
            return SelectedRows.None;
        }

        var (from, to) = RangeOf(slice, partners, partner, out var isWhole);
        var excluded = IncludedElsewhere(slice, from, to);
        if (ofIncluded && excluded.Count == 0)
        {
            return SelectedRows.None;
        }

        if (isWhole && masks.Count == 0 && excluded.Count == 0)
        {
            return new SelectedRows(from, to - from, null);
        }

        var rows = new int[to - from];
        var count = 0;
        var indices = slice.Columns[partners].Indices;
        for (var row = from; row < to; row++)
        {
            rows[count] = row;
            count += indices[row] == partner ? 1 : 0;
        }

        foreach (var (position, admitted) in masks)
        {
            count = Keep(rows, count, slice.Columns[position].Indices, admitted);
        }

        return new SelectedRows(0, Keep(rows, count, excluded, ofIncluded), rows);
    }

    // Rows are sorted by column: where all columns before the partner have one code only, its rows stand together.
    private static (int From, int To) RangeOf(Slice slice, int position, int code, out bool isWhole)
    {
        isWhole = slice.Columns[..position].All(column => column.Codes.Length == 1);
        var indices = slice.Columns[position].Indices;
        return isWhole ? (FirstNotBelow(indices, code), FirstNotBelow(indices, code + 1)) : (0, slice.Count);
    }

    private static int FirstNotBelow(ReadOnlySpan<int> indices, int code)
    {
        int low = 0, high = indices.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = indices[middle] < code ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Per restricted column which of its codes take part; columns where all do are left out.</summary>
    private static IEnumerable<(int Position, bool[] Admitted)> Masks(Slice slice, MirrorSide side, IReadOnlyDictionary<string, string> filter)
    {
        for (var i = 0; i < slice.Columns.Length; i++)
        {
            var dimension = slice.Structure.SliceDimensions[i];
            var required = side.Filter.GetValueOrDefault(dimension.Id);
            var compared = filter.GetValueOrDefault(dimension.Id);

            // Classes of people that are dropped are compared by their total; ways of counting that are dropped become rivals.
            if (compared is null && dimension.Role == DimensionRole.Additive && side.Dropped.Contains(dimension.Id))
            {
                required = StandardCodes.Total;
            }

            if (required is null && compared is null)
            {
                continue;
            }

            var admitted = slice.Columns[i].Codes
                .Select(code => (required is null || code == required)
                    && (compared is null || MatchedCodes.AsCompared(side, dimension.Id, code) == compared))
                .ToArray();
            if (admitted.Contains(false))
            {
                yield return (i, admitted);
            }
        }
    }

    private static int Keep(int[] rows, int count, ReadOnlySpan<int> indices, bool[] admitted)
    {
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            rows[kept] = rows[i];
            kept += admitted[indices[rows[i]]] ? 1 : 0;
        }

        return kept;
    }

    // K (included in another category) and W (includes another category) do not count the people the key names.
    private static List<int> IncludedElsewhere(Slice slice, int from, int to)
    {
        var status = slice.Attributes.FirstOrDefault(a => a.Id == ObservationStatus);
        var rows = new List<int>();
        for (var i = 0; i < status?.Rows.Length; i++)
        {
            if (status.Rows[i] >= from && status.Rows[i] < to && status.Values[i].AsSpan().ContainsAny('K', 'W'))
            {
                rows.Add(status.Rows[i]);
            }
        }

        return rows;
    }

    private static int Keep(int[] rows, int count, List<int> excluded, bool ofIncluded)
    {
        int kept = 0, next = 0;
        for (var i = 0; i < count && excluded.Count > 0; i++)
        {
            while (next < excluded.Count && excluded[next] < rows[i])
            {
                next++;
            }

            rows[kept] = rows[i];
            var isIncluded = next < excluded.Count && excluded[next] == rows[i];
            kept += isIncluded == ofIncluded ? 1 : 0;
        }

        return excluded.Count > 0 ? kept : count;
    }
}
