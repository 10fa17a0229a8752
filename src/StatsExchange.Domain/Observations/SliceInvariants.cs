// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Observations;

/// <summary>What every slice must satisfy; a violation is a programming error or a corrupt block, never an office's mistake.</summary>
internal static class SliceInvariants
{
    public static void Check(Slice slice)
    {
        if (slice.Columns.Length != slice.Structure.SliceDimensions.Length)
        {
            throw new ArgumentException($"A slice of {slice.Structure} has {slice.Structure.SliceDimensions.Length} columns, not {slice.Columns.Length}.");
        }

        for (var i = 0; i < slice.Columns.Length; i++)
        {
            CheckColumn(slice, i);
        }

        CheckOrder(slice);

        foreach (var value in slice.Values)
        {
            if (value < 0 || double.IsInfinity(value) || (value == 0 && double.IsNegative(value)))
            {
                throw new ArgumentException("A value is finite and not negative, or NaN where it is missing.");
            }
        }

        CheckAttributes(slice);
    }

    private static void CheckColumn(Slice slice, int position)
    {
        var column = slice.Columns[position];
        var id = slice.Structure.SliceDimensions[position].Id;
        if (column.Indices.Length != slice.Count)
        {
            throw new ArgumentException($"Column {id} has {column.Indices.Length} rows, the slice {slice.Count}.");
        }

        for (var i = 1; i < column.Codes.Length; i++)
        {
            if (string.CompareOrdinal(column.Codes[i - 1], column.Codes[i]) >= 0)
            {
                throw new ArgumentException($"The codes of column {id} are not in ascending ordinal order.");
            }
        }

        if (column.Codes.Length == 1 && !column.Indices.ContainsAnyExcept(0) && slice.Count > 0)
        {
            return;
        }

        var used = new bool[column.Codes.Length];
        foreach (var index in column.Indices)
        {
            if ((uint)index >= (uint)used.Length)
            {
                throw new ArgumentException($"Column {id} points outside its dictionary.");
            }

            used[index] = true;
        }

        if (used.Contains(false))
        {
            throw new ArgumentException($"The dictionary of column {id} holds a code that no row uses.");
        }
    }

    private static void CheckOrder(Slice slice)
    {
        CodeColumn[] varying = [.. slice.Columns.Where(column => column.Codes.Length > 1)];
        for (var row = 1; row < slice.Count; row++)
        {
            if (!Ascends(varying, row))
            {
                throw new ArgumentException($"Row {row} does not come after row {row - 1} in key order.");
            }
        }
    }

    private static bool Ascends(CodeColumn[] columns, int row)
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

    private static void CheckAttributes(Slice slice)
    {
        for (var i = 0; i < slice.Attributes.Length; i++)
        {
            var column = slice.Attributes[i];
            if (i > 0 && string.CompareOrdinal(slice.Attributes[i - 1].Id, column.Id) >= 0)
            {
                throw new ArgumentException("Attribute columns are not in ascending ordinal order of their ids.");
            }

            if (column.Rows.IsEmpty || column.Rows.Length != column.Values.Length)
            {
                throw new ArgumentException($"Attribute {column.Id} must list at least one row, and one text per row.");
            }

            for (var r = 0; r < column.Rows.Length; r++)
            {
                var previous = r == 0 ? -1 : column.Rows[r - 1];
                if (column.Rows[r] <= previous || column.Rows[r] >= slice.Count || column.Values[r].Length == 0)
                {
                    throw new ArgumentException($"Attribute {column.Id} must list ascending rows of the slice with a text each.");
                }
            }
        }
    }
}
