// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Client.Submissions;
using StatsExchange.V1;

namespace StatsExchange.Client.LongCsv;

/// <summary>One row of a long CSV file that belongs to the structure asked for.</summary>
public sealed class LongCsvRow : FileRow
{
    private readonly ImmutableArray<ColumnUse> _uses;
    private readonly string[] _fields;

    internal LongCsvRow(long line, string? reporter, double? value, ImmutableArray<ColumnUse> uses, string[] fields, ImmutableArray<Finding> findings, bool isDeletion = false)
        : base(line, reporter, findings)
    {
        Value = value;
        IsDeletion = isDeletion;
        _uses = uses;
        _fields = fields;
    }

    /// <summary>OBS_VALUE; null where it is missing, which is not 0.</summary>
    public double? Value { get; }

    /// <summary>Whether it removes its observation: ACTION D of SDMX-CSV.</summary>
    public bool IsDeletion { get; }

    /// <summary>TIME_PERIOD as it stands; empty where the row cannot be read.</summary>
    public string Period
    {
        get
        {
            var at = _uses.IndexOf(new ColumnUse(Columns.Period, ColumnKind.Dimension));
            return at < 0 || at >= _fields.Length ? "" : _fields[at];
        }
    }

    /// <summary>
    /// The row as it is sent, with its line. Empty fields are left out, so that dimensions take their defaults, and so are defaults that
    /// are written out: the content is the same, and a message is a fraction as long.
    /// </summary>
    public override Observation ToObservation()
    {
        var observation = new Observation { Line = checked((int)Line), Operation = IsDeletion ? Operation.Delete : Operation.Unspecified };
        if (Value is { } value)
        {
            observation.Value = value;
        }

        for (var i = 0; i < _uses.Length; i++)
        {
            if (_fields[i].Length == 0 || _fields[i] == _uses[i].Default)
            {
                continue;
            }

            if (_uses[i].Kind == ColumnKind.Dimension)
            {
                observation.Dimensions.Add(_uses[i].Name, _fields[i]);
            }
            else if (_uses[i].Kind == ColumnKind.Attribute)
            {
                observation.Attributes.Add(_uses[i].Name, _fields[i]);
            }
        }

        return observation;
    }
}
