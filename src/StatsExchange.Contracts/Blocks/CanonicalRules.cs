// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Observations;

namespace StatsExchange.Contracts.Blocks;

/// <summary>What the columns of a canonical block must satisfy. Each rule names the field that breaks it, so that a corrupt block can be told from another.</summary>
internal static class CanonicalRules
{
    public static void CheckDictionary(CodeColumn column, string field)
    {
        for (var i = 1; i < column.Codes.Length; i++)
        {
            if (string.CompareOrdinal(column.Codes[i - 1], column.Codes[i]) >= 0)
            {
                throw new BlockFormatException($"{field}.codes[{i}]", "a code that comes after the one before it in ordinal order");
            }
        }

        var used = new bool[column.Codes.Length];
        foreach (var index in column.Indices)
        {
            used[index] = true;
        }

        var unused = Array.IndexOf(used, false);
        if (unused >= 0)
        {
            throw new BlockFormatException($"{field}.codes[{unused}]", "a code that a row uses");
        }
    }

    public static void CheckRowOrder(ImmutableArray<CodeColumn> columns, int rows)
    {
        for (var row = 1; row < rows; row++)
        {
            if (!ComesAfter(columns, row))
            {
                throw new BlockFormatException("dimensions", $"rows in ascending order of their codes and each key once, but row {row} does not come after the row before it");
            }
        }
    }

    public static void CheckValues(ReadOnlySpan<double> values)
    {
        for (var row = 0; row < values.Length; row++)
        {
            if (values[row] < 0)
            {
                throw new BlockFormatException($"values[{row}]", "a value of at least 0");
            }
        }
    }

    public static void CheckAttribute(V1.AttributeColumn column, string previousId, int rows, string field)
    {
        if (string.CompareOrdinal(previousId, column.Id) >= 0)
        {
            throw new BlockFormatException($"{field}.id", "an id that comes after the one before it in ordinal order");
        }

        if (column.Rows.Count == 0 || column.Rows.Count != column.Values.Count)
        {
            throw new BlockFormatException($"{field}.values", "one text per row, and at least one");
        }

        for (var i = 0; i < column.Rows.Count; i++)
        {
            if (column.Rows[i] >= rows || (i > 0 && column.Rows[i] <= column.Rows[i - 1]))
            {
                throw new BlockFormatException($"{field}.rows[{i}]", $"a row after the one before it and below {rows}");
            }

            if (column.Values[i].Length == 0)
            {
                throw new BlockFormatException($"{field}.values[{i}]", "a text that is not empty");
            }
        }
    }

    private static bool ComesAfter(ImmutableArray<CodeColumn> columns, int row)
    {
        foreach (var column in columns)
        {
            var step = column.Indices[row] - column.Indices[row - 1];
            if (step != 0)
            {
                return step > 0;
            }
        }

        return false;
    }
}
