// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Sheets;

/// <summary>Series sheets for the reader.</summary>
internal static class SheetText
{
    /// <summary>Versions of sheets beside figures: FLOW/EMI.RES..REG./2010/2017 version 2, and so on; a dash for none.</summary>
    public static string Versions(IEnumerable<SheetVersion> sheets) =>
        Figures.Text(string.Join(", ", sheets.Select(sheet => $"{sheet.Id} version {sheet.Version}")));

    public static string Heading(SeriesSheet sheet) =>
        $"{sheet.Id} version {sheet.Version}{(sheet.Withdrawn ? ", which ends the sheet" : "")}. Recorded {MessageJson.Of(sheet.Time)} by {sheet.RecordedBy}, entry {sheet.Seq}.";

    public static void Show(Output output, SeriesSheet sheet)
    {
        output.Line(Heading(sheet));
        var (stated, open) = Statements(sheet);
        string[] columns = ["", "stated"];
        output.Show(FigureTable.Of(null, columns, stated));
        output.Line($"Not stated: {Figures.Text(string.Join(", ", open))}.");
    }

    /// <summary>What a sheet states, by name, and the names of what it does not.</summary>
    public static (IReadOnlyList<string[]> Stated, IReadOnlyList<string> Open) Statements(SeriesSheet sheet)
    {
        var json = MessageJson.Of(sheet);
        var stated = new List<string[]>();
        var open = new List<string>();
        foreach (var field in SheetFile.Fields)
        {
            if (field.Name == "coverage")
            {
                foreach (var group in GroupCoverage.Descriptor.Fields.InDeclarationOrder())
                {
                    Add(group.Name, sheet.Coverage is { } coverage && group.Accessor.HasValue(coverage) ? ((bool)group.Accessor.GetValue(coverage) ? "counted" : "not counted") : null);
                }
            }
            else if (field.Name is not ("withdrawn" or "classes_assigned_by" or "structure"))
            {
                Add(field.Name, json[field.Name]?.ToString() switch
                {
                    null or "" => null,
                    "true" => "yes",
                    "false" => field.HasPresence ? "no" : null,
                    var text => field.FieldType == Google.Protobuf.Reflection.FieldType.Enum ? Named.Word(text) : text,
                });
            }
        }

        return (stated, open);

        void Add(string name, string? text)
        {
            if (text is null)
            {
                open.Add(name.Replace('_', ' '));
            }
            else
            {
                stated.Add([name.Replace('_', ' '), text]);
            }
        }
    }
}
