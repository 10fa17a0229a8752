// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Validation;
using StatsExchange.Domain.Validation.Codes;

namespace StatsExchange.Domain.Mappings;

/// <summary>
/// Makes observations of the rows of a table by a sound mapping. A row becomes one observation per cell of figures. What is wrong is a finding
/// that names the column of the table and the text as sent. Not for use by several threads at once.
/// </summary>
public sealed class MappedRows
{
    private const string Period = "TIME_PERIOD";
    private const string Status = "OBS_STATUS";

    /// <summary>Looking for like names takes time, and no report lists more findings.</summary>
    private const int MostSuggestions = 1_000;

    private readonly OfficeMapping _mapping;
    private readonly CountryCode _reporter;
    private readonly SubmissionBuilder _builder;
    private readonly Action<MappedObservation>? _observe;
    private readonly ImmutableArray<ColumnReader> _readers;
    private readonly ColumnPlans _plans;
    private readonly NeededColumns _needed;
    private readonly RowChoice _choice;
    private readonly CellReader _cells;
    private readonly FindingSource _source;
    private readonly SumsOfRows? _sums;
    private readonly BlankCells _blanks;
    private readonly string[] _texts;
    private readonly List<(ColumnPlan Plan, string Text)> _figures = [];
    private readonly SortedDictionary<string, string> _rowCodes = new(StringComparer.Ordinal);
    private long _rows;
    private long _unknownColumns;
    private long _empty;
    private long _otherAreas;
    private long _cellsLeftOut;

    /// <summary>Begins a table.</summary>
    /// <param name="mapping">A mapping in which <see cref="Checks.MappingChecks"/> finds nothing.</param>
    /// <param name="reporter">The office that submits.</param>
    /// <param name="builder">Takes the observations and the findings.</param>
    /// <param name="observe">Told of every observation made; null for nobody.</param>
    public MappedRows(OfficeMapping mapping, CountryCode reporter, SubmissionBuilder builder, Action<MappedObservation>? observe = null)
    {
        _mapping = mapping;
        _reporter = reporter;
        _builder = builder;
        _observe = observe;

        _readers = [.. mapping.Columns.Select(column => new ColumnReader(mapping.Structure, column))];
        _plans = new ColumnPlans(mapping);
        _needed = new NeededColumns(mapping);
        _choice = new RowChoice(mapping);
        _cells = new CellReader(mapping);
        _texts = new string[_readers.Length];
        _source = new FindingSource(mapping, _readers);
        _blanks = new BlankCells(mapping, _readers);
        _sums = mapping.SumsRows ? new SumsOfRows(mapping, _readers) : null;
        builder.Findings.Words = _source;
    }

    /// <summary>What became of the rows so far.</summary>
    public MappedCounts Counts => new(_rows, _choice.LeftOut + _empty, _otherAreas, _cellsLeftOut, _builder.Count);

    /// <summary>How texts were read, by column and text.</summary>
    public IEnumerable<ReadText> Readings => _readers.SelectMany(reader => reader.Known.OrderBy(read => read.Text, StringComparer.Ordinal));

    /// <summary>Takes a row.</summary>
    /// <param name="fields">Texts by the names of the table's columns.</param>
    /// <param name="line">The physical line it stands on; null for its ordinal + 1.</param>
    /// <exception cref="SubmissionTooLargeException">There are more observations than a submission may hold.</exception>
    public void Add(IEnumerable<KeyValuePair<string, string>> fields, int? line)
    {
        _rows++;
        var at = line ?? (int)Math.Min(_rows + 1, int.MaxValue);
        if (!Take(fields, at) || !IsOwn(at, out var sound))
        {
            return;
        }

        var lacking = _needed.Lacking(_plans, out var isLacking);
        foreach (var column in lacking)
        {
            ReportMissing(column, at);
        }

        if (_figures.Count == 0 && !isLacking)
        {
            Report(MappingRules.MappedColumn, at, "", "", "", "a cell of figures in the row; rows that have none are left out by a rule of the mapping");
        }

        _source.BeginRow(_texts);
        _rowCodes.Clear();
        sound &= AddCodes(_rowCodes, hangingOnPeriod: false, at) && !isLacking;
        foreach (var (plan, text) in _figures)
        {
            AddFigure(plan, text, at, sound);
        }

        _source.EndRow();
    }

