// SPDX-License-Identifier: Apache-2.0
using Spectre.Console;

namespace StatsExchange.Cli.Terminal;

/// <summary>A table whose columns that end in "#" hold numbers, to the right.</summary>
internal static class FigureTable
{
    public static Table Of(string? title, IEnumerable<string> columns, IEnumerable<string[]> rows)
    {
        var table = new Table { Border = TableBorder.Simple };
        if (title is not null)
        {
            table.Title = new TableTitle(Markup.Escape(title));
        }

        foreach (var name in columns)
        {
            var isNumber = name.EndsWith('#');
            var column = new TableColumn(Markup.Escape(name.TrimEnd('#')));
            table.AddColumn(isNumber ? column.RightAligned() : column);
        }

        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        return table;
    }
}
