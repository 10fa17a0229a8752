// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Mappings;

/// <summary>Reads cells of figures.</summary>
internal sealed class CellReader
{
    private readonly NumberReader _numbers;
    private readonly Dictionary<string, EmptyCell> _empty = new(StringComparer.Ordinal);
    private readonly ImmutableArray<(string Mark, string Status)> _marks;

    public CellReader(OfficeMapping mapping)
    {
        _numbers = new NumberReader(mapping.Numbers);
        foreach (var cell in mapping.EmptyCells)
        {
            _empty.TryAdd(TableText.Fold(cell.Text), cell);
        }

        _empty.TryAdd("", new EmptyCell("", EmptyMeaning.Missing, ""));
        _marks = [.. mapping.Marks.Select(mark => (TableText.Fold(mark.Mark), mark.Status)).OrderByDescending(mark => mark.Item1.Length)];
        var texts = string.Join(", ", mapping.EmptyCells.Where(cell => cell.Text.Length > 0).Select(cell => $"'{cell.Text}'"));
        Expectation = $"{mapping.Numbers.Expectation}, or nothing where it is missing{(texts.Length == 0 ? "" : $", or {texts}")}";
    }

    /// <summary>What a cell looks like.</summary>
    public string Expectation { get; }

    /// <summary>Reads a cell; null where it is neither a number nor listed.</summary>
    public Cell? Read(string sent)
    {
        var text = sent.Trim();
        if (_numbers.TryRead(text, out var value))
        {
            return new Cell(value, "", false);
        }

        var folded = TableText.Fold(text);
        if (_empty.TryGetValue(folded, out var empty))
        {
            return new Cell(empty.Meaning == EmptyMeaning.Zero ? 0 : null, empty.Status, empty.Meaning == EmptyMeaning.LeftOut);
        }

        var status = "";
        while (_marks.FirstOrDefault(mark => folded.Length > mark.Mark.Length && folded.EndsWith(mark.Mark, StringComparison.Ordinal)) is { Mark: { } mark } found)
        {
            status += found.Status;
            folded = folded[..^mark.Length].TrimEnd();
        }

        return status.Length == 0 ? null
            : _numbers.TryRead(folded, out value) ? new Cell(value, status, false)
            : _empty.TryGetValue(folded, out empty) && empty.Meaning == EmptyMeaning.Missing ? new Cell(null, status + empty.Status, false)
            : null;
    }

    /// <summary>What a cell says.</summary>
    /// <param name="Value">The value; null where it is missing.</param>
    /// <param name="Status">Letters of OBS_STATUS, perhaps with repeats; empty for none.</param>
    /// <param name="IsLeftOut">Whether no observation is made of it.</param>
    public readonly record struct Cell(double? Value, string Status, bool IsLeftOut);
}