    /// <summary>Says what can be said only at the end: columns that were never there, and what was left out.</summary>
    public void Complete()
    {
        string[] missing = _rows == 0 ? [] : [.. _plans.Missing()];
        foreach (var column in missing.Where(column => !_needed.WasTold(column)))
        {
            ReportMissing(column, 0);
        }

        if (missing.Length > 0)
        {
            _builder.GiveUp();
        }

        foreach (var (column, count, first, code) in _blanks.All().Where(blank => !missing.Contains(blank.Column)))
        {
            Report(MappingRules.Blank, first, column, code, "", string.Create(CultureInfo.InvariantCulture, $"a text, or when_empty in the mapping: {count} empty cells are taken for {code}; this is the first"));
        }

        AddSums();
        foreach (var (column, count, why) in _choice.Report())
        {
            LeftOut(column, count, why);
        }

        LeftOut("", _empty, "rows left out: empty in every column");
        LeftOut("", _otherAreas, "rows left out: of other areas than the reporter");
        LeftOut("", _cellsLeftOut, "cells left out as empty_cells says");
    }

    private void ReportMissing(string column, long line) =>
        Report(MappingRules.MappedColumn, line, column, "", "", "the column in the table: the mapping reads it");

    /// <summary>Reports what is told in the words of the table already.</summary>
    private void Report(Rule rule, long line, string column, string code, string value, string expected)
    {
        _source.IsTold = true;
        _builder.Findings.Add(rule, line, column, code, value, expected);
        _source.IsTold = false;
    }

    private void LeftOut(string column, long count, string why)
    {
        if (count > 0)
        {
            Report(MappingRules.LeftOut, 0, column, "", count.ToString(CultureInfo.InvariantCulture), why);
        }
    }

    /// <summary>Sorts the texts of a row; false where it is no row of figures.</summary>
    private bool Take(IEnumerable<KeyValuePair<string, string>> fields, int line)
    {
        Array.Fill(_texts, "");
        _figures.Clear();
        _choice.Begin();
        var (isEmpty, isHeader, columns) = (true, true, 0);
        foreach (var (name, text) in fields)
        {
            var plan = _plans.Of(name, out var isNew);
            if (isNew && !plan.IsKnown)
            {
                ReportUnknown(plan, line);
            }

            columns++;
            isEmpty = isEmpty && string.IsNullOrWhiteSpace(text);
            isHeader = isHeader && TableText.Fold(text) == plan.Folded;
            foreach (var reader in plan.Readers)
            {
                _texts[reader] = text;
            }

            if (plan.Value is not null)
            {
                _figures.Add((plan, text));
            }

            _choice.See(plan.Rules, text);
        }

        if (isEmpty)
        {
            _empty++;
            return false;
        }

        if (isHeader && columns > 1)
        {
            Report(MappingRules.HeaderAgain, line, "", "", "", "a row of the table, not its header again");
            return false;
        }

        return _choice.Takes();
    }

    private void ReportUnknown(ColumnPlan plan, int line)
    {
        var nearest = _unknownColumns++ < MostSuggestions ? NearestTexts.Of(plan.Folded, _plans.Names()) : [];
        Report(
            MappingRules.MappedColumn, line, plan.Name, "", "",
            $"a column the mapping names{(nearest.Count == 0 ? "" : $" (nearest: {string.Join(", ", nearest)})")}; one that is not used is listed under ignore");
    }

    /// <summary>Whether the row is the reporter's; and whether that could be told without an error.</summary>
    private bool IsOwn(int line, out bool sound)
    {
        sound = true;
        for (var i = 0; i < _readers.Length; i++)
        {
            if (!_readers[i].Target.IsReporter || Text(i).Length == 0)
            {
                continue;
            }

            var read = _readers[i].Read(Text(i), 0);
            if (read.Code is null)
            {
                sound = ReportUnread(i, line);
            }
            else if (read.Code != _reporter.Value)
            {
                _otherAreas++;
                return false;
            }
        }

        return true;
    }

    private string Text(int reader)
    {
        var text = _texts[reader].Trim();
        return text.Length == 0 ? _readers[reader].Column.WhenEmpty : text;
    }

