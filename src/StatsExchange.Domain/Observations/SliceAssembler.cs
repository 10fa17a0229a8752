// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Observations;

/// <summary>Makes the slices of a submission out of its sorted rows.</summary>
internal static class SliceAssembler
{
    public static ImmutableArray<SubmittedSlice> Assemble(Structure structure, CountryCode reporter, ObservationTable table, int[] order)
    {
        var attributes = SortAttributes(table, order);
        var slices = ImmutableArray.CreateBuilder<SubmittedSlice>();
        for (var start = 0; start < order.Length;)
        {
            var period = table.PeriodAt(order[start]);
            var end = start + 1;
            while (end < order.Length && table.PeriodAt(order[end]) == period)
            {
                end++;
            }

            var rows = order.AsSpan(start, end - start);
            var slice = new Slice(
                structure,
                reporter.Value,
                table.Periods[period],
                Columns(table, rows),
                Take(rows, table.ValueAt),
                [.. attributes.Select(attribute => attribute.Within(start, end)).OfType<AttributeColumn>()]);
            slices.Add(new SubmittedSlice(
                slice,
                ImmutableCollectionsMarshal.AsImmutableArray(Take(rows, table.IsDelete)),
                ImmutableCollectionsMarshal.AsImmutableArray(Take(rows, table.LineAt))));
            start = end;
        }

        return slices.DrainToImmutable();
    }

    private static T[] Take<T>(ReadOnlySpan<int> rows, Func<int, T> valueAt)
    {
        var taken = new T[rows.Length];
        for (var i = 0; i < taken.Length; i++)
        {
            taken[i] = valueAt(rows[i]);
        }

        return taken;
    }

    private static ImmutableArray<CodeColumn> Columns(ObservationTable table, ReadOnlySpan<int> rows)
    {
        var columns = ImmutableArray.CreateBuilder<CodeColumn>(table.Codes.Length);
        var same = new int[rows.Length];
        for (var dimension = 0; dimension < table.Codes.Length; dimension++)
        {
            var codes = table.Codes[dimension];
            columns.Add(codes.Count == 1 ? new CodeColumn([codes[0]], same) : Column(table, dimension, rows));
        }

        return columns.MoveToImmutable();
    }

    private static CodeColumn Column(ObservationTable table, int dimension, ReadOnlySpan<int> rows)
    {
        var indices = new int[rows.Length];
        for (var i = 0; i < indices.Length; i++)
        {
            indices[i] = table.CodeAt(dimension, rows[i]);
        }

        var codes = table.Codes[dimension];
        return CodeCompaction.Compact([.. Enumerable.Range(0, codes.Count).Select(i => codes[i])], indices);
    }

    private static ImmutableArray<SortedAttribute> SortAttributes(ObservationTable table, int[] order)
    {
        var used = table.Attributes.Where(attribute => attribute.Rows.Count > 0).OrderBy(attribute => attribute.Id, StringComparer.Ordinal).ToArray();
        if (used.Length == 0)
        {
            return [];
        }

        // A row that is left out, as a repeat is, comes before all others and so falls into no slice.
        var positions = new int[table.Count];
        Array.Fill(positions, -1);
        for (var i = 0; i < order.Length; i++)
        {
            positions[order[i]] = i;
        }

        return [.. used.Select(attribute => SortedAttribute.Of(attribute, positions))];
    }
}
