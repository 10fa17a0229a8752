// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.V1;

namespace StatsExchange.Client.LongCsv;

/// <summary>Reads ACTION, and says where what it asks for cannot be done.</summary>
internal static class SdmxActions
{
    private const string Confidentiality = "CONF_STATUS";

    /// <summary>The action of a field; null where it is none.</summary>
    public static SdmxAction? Of(string field) => field switch
    {
        "" or "I" or "A" or "R" => SdmxAction.Set,
        "M" => SdmxAction.Merge,
        "D" => SdmxAction.Delete,
        _ => null,
    };

    /// <summary>Adds what is wrong with a row under its action.</summary>
    public static void Check(SdmxAction action, LongCsvLayout layout, string[] fields, bool replaces, long line, ImmutableArray<Finding>.Builder findings)
    {
        var (kept, value) = (Of(layout, fields, ColumnKind.Attribute), Of(layout, fields, ColumnKind.Value));
        switch (action)
        {
            case SdmxAction.Merge when value.All(field => field.Text.Length == 0):
                findings.Add(FileRules.ActionNotPossible(line, "M", "an OBS_VALUE: a row sets its whole observation. R sets a missing value"));
                break;
            case SdmxAction.Merge when kept.All(field => field.Name != Confidentiality):
                findings.Add(FileRules.ActionNotPossible(line, "M", "a column CONF_STATUS: a row sets its whole observation, and what it leaves out is gone"));
                break;
            case SdmxAction.Delete when replaces:
                findings.Add(FileRules.ActionNotPossible(line, "D", "another action, or mode merge: with mode replace, what is not sent is removed"));
                break;
            case SdmxAction.Delete:
                string[] filled = [.. kept.Concat(value).Where(field => field.Text.Length > 0).Select(field => field.Name)];
                if (filled.Length > 0)
                {
                    findings.Add(FileRules.ActionNotPossible(line, "D", $"nothing in {string.Join(", ", filled)}: only a whole observation is deleted"));
                }

                var named = Of(layout, fields, ColumnKind.Dimension).Concat(Of(layout, fields, ColumnKind.Reporter)).Where(field => field.Text.Length > 0).Select(field => field.Name);
                string[] open = [.. layout.Structure.Dimensions.Select(dimension => dimension.Id).Except(named, StringComparer.Ordinal)];
                if (open.Length > 0)
                {
                    findings.Add(FileRules.ActionNotPossible(line, "D", $"a code in {string.Join(", ", open)}: one observation is deleted, not all of a selection"));
                }

                break;
            default:
                break;
        }
    }

    private static IEnumerable<(string Name, string Text)> Of(LongCsvLayout layout, string[] fields, ColumnKind kind) =>
        Enumerable.Range(0, fields.Length).Where(i => layout.Uses[i].Kind == kind).Select(i => (layout.Uses[i].Name, fields[i]));
}