    private bool ReportUnread(int reader, int line)
    {
        var text = Text(reader);
        Report(CodeRules.UnknownCode, line, _readers[reader].Column.Column, text, text, _readers[reader].Expectation(text));
        return false;
    }

    private void AddFigure(ColumnPlan plan, string text, int line, bool sound)
    {
        _source.BeginCell(plan.Name, text);
        if (_cells.Read(text) is not { } cell)
        {
            Report(ReadingRules.ValueForm, line, plan.Name, "", text, _cells.Expectation);
            return;
        }

        if (cell.IsLeftOut && _sums is null)
        {
            _cellsLeftOut++;
            return;
        }

        var codes = CodesOf(plan.Value!);
        sound &= AddCodes(codes, hangingOnPeriod: true, line);
        if (!sound)
        {
            return;
        }

        if (cell.Status.Length > 0)
        {
            codes[Status] = codes.GetValueOrDefault(Status, "") + cell.Status;
        }

        var parts = codes.ToLookup(code => _mapping.Structure.FindDimension(code.Key) is not null);
        List<KeyValuePair<string, string>> dimensions = [.. parts[true]];
        List<KeyValuePair<string, string>> attributes = [.. parts[false]];
        if (_sums is null)
        {
            Observe(dimensions, cell.Value, attributes, line, plan.Name, _texts);
            return;
        }

        var held = new SortedDictionary<string, string>(attributes.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        _sums.Add(new SummedPart(dimensions, held, cell, line, plan.Name, text, [.. _texts]));
    }

    private void Observe(
        List<KeyValuePair<string, string>> dimensions, double? value, List<KeyValuePair<string, string>> attributes, int line, string column, string[] texts)
    {
        _builder.Add(dimensions, value, attributes, Operation.Set, _source.Number(line, column, texts));
        _observe?.Invoke(new MappedObservation(dimensions, value, attributes, line));
    }

    private void AddSums()
    {
        var (rows, line) = (0L, 0);
        foreach (var sum in _sums?.All ?? [])
        {
            if (sum.IsLeftOut)
            {
                _cellsLeftOut += sum.Parts;
                continue;
            }

            if (sum.Parts > 1)
            {
                rows += sum.Parts;
                line = line == 0 ? sum.First.Line : line;
            }

            _source.BeginRow(sum.First.Texts);
            _source.BeginCell(sum.First.Column, sum.Parts == 1 ? sum.First.Text : sum.Value is { } value ? ValueText.Of(value) : "");
            Observe(sum.First.Dimensions, sum.Value, [.. sum.Attributes], sum.First.Line, sum.First.Column, sum.First.Texts);
            _source.EndRow();
        }

        if (rows > 0)
        {
            Report(MappingRules.Summed, line, "", "", rows.ToString(CultureInfo.InvariantCulture), "figures added up to fewer keys, as sum_rows says; this is the first line");
        }
    }

    private SortedDictionary<string, string> CodesOf(ValueColumn value)
    {
        var codes = new SortedDictionary<string, string>(_mapping.Constants, StringComparer.Ordinal);
        foreach (var (target, code) in value.Codes.Concat(_rowCodes))
        {
            codes[target] = code;
        }

        if (!codes.ContainsKey("FREQ") && Domain.Period.TryParse(codes.GetValueOrDefault(Period), out var period))
        {
            codes["FREQ"] = period.FrequencyCode;
        }

        return codes;
    }

    /// <summary>Reads what columns say: once for a row, and for each cell what hangs on its period. False where one could not be read.</summary>
    private bool AddCodes(SortedDictionary<string, string> codes, bool hangingOnPeriod, int line)
    {
        var sound = true;
        for (var i = 0; i < _readers.Length; i++)
        {
            if (_readers[i].HangsOnPeriod != hangingOnPeriod || _readers[i].Target.IsReporter)
            {
                continue;
            }

            if (Text(i).Length == 0)
            {
                _blanks.See(i, line);
                continue;
            }

            var read = _readers[i].Read(Text(i), YearOf(codes));
            sound = read.Code is null ? ReportUnread(i, line) : sound;
            codes[_readers[i].Target.Id] = read.Code ?? "";
        }

        return sound;
    }

    private static int YearOf(SortedDictionary<string, string> codes) =>
        Domain.Period.TryParse(codes.GetValueOrDefault(Period), out var period) ? period.Year : 0;
}
