// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Mappings;

/// <summary>Reads the texts of one column for one target, and remembers them.</summary>
internal sealed class ColumnReader
{
    /// <summary>More different texts than this are read again each time: a sender can invent any number of them.</summary>
    private const int MostRemembered = 20_000;

    /// <summary>A longer text is no name and no number of years, and is not remembered.</summary>
    private const int LongestRead = 256;

    /// <summary>Looking for like texts takes time, and no report lists more findings.</summary>
    private const int MostSuggestions = 1_000;

    private readonly Dictionary<string, string> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Text, int Year), ReadText> _known = [];
    private readonly ImmutableArray<Reading> _readings;
    private int _suggestions;

    public ColumnReader(Structure structure, MappedColumn column)
    {
        Column = column;
        Target = Target.Find(structure, column.Target)!;
        foreach (var (text, code) in column.Codes)
        {
            _codes.TryAdd(TableText.Fold(text), Target.Canonical(code)!);
        }

        _readings = column.Readings.IsEmpty ? Usual() : column.Readings;
        HangsOnPeriod = _readings.Contains(Reading.ArrivalYear);
    }

    public MappedColumn Column { get; }

    public Target Target { get; }

    /// <summary>Whether a text means another code in another period.</summary>
    public bool HangsOnPeriod { get; }

    /// <summary>How texts were read so far.</summary>
    public IEnumerable<ReadText> Known => _known.Values;

    /// <summary>The text that was read as a code; the code itself where it was not one text.</summary>
    public string TextOf(string code)
    {
        var texts = _known.Values.Where(read => read.Code == code).Select(read => read.Text).Distinct(StringComparer.OrdinalIgnoreCase).Take(2).ToArray();
        return texts.Length == 1 ? texts[0] : code;
    }

    /// <summary>Reads a text that is not empty.</summary>
    public ReadText Read(string text, int periodYear)
    {
        var key = (text, HangsOnPeriod ? periodYear : 0);
        if (!_known.TryGetValue(key, out var read))
        {
            var (code, how) = Find(text, periodYear);
            read = new ReadText(Column.Column, Target.Id, text, code, how);
            if (_known.Count < MostRemembered && text.Length <= LongestRead)
            {
                _known.Add(key, read);
            }
        }

        return read;
    }

    /// <summary>What was expected instead of a text, with those most like it.</summary>
    public string Expectation(string text)
    {
        var names = _readings.Contains(Reading.Name) && Target.Codes is { } list ? CodeNames.Of(list).All : [];
        var nearest = _suggestions++ < MostSuggestions ? NearestTexts.Of(TableText.Fold(text), _codes.Keys.Concat(names).Distinct()) : [];
        var expected = string.Join(", or ", (string[])
        [
            .. _codes.Count > 0 ? ["a text the mapping lists"] : Array.Empty<string>(),
            .. _readings.Select(Words),
        ]);
        return nearest.Count == 0 ? expected : $"{expected}; nearest: {string.Join(", ", nearest)}";
    }

    private ImmutableArray<Reading> Usual() =>
        Target.Codes is not null ? [Reading.Code] : _codes.Count == 0 ? [Reading.Text] : [];

    private (string? Code, string How) Find(string sent, int periodYear)
    {
        var text = sent.Trim();
        if (Column.Prefix.Length > 0 && text.StartsWith(Column.Prefix, StringComparison.OrdinalIgnoreCase))
        {
            text = text[Column.Prefix.Length..].Trim();
        }

        var folded = TableText.Fold(text);
        if (_codes.TryGetValue(folded, out var listed))
        {
            return (listed, "codes");
        }

        foreach (var reading in _readings)
        {
            if (ReadAs(reading, text, folded, periodYear) is { } read && Target.Canonical(read) is { } code)
            {
                return (code, ReadingNames.Of(reading));
            }
        }

        return (null, "");
    }

    // M49 codes lose their leading zeros in spreadsheets.
    private string? ReadAs(Reading reading, string text, string folded, int periodYear) => reading switch
    {
        not Reading.Text when text.Length > LongestRead => null,
        Reading.Code when text.Length is 1 or 2 && Target.Codes is (PartnerAreas or ReporterAreas) && text.All(char.IsAsciiDigit) => text.PadLeft(3, '0'),
        Reading.Name => CodeNames.Of(Target.Codes!).Find(folded),
        Reading.Years => YearsReading.Read(folded),
        Reading.ArrivalYear => ArrivalReading.Read(folded, periodYear),
        Reading.Period => PeriodReading.Read(folded),
        _ => text,
    };

    private string Words(Reading reading) => reading switch
    {
        Reading.Name => "the name of a code",
        Reading.Years => "years such as 0-4, 14 and under or 65+",
        Reading.ArrivalYear => "a year of arrival up to the period, or years that fall into one class",
        Reading.Period => "a period such as 2015 or 2015Q1",
        _ => Target.Expectation,
    };
}
