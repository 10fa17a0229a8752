// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Mappings.Checks;

/// <summary>Every column of the table is named, and has one use.</summary>
internal static class ColumnCheck
{
    private const int MostColumns = 1_000;

    public static IEnumerable<MappingProblem> Of(OfficeMapping mapping)
    {
        if (mapping.Columns.Length + mapping.Values.Length + mapping.Ignored.Length > MostColumns)
        {
            yield return new MappingProblem("columns", $"at most {MostColumns} columns");
        }

        if (mapping.Values.IsEmpty && !mapping.YearsAsColumns)
        {
            yield return new MappingProblem("values", "at least one column of figures, or years_as_columns");
        }

        var uses = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, column) in Named(mapping))
        {
            var folded = TableText.Fold(column);
            var kind = field[..field.IndexOf('[', StringComparison.Ordinal)];
            if (folded.Length == 0)
            {
                yield return new MappingProblem(field, "the name of a column");
            }
            else if (uses.TryGetValue(folded, out var other) && (kind != "columns" || other != "columns"))
            {
                yield return new MappingProblem(field, $"a column with one use; '{column}' is named under {other} too");
            }

            uses[folded] = kind;
        }
    }

    private static IEnumerable<(string Field, string Column)> Named(OfficeMapping mapping) =>
    [
        .. mapping.Columns.Select((column, i) => ($"columns[{i}].column", column.Column)),
        .. mapping.Values.Select((value, i) => ($"values[{i}].column", value.Column)),
        .. mapping.Ignored.Select((column, i) => ($"ignore[{i}]", column)),
    ];
}
