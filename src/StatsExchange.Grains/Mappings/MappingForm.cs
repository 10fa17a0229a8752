// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Google.Protobuf;
using StatsExchange.Domain.Mappings;
using StatsExchange.Domain.Mappings.Checks;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Regions;
using StatsExchange.V1;
using EmptyCell = StatsExchange.Domain.Mappings.EmptyCell;
using MappedColumn = StatsExchange.Domain.Mappings.MappedColumn;
using NumberForm = StatsExchange.Domain.Mappings.NumberForm;
using RowRule = StatsExchange.Domain.Mappings.RowRule;
using ValueColumn = StatsExchange.Domain.Mappings.ValueColumn;
using ValueMark = StatsExchange.Domain.Mappings.ValueMark;

namespace StatsExchange.Grains.Mappings;

/// <summary>Reads the message of a mapping, and refuses one that is not sound with everything that is wrong.</summary>
internal static class MappingForm
{
    private const int MostBytes = 64 * 1024;
    private const int MostDescriptionBytes = 4_096;
    private static readonly string[] Delimiters = ["", "comma", "semicolon", "tab", "bar"];

    /// <exception cref="Callers.RefusedException">It is not sound.</exception>
    public static OfficeMapping Read(Mapping mapping, string field)
    {
        var violations = new FieldViolations();
        void Expect(bool holds, string path, string expected)
        {
            if (!holds)
            {
                violations.Add($"{field}.{path}", expected);
            }
        }

        Expect(MappingReference.IsName(mapping.Name), "name", MappingReference.NameExpectation);
        Expect(mapping.Version == 0, "version", "none: the hub gives it");
        Expect(Delimiters.Contains(mapping.Table?.Delimiter ?? ""), "table.delimiter", "comma, semicolon, tab or bar");
        Expect(mapping.Table is null or { HeaderLine: >= 0 and <= 100 }, "table.header_line", "0 to 100");
        Expect(mapping.CalculateSize() <= MostBytes, "columns", $"a mapping of at most {MostBytes} bytes in all");
        Expect(System.Text.Encoding.UTF8.GetByteCount(mapping.Description) <= MostDescriptionBytes, "description", $"at most {MostDescriptionBytes} bytes of UTF-8");
        Expect(System.Text.Encoding.UTF8.GetByteCount(mapping.Title) <= 256, "title", "at most 256 bytes of UTF-8");
        var structure = StructureCatalogue.Find(mapping.Structure);
        Expect(structure is not null && structure.Id != StructureCatalogue.Consolidated.Id, "structure", "STOCK, FLOW or RETURN");
        CheckCells(mapping, Expect);
        CheckReadings(mapping, Expect);
        violations.Throw();

        var read = Of(mapping, structure!);
        foreach (var problem in MappingChecks.Of(read))
        {
            violations.Add($"{field}.{problem.Field}", problem.Expected);
        }

        violations.Throw();
        return read;
    }

    /// <summary>A mapping that was registered, and so is sound.</summary>
    public static OfficeMapping Of(Mapping mapping) => Of(mapping, StructureCatalogue.Find(mapping.Structure)!);

    private static void CheckCells(Mapping mapping, Action<bool, string, string> expect)
    {
        for (var i = 0; i < mapping.EmptyCells.Count; i++)
        {
            expect(!(mapping.EmptyCells[i].Zero && mapping.EmptyCells[i].LeaveOut), $"empty_cells[{i}]", "zero or leave_out, not both");
        }
    }

    private static void CheckReadings(Mapping mapping, Action<bool, string, string> expect)
    {
        for (var i = 0; i < mapping.Columns.Count; i++)
        {
            for (var j = 0; j < mapping.Columns[i].Readings.Count; j++)
            {
                expect(ReadingNames.Find(mapping.Columns[i].Readings[j]) is not null, $"columns[{i}].readings[{j}]", ReadingNames.Expectation);
            }
        }
    }

    private static OfficeMapping Of(Mapping mapping, Domain.Structures.Structure structure) => new()
    {
        Structure = structure,
        Columns = [.. mapping.Columns.Select(column => new MappedColumn(
            column.Column,
            column.Target,
            [.. column.Codes.OrderBy(code => code.Key, StringComparer.Ordinal)],
            [.. column.Readings.Select(reading => ReadingNames.Find(reading)!.Value)],
            column.StripPrefix,
            column.WhenEmpty))],
        Values = [.. mapping.Values.Select(value => new ValueColumn(value.Column, value.Codes.ToImmutableSortedDictionary(StringComparer.Ordinal)))],
        YearsAsColumns = mapping.YearsAsColumns,
        Constants = mapping.Constants.ToImmutableSortedDictionary(StringComparer.Ordinal),
        Numbers = mapping.Numbers is { } numbers
            ? new NumberForm(numbers.Thousands, numbers.Decimal.Length == 0 ? "." : numbers.Decimal, numbers.IndianGroups)
            : NumberForm.Plain,
        EmptyCells = [.. mapping.EmptyCells.Select(cell => new EmptyCell(cell.Text, MeaningOf(cell), cell.Status))],
        Marks = [.. mapping.Marks.Select(mark => new ValueMark(mark.Mark, mark.Status))],
        LeaveOut = [.. mapping.LeaveOut.Select(RuleOf)],
        TakeOnly = [.. mapping.TakeOnly.Select(RuleOf)],
        Ignored = [.. mapping.Ignore],
        SumsRows = mapping.SumRows,
        IgnoresOthers = mapping.IgnoreOtherColumns,
    };

    private static EmptyMeaning MeaningOf(V1.EmptyCell cell) =>
        cell.Zero ? EmptyMeaning.Zero : cell.LeaveOut ? EmptyMeaning.LeftOut : EmptyMeaning.Missing;

    private static RowRule RuleOf(V1.RowRule rule) => new(rule.Column, [.. rule.Equal], [.. rule.BeginsWith], rule.Empty);
}
