// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Observations;

namespace StatsExchange.Domain.Disclosure;

/// <summary>Takes values out of a slice and marks their rows as suppressed.</summary>
internal static class SuppressedRows
{
    private const string ObservationStatus = "OBS_STATUS";

    public static WithheldSlice TakeOut(Slice slice, ImmutableArray<int> rows)
    {
        var values = slice.Values.ToArray();
        foreach (var row in rows)
        {
            values[row] = double.NaN;
        }

        var attributes = slice.Attributes
            .Where(a => a.Id != ObservationStatus)
            .Select(a => Without(a, rows))
            .Where(a => !a.Rows.IsEmpty)
            .Append(Statuses(slice, rows))
            .OrderBy(a => a.Id, StringComparer.Ordinal);
        var shown = new Slice(slice.Structure, slice.Owner, slice.Period, slice.Columns, values, [.. attributes]);
        return new WithheldSlice(shown, rows);
    }

    private static AttributeColumn Without(AttributeColumn column, ImmutableArray<int> rows)
    {
        ImmutableArray<int> kept = [.. Enumerable.Range(0, column.Rows.Length).Where(i => rows.BinarySearch(column.Rows[i]) < 0)];
        return column with { Rows = [.. kept.Select(i => column.Rows[i])], Values = [.. kept.Select(i => column.Values[i])] };
    }

    private static AttributeColumn Statuses(Slice slice, ImmutableArray<int> rows)
    {
        var column = slice.Attributes.FirstOrDefault(a => a.Id == ObservationStatus) ?? new AttributeColumn(ObservationStatus, [], []);
        var open = Without(column, rows);
        var statuses = open.Rows.Zip(open.Values)
            .Concat(rows.Select(row => (row, Suppressed(column[row]))))
            .OrderBy(entry => entry.Item1)
            .ToArray();
        return new AttributeColumn(ObservationStatus, [.. statuses.Select(s => s.Item1)], [.. statuses.Select(s => s.Item2)]);
    }

    // K and W stay: a row that includes or is included in another is not paired, suppressed or not.
    private static string Suppressed(string? status) =>
        (status?.Contains('K', StringComparison.Ordinal) == true ? "K" : "")
        + "Q"
        + (status?.Contains('W', StringComparison.Ordinal) == true ? "W" : "");
}
