// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Structures;
using StatsExchange.Domain.Validation;
using StatsExchange.Domain.Validation.Codes;

namespace StatsExchange.Domain.Observations;

/// <summary>What the rules say about the key of one observation, however it was sent.</summary>
internal sealed class KeyRules
{
    /// <summary>Stands in a key for a dimension that was not sent.</summary>
    public const int NotSent = -2;

    private readonly Structure _structure;
    private readonly CountryCode _reporter;
    private readonly string _alpha2;
    private readonly ObservationTable _table;
    private readonly FindingCollector _findings;
    private readonly int[] _defaults;
    private readonly int[] _subdivisions;
    private readonly int _frequency;
    private readonly int _partner;
    private readonly SelfCounterpartRule? _selfRule;
    private readonly int _selfDimension;
    private readonly List<string> _frequencyOfPeriod = [];
    private readonly Dictionary<(string Dimension, string Text), string> _suggestions = [];

    public KeyRules(Structure structure, CountryCode reporter, ObservationTable table, FindingCollector findings)
    {
        _structure = structure;
        _reporter = reporter;
        _alpha2 = AreaCatalogue.Of(reporter).Alpha2;
        _table = table;
        _findings = findings;
        _defaults = new int[structure.SliceDimensions.Length];
        Array.Fill(_defaults, CodeInterner.None);
        _subdivisions = [.. Enumerable.Range(0, _defaults.Length).Where(i => structure.SliceDimensions[i].Codes is SubdivisionCodes)];
        _frequency = PositionOf(DimensionRole.Frequency);
        _partner = PositionOf(DimensionRole.Partner);
        _selfRule = SelfCounterpartRule.All.FirstOrDefault(rule => rule.Structure == structure.Id);
        _selfDimension = _selfRule?.Dimension is { } id ? structure.SlicePositionOf(id) : CodeInterner.None;
    }

    /// <summary>The slice position of COUNTERPART_AREA.</summary>
    public int PartnerPosition => _partner;

    /// <summary>The period of the rows that are checked next; empty where it is not known.</summary>
    public string PeriodRead
    {
        set => _findings.PeriodRead = value;
    }

    /// <summary>Reports a dimension that the structure does not have.</summary>
    public void ReportUnknownDimension(string id, string text, long line) => _findings.Add(
        CodeRules.UnknownDimension, line, id, text, text, $"a dimension of {_structure}: {string.Join(", ", _structure.Dimensions.Select(d => d.Id))}");

    /// <summary>Reports a text that is no code of a dimension.</summary>
    public void ReportUnknownCode(Dimension dimension, string text, long line)
    {
        var rule = dimension.Role switch
        {
            DimensionRole.Time => CodeRules.PeriodForm,
            DimensionRole.Partner when text.Any(char.IsAsciiDigit) => CodeRules.UnknownAggregate,
            _ => CodeRules.UnknownCode,
        };
        if (_findings.Keeps(rule))
        {
            _findings.Add(rule, line, dimension.Id, text, text, dimension.Codes.Expectation + Suggestion(dimension, text));
        }
        else
        {
            _findings.Count(rule);
        }
    }

    /// <summary>Whether REF_AREA names the reporter of the submission.</summary>
    public bool CheckReporter(Dimension dimension, string text, long line)
    {
        if (text == _reporter.Value)
        {
            return true;
        }

        if (dimension.Codes.Canonical(text) is not { } code)
        {
            ReportUnknownCode(dimension, text, line);
            return false;
        }

        if (code != _reporter.Value)
        {
            _findings.Add(CodeRules.ForeignReporter, line, dimension.Id, text, text, _reporter.Value);
            return false;
        }

        return true;
    }

    /// <summary>Fills in defaults and checks a key whose texts are already known to be codes, or <see cref="CodeInterner.None"/> where reported.</summary>
    public bool Check(Span<int> key, int period, long line)
    {
        var sound = period >= 0;
        if (period == NotSent)
        {
            ReportMissing(_structure.Dimensions[^1], line);
        }

        for (var i = 0; i < key.Length; i++)
        {
            if (key[i] == NotSent)
            {
                key[i] = DefaultOf(i);
                if (key[i] == CodeInterner.None)
                {
                    ReportMissing(_structure.SliceDimensions[i], line);
                }
            }

            sound &= key[i] != CodeInterner.None;
        }

        return sound && CheckFrequency(key, period, line) & CheckCounterpart(key, line) & CheckSubdivisions(key, line);
    }

