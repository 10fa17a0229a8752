// SPDX-License-Identifier: Apache-2.0
using Spectre.Console;
using Spectre.Console.Rendering;

namespace StatsExchange.Cli.Terminal;

/// <summary>A table whose columns that end in "#" hold numbers, to the right. It holds text and no markup.</summary>
internal sealed class FigureTable
{
    private readonly string? _title;
    private readonly string[] _columns;
    private readonly string[][] _rows;

    private FigureTable(string? title, string[] columns, string[][] rows) => (_title, _columns, _rows) = (title, columns, rows);

    public static FigureTable Of(string? title, IEnumerable<string> columns, IEnumerable<string[]> rows) => new(title, [.. columns], [.. rows]);

    public IRenderable ToRenderable()
    {
        var table = new Table { Border = TableBorder.Simple };
        if (_title is not null)
        {
            table.Title = new TableTitle(Legible.Markup(_title));
        }

        foreach (var name in _columns)
        {
            var isNumber = name.EndsWith('#');
            var column = new TableColumn(Legible.Markup(name.TrimEnd('#')));
            table.AddColumn(isNumber ? column.RightAligned() : column);
        }

        foreach (var row in _rows)
        {
            table.AddRow([.. row.Select(Legible.Markup)]);
        }

        return table;
    }
}
