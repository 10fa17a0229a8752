// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Unicode;
using CsvHelper;
using StatsExchange.Domain.Areas;
using StatsExchange.V1;

namespace StatsExchange.Client.LongCsv;

/// <summary>Makes a row of the fields of a CSV record.</summary>
internal sealed class RowParser(LongCsvLayout layout, QuoteCheck quotes, bool replaces)
{
    private const NumberStyles ValueStyle = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public LongCsvLayout Layout => layout;

    /// <summary>Reads the current record.</summary>
    /// <param name="csv">A reader that stands on a record.</param>
    /// <param name="structure">The structure the row names if it is a known one, else null.</param>
    public LongCsvRow Parse(CsvReader csv, out string? structure)
    {
        var line = csv.LineNumber;
        structure = null;
        if (quotes.Take(line) is { } expected)
        {
            return Unusable(csv, FileRules.Quotes(line, expected));
        }

        if (csv.FieldCount != layout.Uses.Length)
        {
            return Unusable(csv, FileRules.FieldCount(line, csv.FieldCount, layout.Uses.Length));
        }

        if (IsHeader(csv))
        {
            return Unusable(csv, FileRules.HeaderAgain(line));
        }

        var findings = ImmutableArray.CreateBuilder<Finding>();
        var fields = new string[layout.Uses.Length];
        string? reporter = null;
        double? value = null;
        var action = SdmxAction.Set;
        for (var i = 0; i < fields.Length; i++)
        {
            var use = layout.Uses[i];
            fields[i] = csv.GetString(i);
            if (!Utf8.IsValid(csv.GetSpan(i)))
            {
                findings.Add(FileRules.NotText(line, use.Name, fields[i]));
                continue;
            }

            fields[i] = layout.Header.CodeOf(i, fields[i]);
            switch (use.Kind)
            {
                case ColumnKind.Structure:
                    structure = StructureOf(fields[i], line, findings);
                    break;
                case ColumnKind.StructureKind when fields[i] is not ("dataflow" or "datastructure"):
                    findings.Add(FileRules.UnknownStructureKind(line, fields[i]));
                    break;
                case ColumnKind.StructureId:
                    structure = StructureOfId(use.Name, fields[i], line, findings);
                    break;
                case ColumnKind.Action:
                    action = ActionOf(fields[i], line, findings);
                    break;
                case ColumnKind.Reporter:
                    reporter = ReporterOf(fields[i], line, findings);
                    break;
                case ColumnKind.Value:
                    value = ValueOf(fields[i], line, findings);
                    break;
                default:
                    break;
            }
        }

        CheckForeignColumns(structure, fields, line, findings);
        SdmxActions.Check(action, layout, fields, replaces, line, findings);
        return new LongCsvRow(line, reporter, value, layout.Uses, fields, findings.DrainToImmutable(), action == SdmxAction.Delete);
    }

    private bool IsHeader(CsvReader csv)
    {
        for (var i = 0; i < layout.Uses.Length; i++)
        {
            if (layout.Header.CodeOf(i, csv.GetString(i)) != layout.Uses[i].Name)
            {
                return false;
            }
        }

        return true;
    }

    private LongCsvRow Unusable(CsvReader csv, Finding finding) => new(csv.LineNumber, SureReporter(csv), null, layout.Uses, [], [finding]);

    // Such a row has lost its form: its REF_AREA is sure only where nothing before it can have shifted it, and where the row did not run
    // on over the lines below, which may be another office's.
    private string? SureReporter(CsvReader csv)
    {
        var at = layout.ReporterAt;
        if (at < 0 || at >= csv.FieldCount || !IsSureBefore(csv, at) || RunsOn(csv) || !Utf8.IsValid(csv.GetSpan(at)))
        {
            return null;
        }

        return ReporterAreas.Instance.Canonical(csv.GetString(at));
    }

    private bool IsSureBefore(CsvReader csv, int reporter) =>
        reporter == 0 || (reporter == 1 && layout.Uses[0].Kind == ColumnKind.Structure && LongCsvLayout.FindSubmitted(csv.GetString(0)) is not null);

    private static bool RunsOn(CsvReader csv)
    {
        for (var i = 0; i < csv.FieldCount; i++)
        {
            if (csv.GetSpan(i).TrimEnd("\r\n"u8).ContainsAny((byte)'\r', (byte)'\n'))
            {
                return true;
            }
        }

        return false;
    }

    private static string? StructureOf(string field, long line, ImmutableArray<Finding>.Builder findings)
    {
        if (LongCsvLayout.FindSubmitted(field) is { } known)
        {
            return known.Id;
        }

        findings.Add(FileRules.UnknownStructure(line, field));
        return null;
    }

    private static string? StructureOfId(string column, string field, long line, ImmutableArray<Finding>.Builder findings)
    {
        if (LongCsvLayout.FindBySdmxId(field) is { } known)
        {
            return known.Id;
        }

        findings.Add(FileRules.UnknownStructureId(line, column, field));
        return null;
    }

    private static SdmxAction ActionOf(string field, long line, ImmutableArray<Finding>.Builder findings)
    {
        if (SdmxActions.Of(field) is { } action)
        {
            return action;
        }

        findings.Add(FileRules.UnknownAction(line, field));
        return SdmxAction.Set;
    }

    private static string? ReporterOf(string field, long line, ImmutableArray<Finding>.Builder findings)
    {
        var known = ReporterAreas.Instance.Canonical(field);
        if (known is null)
        {
            findings.Add(FileRules.UnknownReporter(line, field, ReporterAreas.Instance.Expectation));
        }

        return known;
    }

    private static double? ValueOf(string field, long line, ImmutableArray<Finding>.Builder findings)
    {
        if (field.Length == 0)
        {
            return null;
        }

        if (double.TryParse(field, ValueStyle, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
        {
            return value;
        }

        findings.Add(FileRules.NotNumber(line, field));
        return null;
    }

    private void CheckForeignColumns(string? structure, string[] fields, long line, ImmutableArray<Finding>.Builder findings)
    {
        if (structure != layout.Structure.Id)
        {
            return;
        }

        for (var i = 0; i < fields.Length; i++)
        {
            if (layout.Uses[i].Kind == ColumnKind.Foreign && fields[i].Length > 0)
            {
                findings.Add(FileRules.NotOfStructure(line, layout.Uses[i].Name, layout.Structure.Id, fields[i]));
            }
        }
    }
}
