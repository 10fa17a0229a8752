// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Google.Protobuf;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Contracts.Blocks;

/// <summary>Carries the columns of a slice over to message columns and back; observation and consolidated blocks share it.</summary>
internal static class SliceColumns
{
    /// <summary>The columns of a slice, but for dimensions that are left out.</summary>
    public static IEnumerable<V1.DimensionColumn> DimensionsOf(Slice slice, IReadOnlySet<string> leftOut)
    {
        for (var i = 0; i < slice.Columns.Length; i++)
        {
            if (leftOut.Contains(slice.Structure.SliceDimensions[i].Id))
            {
                continue;
            }

            var column = slice.Columns[i];
            var message = new V1.DimensionColumn
            {
                Id = slice.Structure.SliceDimensions[i].Id,
                Indices = IndexBytes.Write(column.Indices, column.Codes.Length),
            };
            message.Codes.AddRange(column.Codes);
            yield return message;
        }
    }

    public static IEnumerable<V1.AttributeColumn> AttributesOf(Slice slice)
    {
        foreach (var column in slice.Attributes)
        {
            var message = new V1.AttributeColumn { Id = column.Id };
            message.Rows.AddRange(column.Rows.Select(row => (uint)row));
            message.Values.AddRange(column.Values);
            yield return message;
        }
    }

    /// <summary>The dimensions that were added to the structure after the columns were stored.</summary>
    public static IReadOnlySet<string> LeftOut(Structure structure, IEnumerable<V1.DimensionColumn> columns) =>
        structure.SliceDimensions.Where(dimension => dimension.WasAddedLater).Select(dimension => dimension.Id)
            .Except(columns.Select(column => column.Id))
            .ToHashSet(StringComparer.Ordinal);

    public static Slice ToSlice(
        Structure structure,
        string owner,
        string period,
        uint count,
        IReadOnlyList<V1.DimensionColumn> dimensions,
        ByteString values,
        IReadOnlyList<V1.AttributeColumn> attributes)
    {
        if (count is 0 or > ObservationBlockCodec.MaxRows)
        {
            throw new BlockFormatException("count", $"1 to {ObservationBlockCodec.MaxRows}");
        }

        if (period.Length == 0)
        {
            throw new BlockFormatException("time_period", "the period observed");
        }

        var rows = (int)count;
        var read = ValueBytes.Read(values, rows);
        CanonicalRules.CheckValues(read);
        return new Slice(structure, owner, period, ReadDimensions(structure, dimensions, rows), read, ReadAttributes(attributes, rows));
    }

    private static ImmutableArray<CodeColumn> ReadDimensions(Structure structure, IReadOnlyList<V1.DimensionColumn> columns, int rows)
    {
        var expected = structure.SliceDimensions;
        var leftOut = LeftOut(structure, columns);
        if (columns.Count + leftOut.Count != expected.Length)
        {
            throw new BlockFormatException("dimensions", $"the {expected.Length} dimensions of {structure} but reporter and time");
        }

        var read = ImmutableArray.CreateBuilder<CodeColumn>(expected.Length);
        var next = 0;
        foreach (var dimension in expected)
        {
            if (leftOut.Contains(dimension.Id))
            {
                read.Add(new CodeColumn([dimension.Default!], new int[rows]));
                continue;
            }

            if (columns[next].Id != dimension.Id)
            {
                throw new BlockFormatException($"dimensions[{next}].id", dimension.Id);
            }

            read.Add(ReadDimension(columns[next], rows, $"dimensions[{next}]"));
            next++;
        }

        var all = read.MoveToImmutable();
        CanonicalRules.CheckRowOrder(all, rows);
        return all;
    }

    private static CodeColumn ReadDimension(V1.DimensionColumn column, int rows, string field)
    {
        var width = IndexBytes.WidthFor(column.Codes.Count);
        if (column.Indices.Length != rows * width)
        {
            throw new BlockFormatException($"{field}.indices", $"{rows} indices of the smallest width, {width}");
        }

        var read = new CodeColumn([.. column.Codes], IndexBytes.Read(column.Indices, rows, column.Codes.Count, $"{field}.indices"));
        CanonicalRules.CheckDictionary(read, field);
        return read;
    }

    private static ImmutableArray<AttributeColumn> ReadAttributes(IReadOnlyList<V1.AttributeColumn> columns, int rows)
    {
        var read = ImmutableArray.CreateBuilder<AttributeColumn>(columns.Count);
        for (var i = 0; i < columns.Count; i++)
        {
            var column = columns[i];
            CanonicalRules.CheckAttribute(column, i == 0 ? "" : columns[i - 1].Id, rows, $"attributes[{i}]");
            read.Add(new AttributeColumn(column.Id, [.. column.Rows.Select(row => (int)row)], [.. column.Values]));
        }

        return read.MoveToImmutable();
    }
}
