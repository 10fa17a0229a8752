// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Reconciliation.Detail;

/// <summary>A figure of one corridor and period: the total, or a class of people in it.</summary>
public sealed record DetailFigure
{
    /// <summary>Takes a figure.</summary>
    /// <param name="period">TIME_PERIOD.</param>
    /// <param name="classes">Codes by dimension id; a dimension at its total may be named or left out.</param>
    /// <param name="value">In UNIT_MEASURE, 0 or more.</param>
    public DetailFigure(string period, IEnumerable<KeyValuePair<string, string>> classes, double value)
    {
        Period = period;
        Classes = classes.Where(pair => pair.Value != StandardCodes.Total).ToImmutableSortedDictionary(StringComparer.Ordinal);
        Value = value;
    }

    /// <summary>TIME_PERIOD.</summary>
    public string Period { get; }

    /// <summary>The class by dimension id, without the dimensions at their total; empty for the total of the period.</summary>
    public ImmutableSortedDictionary<string, string> Classes { get; }

    /// <summary>In UNIT_MEASURE, 0 or more.</summary>
    public double Value { get; }

    /// <summary>The code in a dimension; the total where it is not named.</summary>
    public string this[string dimension] => Classes.GetValueOrDefault(dimension, StandardCodes.Total);

    /// <summary>Says which figure it is, by period and class: equal texts are one figure.</summary>
    public string Key => KeyWith(Classes);

    /// <summary>The key of the figure of the same period with another code in a dimension.</summary>
    internal string KeyAt(string dimension, string code) =>
        KeyWith(code == StandardCodes.Total ? Classes.Remove(dimension) : Classes.SetItem(dimension, code));

    private string KeyWith(ImmutableSortedDictionary<string, string> classes) =>
        $"{Period} {string.Join(' ', classes.Select(pair => $"{pair.Key}={pair.Value}"))}";
}
