// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;
using StatsExchange.V1;
using AttributeColumn = StatsExchange.Domain.Observations.AttributeColumn;
using Operation = StatsExchange.Domain.Observations.Operation;

namespace StatsExchange.Contracts.Blocks;

/// <summary>Reads a block as an office sends it: any order of rows, codes and columns, any of the index widths, defaults left out.</summary>
public static class SentBlockReader
{
    /// <summary>The columns of the block, not yet checked against the structure.</summary>
    /// <exception cref="BlockFormatException">The block is not well formed; nothing of it can be used.</exception>
    public static SentColumns Read(ObservationBlock block)
    {
        if (block.Count > ObservationBlockCodec.MaxRows)
        {
            throw new BlockFormatException("count", $"at most {ObservationBlockCodec.MaxRows}");
        }

        KnownFields.Check(block);
        var rows = (int)block.Count;
        return new SentColumns(
            block.TimePeriod,
            [.. block.Dimensions.Select((column, i) => new SentColumn(column.Id, column.Codes, IndexBytes.Read(column.Indices, rows, column.Codes.Count, $"dimensions[{i}].indices")))],
            ValueBytes.Read(block.Values, rows),
            ReadOperations(block, rows),
            [.. block.Attributes.Select((column, i) => ReadAttribute(column, rows, i))]);
    }

    private static Operation[] ReadOperations(ObservationBlock block, int rows)
    {
        if (block.Operations.IsEmpty)
        {
            return [];
        }

        if (block.Operations.Length != rows)
        {
            throw new BlockFormatException("operations", $"{rows} bytes, one per row, or none");
        }

        return [.. block.Operations.Select((operation, row) => operation switch
        {
            0 => Operation.Set,
            1 => Operation.Delete,
            _ => throw new BlockFormatException($"operations[{row}]", "0 to set or 1 to delete"),
        })];
    }

    private static AttributeColumn ReadAttribute(V1.AttributeColumn column, int rows, int position)
    {
        var isSound = column.Rows.Count == column.Values.Count;
        for (var i = 0; isSound && i < column.Rows.Count; i++)
        {
            isSound = column.Rows[i] < rows && (i == 0 || column.Rows[i] > column.Rows[i - 1]);
        }

        return isSound
            ? new AttributeColumn(column.Id, [.. column.Rows.Select(row => (int)row)], [.. column.Values])
            : throw new BlockFormatException($"attributes[{position}]", $"ascending rows below {rows}, with one value each");
    }
}
