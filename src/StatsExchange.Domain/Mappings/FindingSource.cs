// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Validation;

namespace StatsExchange.Domain.Mappings;

/// <summary>Tells findings about observations in the words of the table they were made of.</summary>
internal sealed class FindingSource(OfficeMapping mapping)
{
    private const string Value = "OBS_VALUE";

    private readonly Dictionary<string, int> _columnOf = Enumerable.Range(0, mapping.Columns.Length)
        .GroupBy(i => mapping.Columns[i].Target).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    private string[]? _texts;
    private string _cellColumn = "";
    private string _cell = "";

    public void BeginRow(string[] texts) => _texts = texts;

    public void BeginCell(string column, string text) => (_cellColumn, _cell) = (column, text);

    public void EndRow() => _texts = null;

    /// <summary>The finding with the column of the table, and in a row with the text as sent.</summary>
    public Finding Retell(Finding finding)
    {
        if (finding.Column == Value)
        {
            return _texts is not null ? finding with { Column = _cellColumn, Value = _cell }
                : mapping.Values.Length == 1 && !mapping.YearsAsColumns ? finding with { Column = mapping.Values[0].Column }
                : finding;
        }

        if (!_columnOf.TryGetValue(finding.Column, out var place))
        {
            return finding;
        }

        var told = finding with { Column = mapping.Columns[place].Column };
        return _texts?[place] is { Length: > 0 } text ? told with { Value = text } : told;
    }
}
