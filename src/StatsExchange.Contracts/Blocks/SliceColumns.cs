// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Google.Protobuf;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Contracts.Blocks;

/// <summary>Carries the columns of a slice over to message columns and back; observation and consolidated blocks share it.</summary>
internal static class SliceColumns
{
    public static IEnumerable<V1.DimensionColumn> DimensionsOf(Slice slice)
    {
        for (var i = 0; i < slice.Columns.Length; i++)
        {
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
        if (columns.Count != structure.SliceDimensions.Length)
        {
            throw new BlockFormatException("dimensions", $"the {structure.SliceDimensions.Length} dimensions of {structure} but reporter and time");
        }

        var read = ImmutableArray.CreateBuilder<CodeColumn>(columns.Count);
        for (var i = 0; i < columns.Count; i++)
        {
            var id = structure.SliceDimensions[i].Id;
            if (columns[i].Id != id)
            {
                throw new BlockFormatException($"dimensions[{i}].id", id);
            }

            read.Add(ReadDimension(columns[i], rows, $"dimensions[{i}]"));
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
