// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Observations;

/// <summary>Takes observations one by one as (dimension, text) pairs.</summary>
internal sealed class RowIntake
{
    private readonly Dictionary<string, (Dimension Dimension, int Position)> _dimensions;
    private readonly ObservationTable _table;
    private readonly KeyRules _keyRules;
    private readonly ValueRules _valueRules;
    private readonly int[] _key;
    private readonly List<(int Position, string Text)> _attributes = [];

    public RowIntake(Structure structure, ObservationTable table, KeyRules keyRules, ValueRules valueRules)
    {
        _dimensions = structure.Dimensions.ToDictionary(
            dimension => dimension.Id,
            dimension => (dimension, structure.SlicePositionOf(dimension.Id)),
            StringComparer.Ordinal);
        _table = table;
        _keyRules = keyRules;
        _valueRules = valueRules;
        _key = new int[structure.SliceDimensions.Length];
    }

    public void Add(
        IEnumerable<KeyValuePair<string, string>> dimensions,
        double? value,
        IEnumerable<KeyValuePair<string, string>> attributes,
        Operation operation,
        int line)
    {
        var sound = ReadKey(dimensions, line, out var period, out var counterpart);
        sound &= _keyRules.Check(_key, period, line);
        _attributes.Clear();
        var sent = double.NaN;
        if (operation == Operation.Set)
        {
            var exponent = ReadAttributes(attributes, line);
            sound &= value is null || ReadValue(value.Value, exponent, counterpart, line, out sent);
        }

        if (!sound)
        {
            return;
        }

        var row = _table.Count;
        _table.Add(_key, period, sent, operation, line);
        foreach (var (position, text) in _attributes)
        {
            _valueRules.Keep(position, row, text);
        }
    }

    private bool ReadKey(IEnumerable<KeyValuePair<string, string>> dimensions, long line, out int period, out string counterpart)
    {
        var sound = true;
        period = KeyRules.NotSent;
        counterpart = "";
        Array.Fill(_key, KeyRules.NotSent);
        foreach (var (id, text) in dimensions)
        {
            if (!_dimensions.TryGetValue(id, out var known))
            {
                _keyRules.ReportUnknownDimension(id, text, line);
                sound = false;
                continue;
            }

            // An empty cell of a file says as little as a column that is not there.
            if (text.Length == 0)
            {
                continue;
            }

            var (dimension, position) = known;
            if (dimension.Role == DimensionRole.Reporter)
            {
                sound &= _keyRules.CheckReporter(dimension, text, line);
            }
            else if (dimension.Role == DimensionRole.Time)
            {
                period = Intern(_table.Periods, dimension, text, dimensions, line);
            }
            else
            {
                _key[position] = Intern(_table.Codes[position], dimension, text, dimensions, line);
                counterpart = position == _keyRules.PartnerPosition ? text : counterpart;
            }
        }

        return sound;
    }

    private int Intern(CodeInterner codes, Dimension dimension, string text, IEnumerable<KeyValuePair<string, string>> sent, long line)
    {
        var index = codes.Intern(text);
        if (index == CodeInterner.None)
        {
            _keyRules.PeriodRead = PeriodOf(sent);
            _keyRules.ReportUnknownCode(dimension, text, line);
            _keyRules.PeriodRead = "";
        }

        return index;
    }

    private string PeriodOf(IEnumerable<KeyValuePair<string, string>> sent) => sent
        .Where(code => _dimensions.TryGetValue(code.Key, out var known) && known.Dimension.Role == DimensionRole.Time)
        .Select(code => _dimensions[code.Key].Dimension.Codes.Canonical(code.Value))
        .FirstOrDefault() ?? "";

    /// <summary>Checks the attributes of a row and returns the power of ten its value is to be multiplied by.</summary>
    private int ReadAttributes(IEnumerable<KeyValuePair<string, string>> attributes, long line)
    {
        var exponent = 0;
        foreach (var (id, text) in attributes)
        {
            if (text.Length > 0 && _valueRules.CheckAttribute(id, text, line) is { } attribute)
            {
                _attributes.Add(attribute);
                exponent = id == UnitMultiplier.Attribute ? int.Parse(attribute.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : exponent;
            }
        }

        return exponent;
    }

    private bool ReadValue(double value, int exponent, string counterpart, long line, out double sent)
    {
        // Spreadsheets write −0 for a rounded difference; it is a 0.
        var written = value == 0 ? 0 : value;
        sent = double.IsFinite(written) ? ValueText.Scale(written, exponent) : written;
        return _valueRules.CheckValue(written, sent, counterpart, line);
    }
}
