// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain.Structures;
using StatsExchange.Domain.Validation;
using StatsExchange.Domain.Validation.Codes;

namespace StatsExchange.Domain.Observations;

/// <summary>What the rules say about the value and the attributes of one observation.</summary>
internal sealed class ValueRules
{
    public const string ValueColumn = "OBS_VALUE";

    private readonly Structure _structure;
    private readonly ObservationTable _table;
    private readonly FindingCollector _findings;
    private readonly Dictionary<string, int> _attributes;

    public ValueRules(Structure structure, ObservationTable table, FindingCollector findings)
    {
        _structure = structure;
        _table = table;
        _findings = findings;
        _attributes = Enumerable.Range(0, structure.Attributes.Length).ToDictionary(i => structure.Attributes[i].Id, StringComparer.Ordinal);
    }

    /// <summary>Whether a value that was sent may stand.</summary>
    /// <param name="written">As the office writes it.</param>
    /// <param name="value">In UNIT_MEASURE, its unit multiplier applied.</param>
    /// <param name="counterpart">The counterpart it is of, for the finding.</param>
    /// <param name="line">The line it is on.</param>
    public bool CheckValue(double written, double value, string counterpart, long line)
    {
        if (!double.IsFinite(value))
        {
            var text = value.ToString("R", CultureInfo.InvariantCulture);
            _findings.Add(CodeRules.NotFinite, line, ValueColumn, counterpart, text, "a finite number, or nothing where the value is missing");
            return false;
        }

        if (double.IsNegative(written))
        {
            _findings.Add(CodeRules.NegativeValue, line, ValueColumn, counterpart, ValueText.Of(written), "0 or more, or nothing where the value is missing");
            return false;
        }

        if (!CountRange.Includes(value))
        {
            _findings.Add(CodeRules.ValueTooLarge, line, ValueColumn, counterpart, ValueText.Of(written), CountRange.Expectation);
            return false;
        }

        return true;
    }

    /// <summary>Whether all values may stand; NaN where one is missing.</summary>
    public static bool HoldThroughout(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (!double.IsNaN(value) && (double.IsNegative(value) || value > CountRange.Largest))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The canonical text of an attribute with its position in the structure; null where it was reported.</summary>
    public (int Position, string Text)? CheckAttribute(string id, string text, long line)
    {
        if (!_attributes.TryGetValue(id, out var position))
        {
            var known = string.Join(", ", _structure.Attributes.Select(attribute => attribute.Id));
            _findings.Add(CodeRules.UnknownAttribute, line, id, text, text, $"an attribute of {_structure}: {known}");
            return null;
        }

        var attribute = _structure.Attributes[position];
        if (AttributeText.Check(attribute, text, out var canonical) is { } broken)
        {
            _findings.Add(broken, line, id, text, text, AttributeText.Expectation(attribute));
            return null;
        }

        return (position, canonical);
    }

    /// <summary>Keeps a checked attribute of the row that was added last or later than all others with this attribute.</summary>
    public void Keep(int position, int row, string text) => _table.Attributes[position].Add(row, text);
}
