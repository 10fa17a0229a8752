// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Observations;

/// <summary>
/// Takes column blocks: each code of a dictionary is read once, not once per row. A block in which no row can break a rule, as nearly all
/// are, is taken column by column; any other row by row, so that what is wrong is told by its line.
/// </summary>
internal sealed class ColumnIntake(Structure structure, ObservationTable table, KeyRules keyRules, ValueRules valueRules)
{
    public void Add(SentColumns block, int firstLine)
    {
        keyRules.PeriodRead = structure.Dimensions[^1].Codes.Canonical(block.Period) ?? "";
        Take(block, firstLine);
        keyRules.PeriodRead = "";
    }

    private void Take(SentColumns block, int firstLine)
    {
        var blockIsSound = ReportUnknownDimensions(block, firstLine);
        var columns = structure.SliceDimensions.Select(dimension => Find(block, dimension)).ToArray();
        var maps = columns.Select((column, i) => column?.Codes.Select(table.Codes[i].Intern).ToArray()).ToArray();
        var time = structure.Dimensions[^1];
        var period = block.Period.Length == 0 ? KeyRules.NotSent : table.Periods.Intern(block.Period);
        if (block.Count > 0 && blockIsSound && period >= 0 && IsPlain(block))
        {
            int[][] numbers = [.. maps.Select((map, i) => map ?? [keyRules.DefaultOf(i)])];
            if (keyRules.HoldThroughout(numbers, period) && ValueRules.HoldThroughout(block.Values.Span))
            {
                AddWhole(block, [.. columns.Select((column, i) => new NumberedColumn(numbers[i], column?.Indices ?? default))], period, firstLine);
                return;
            }
        }

        var rows = new int[block.Count];
        var key = new int[columns.Length];
        for (var i = 0; i < block.Count; i++)
        {
            var line = firstLine + i;
            var sound = CheckOwnerAndPeriod(block, i, line);
            for (var d = 0; d < key.Length; d++)
            {
                key[d] = columns[d] is { } column ? Read(column, maps[d]!, d, i, line) : KeyRules.NotSent;
            }

            if (period == CodeInterner.None)
            {
                keyRules.ReportUnknownCode(time, block.Period, line);
            }

            sound &= keyRules.Check(key, period, line);
            var operation = block.Operations.IsEmpty ? Operation.Set : block.Operations.Span[i];
            var value = block.Values.Span[i];
            if (operation == Operation.Set && !double.IsNaN(value))
            {
                sound &= valueRules.CheckValue(value, value, TextAt(columns[keyRules.PartnerPosition], i), line);
            }

            rows[i] = operation == Operation.Set && sound && blockIsSound ? table.Count : CodeInterner.None;
            if (sound && blockIsSound)
            {
                table.Add(key, period, value, operation, line);
            }
        }

        AddAttributes(block, rows, firstLine);
    }

    /// <summary>Whether it deletes nothing and does not name the reporter or the period in its rows again.</summary>
    private bool IsPlain(SentColumns block) =>
        !block.Operations.Span.Contains(Operation.Delete)
        && block.Columns.All(column => structure.FindDimension(column.Id)!.Role is not (DimensionRole.Reporter or DimensionRole.Time));

    private void AddWhole(SentColumns block, NumberedColumn[] columns, int period, int firstLine)
    {
        var first = table.Count;
        table.AddColumns(columns, period, block.Values.Span, firstLine);
        if (block.Attributes.Count > 0)
        {
            AddAttributes(block, [.. Enumerable.Range(first, block.Count)], firstLine);
        }
    }

    private static SentColumn? Find(SentColumns block, Dimension dimension) =>
        block.Columns.FirstOrDefault(column => column.Id == dimension.Id);

    private static string TextAt(SentColumn? column, int row) => column?.Codes[column.Indices.Span[row]] ?? "";

    private int Read(SentColumn column, int[] map, int dimension, int row, long line)
    {
        var index = column.Indices.Span[row];
        if (map[index] == CodeInterner.None)
        {
            if (column.Codes[index].Length == 0)
            {
                return KeyRules.NotSent;
            }

            keyRules.ReportUnknownCode(structure.SliceDimensions[dimension], column.Codes[index], line);
        }

        return map[index];
    }

    private bool ReportUnknownDimensions(SentColumns block, long line)
    {
        ImmutableArray<SentColumn> unknown = [.. block.Columns.Where(column => structure.FindDimension(column.Id) is null)];
        foreach (var column in unknown)
        {
            keyRules.ReportUnknownDimension(column.Id, column.Codes.Count > 0 ? column.Codes[0] : "", line);
        }

        return unknown.IsEmpty;
    }

    private bool CheckOwnerAndPeriod(SentColumns block, int row, long line)
    {
        var sound = true;
        foreach (var column in block.Columns)
        {
            switch (structure.FindDimension(column.Id))
            {
                case { Role: DimensionRole.Reporter } dimension:
                    sound &= keyRules.CheckReporter(dimension, TextAt(column, row), line);
                    break;
                case { Role: DimensionRole.Time } dimension when TextAt(column, row) != block.Period:
                    keyRules.ReportUnknownCode(dimension, TextAt(column, row), line);
                    sound = false;
                    break;
                default:
                    break;
            }
        }

        return sound;
    }

    private void AddAttributes(SentColumns block, int[] rows, int firstLine)
    {
        foreach (var column in block.Attributes)
        {
            for (var i = 0; i < column.Rows.Length; i++)
            {
                var row = column.Rows[i];
                if (rows[row] != CodeInterner.None
                    && column.Values[i].Length > 0
                    && valueRules.CheckAttribute(column.Id, column.Values[i], firstLine + row) is { } attribute)
                {
                    valueRules.Keep(attribute.Position, rows[row], attribute.Text);
                }
            }
        }
    }
}