    /// <summary>
    /// Whether every key that the codes of a block could make is sound: then no row has to be looked at by itself. False says nothing yet,
    /// since a code may stand in a dictionary unused, or only in rows where it is allowed.
    /// </summary>
    /// <param name="codes">For each slice dimension the numbers of its codes, or that of its default.</param>
    /// <param name="period">The number of the period.</param>
    public bool HoldThroughout(int[][] codes, int period) =>
        period >= 0
        && !codes.Any(ofDimension => ofDimension.Contains(CodeInterner.None))
        && codes[_frequency].All(code => _table.Codes[_frequency][code] == FrequencyOf(period))
        && (_selfRule is null || !codes[_partner].Any(code => _table.Codes[_partner][code] == _reporter.Value))
        && _subdivisions.All(position => codes[position].All(code => IsOwnSubdivision(_table.Codes[position][code])));

    /// <summary>The number of a dimension's default, which is a code in use from now on; <see cref="CodeInterner.None"/> where it has none.</summary>
    public int DefaultOf(int position)
    {
        if (_defaults[position] == CodeInterner.None && _structure.SliceDimensions[position].Default is { } code)
        {
            _defaults[position] = _table.Codes[position].Intern(code);
        }

        return _defaults[position];
    }

    // A wrong code stands in many rows, and looking for its neighbours costs as much as reading a thousand rows.
    private string Suggestion(Dimension dimension, string text)
    {
        if (!_suggestions.TryGetValue((dimension.Id, text), out var suggestion))
        {
            _suggestions.Add((dimension.Id, text), suggestion = NearestCodes.Suggest(dimension, text));
        }

        return suggestion;
    }

    private int PositionOf(DimensionRole role) =>
        _structure.SlicePositionOf(_structure.SliceDimensions.First(dimension => dimension.Role == role).Id);

    private void ReportMissing(Dimension dimension, long line) =>
        _findings.Add(CodeRules.MissingDimension, line, dimension.Id, "", "", dimension.Codes.Expectation);

    private bool CheckFrequency(ReadOnlySpan<int> key, int period, long line)
    {
        var stated = _table.Codes[_frequency][key[_frequency]];
        if (stated == FrequencyOf(period))
        {
            return true;
        }

        var text = _table.Periods[period];
        _findings.Add(CodeRules.PeriodFrequency, line, _structure.Dimensions[^1].Id, text, text, $"a period of FREQ {stated}, or FREQ {_frequencyOfPeriod[period]}");
        return false;
    }

    private string FrequencyOf(int period)
    {
        while (_frequencyOfPeriod.Count <= period)
        {
            _frequencyOfPeriod.Add(Period.Parse(_table.Periods[_frequencyOfPeriod.Count]).FrequencyCode);
        }

        return _frequencyOfPeriod[period];
    }

    private bool CheckCounterpart(ReadOnlySpan<int> key, long line)
    {
        if (_selfRule is null
            || _table.Codes[_partner][key[_partner]] != _reporter.Value
            || (_selfDimension >= 0 && _table.Codes[_selfDimension][key[_selfDimension]] != _selfRule.Code))
        {
            return true;
        }

        var (column, reporter) = (_structure.SliceDimensions[_partner].Id, _reporter.Value);
        _findings.Add(CodeRules.ReporterIsCounterpart, line, column, reporter, reporter, $"another area than the reporter {reporter}");
        return false;
    }

    private bool CheckSubdivisions(ReadOnlySpan<int> key, long line)
    {
        var sound = true;
        foreach (var position in _subdivisions)
        {
            var code = _table.Codes[position][key[position]];
            if (!IsOwnSubdivision(code))
            {
                _findings.Add(CodeRules.ForeignSubdivision, line, _structure.SliceDimensions[position].Id, code, code, $"a subdivision that begins with {_alpha2}-");
                sound = false;
            }
        }

        return sound;
    }

    private bool IsOwnSubdivision(string code) => SubdivisionCodes.CountryOf(code) is not { } country || country == _alpha2;
}
