// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using StatsExchange.Domain.Validation;

namespace StatsExchange.Domain.Mappings;

/// <summary>
/// Tells findings about observations in the words of the table they were made of. Observations are given a number in place of a line, by
/// which their line and column are found again however late something is found.
/// </summary>
internal sealed class FindingSource(OfficeMapping mapping, ImmutableArray<ColumnReader> readers) : ISentWords
{
    private const string Value = "OBS_VALUE";

    private readonly Dictionary<string, int> _columnOf = Enumerable.Range(0, mapping.Columns.Length)
        .GroupBy(i => mapping.Columns[i].Target).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    private readonly List<(int Line, string Column, int Classes)> _places = [];
    private string[]? _texts;
    private string _cellColumn = "";
    private string _cell = "";

    /// <summary>Whether findings are told in the words of the table already.</summary>
    public bool IsTold { get; set; }

    public void BeginRow(string[] texts) => _texts = texts;

    public void BeginCell(string column, string text) => (_cellColumn, _cell) = (column, text);

    public void EndRow() => _texts = null;

    /// <summary>The number of an observation made of a cell.</summary>
    public int Number(int line, string column, string[] texts)
    {
        var classes = default(HashCode);
        for (var i = 0; i < readers.Length; i++)
        {
            classes.Add(readers[i].Target.IsSummed ? texts[i].Trim() : "", StringComparer.OrdinalIgnoreCase);
        }

        _places.Add((line, column, classes.ToHashCode()));
        return _places.Count;
    }

    public string Where(long line) => string.Create(CultureInfo.InvariantCulture, $"{PlaceOf(line).Line} ({PlaceOf(line).Column})");

    public string WhyTwice(long first, long second) =>
        PlaceOf(first).Classes == PlaceOf(second).Classes ? ""
        : mapping.SumsRows ? "; sum_rows adds up only rows that agree in everything but their classes, status and comments"
        : "; the mapping gives several classes of the table one code: with \"sum_rows\": true it adds them up";

    /// <summary>The finding with line and column of the table, and in a row with the text as sent.</summary>
    public Finding Retell(Finding finding)
    {
        if (IsTold || finding.Line < 1 || finding.Line > _places.Count)
        {
            return finding;
        }

        var place = PlaceOf(finding.Line);
        var told = finding with { Line = place.Line, Place = finding.Line };
        if (finding.Column == Value)
        {
            return _texts is not null ? told with { Column = _cellColumn, Value = _cell } : told with { Column = place.Column };
        }

        if (!_columnOf.TryGetValue(finding.Column, out var column))
        {
            return told;
        }

        told = told with { Column = mapping.Columns[column].Column };
        return _texts?[column] is { Length: > 0 } text ? told with { Value = text } : told with { Code = readers[column].TextOf(finding.Code) };
    }

    private (int Line, string Column, int Classes) PlaceOf(long number) => CollectionsMarshal.AsSpan(_places)[(int)number - 1];
}
