// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Observations;

/// <summary>Compares the attributes of rows of two slices; rows are asked for in ascending order on both sides.</summary>
internal sealed class AttributeAlignment
{
    private readonly ImmutableArray<(Cursor Left, Cursor Right)> _columns;

    public AttributeAlignment(Slice left, Slice right) => _columns =
    [
        .. left.Attributes.Concat(right.Attributes)
            .Select(column => column.Id)
            .Distinct()
            .Select(id => (new Cursor(left, id), new Cursor(right, id))),
    ];

    public bool AreEqual(int leftRow, int rightRow)
    {
        var equal = true;
        foreach (var (left, right) in _columns)
        {
            equal &= left.TextAt(leftRow) == right.TextAt(rightRow);
        }

        return equal;
    }

    private sealed class Cursor(Slice slice, string id)
    {
        private readonly AttributeColumn? _column = slice.Attributes.FirstOrDefault(column => column.Id == id);
        private int _next;

        public string? TextAt(int row)
        {
            if (_column is null)
            {
                return null;
            }

            while (_next < _column.Rows.Length && _column.Rows[_next] < row)
            {
                _next++;
            }

            return _next < _column.Rows.Length && _column.Rows[_next] == row ? _column.Values[_next] : null;
        }
    }
}
