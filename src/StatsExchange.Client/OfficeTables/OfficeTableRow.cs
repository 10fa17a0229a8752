// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Client.Submissions;
using StatsExchange.V1;

namespace StatsExchange.Client.OfficeTables;

/// <summary>One row of a table of an office, with its own columns and texts. Whose row it is, the hub tells by the mapping.</summary>
public sealed class OfficeTableRow : FileRow
{
    private readonly ImmutableArray<string> _columns;
    private readonly string[] _fields;

    internal OfficeTableRow(long line, string office, ImmutableArray<string> columns, string[] fields, ImmutableArray<Finding> findings)
        : base(line, office, findings)
    {
        _columns = columns;
        _fields = fields;
    }

    /// <inheritdoc/>
    public override Observation ToObservation()
    {
        var row = new Observation { Line = checked((int)Line) };
        for (var i = 0; i < _fields.Length; i++)
        {
            if (_columns[i].Length > 0)
            {
                row.Dimensions.Add(_columns[i], _fields[i]);
            }
        }

        return row;
    }
}
