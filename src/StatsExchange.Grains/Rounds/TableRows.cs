// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;
using StatsExchange.Grains.Countries;
using StatsExchange.V1;

namespace StatsExchange.Grains.Rounds;

/// <summary>The rows of a slice that belong to a table of a round.</summary>
internal sealed class TableRows
{
    private readonly ReadableSlice _readable;
    private readonly HashSet<int> _withheld;
    private readonly List<int> _rows;

    public TableRows(ReadableSlice readable, RoundTable table)
    {
        _readable = readable;
        _withheld = [.. readable.Withheld];
        var (measures, bases) = (Column("MEASURE"), Column("BASIS"));
        _rows = [.. Enumerable.Range(0, readable.Slice.Count).Where(row => measures?[row] == table.Measure && (bases?[row] ?? "") == table.Basis)];
    }

    /// <summary>Whether a figure was reported. A row without value says that there is none; a withheld one has been reported.</summary>
    public bool Any => _rows.Exists(row => !double.IsNaN(_readable.Slice.Values[row]) || _withheld.Contains(row));

    /// <summary>Whether a figure was set after one entry and up to another. Whether a withheld one was is withheld with it.</summary>
    public bool AnySetIn(long after, long upTo) => _rows.Exists(row => !_withheld.Contains(row) && _readable.SetAt[row] > after && _readable.SetAt[row] <= upTo);

    private CodeColumn? Column(string dimension)
    {
        var position = _readable.Slice.Structure.SlicePositionOf(dimension);
        return position < 0 ? null : _readable.Slice.Columns[position];
    }
}
