// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;

namespace StatsExchange.Client.Submissions;

/// <summary>Rows on their way into one message.</summary>
internal sealed class RowBatch
{
    private const int MostRows = 1000;

    // A hub takes messages of at most 4 MiB. A row may be 64 KiB, so that the number of rows alone does not keep within it.
    private const int MostBytes = 1024 * 1024;

    private ObservationRows _rows = new();
    private int _bytes;

    public bool IsEmpty => _rows.Observations.Count == 0;

    /// <summary>Adds a row. What was there before it comes back where the row does not fit beside it.</summary>
    public ObservationRows? Add(Observation row)
    {
        var size = row.CalculateSize();
        var full = _rows.Observations.Count == MostRows || (!IsEmpty && _bytes + size > MostBytes) ? Take() : null;
        _rows.Observations.Add(row);
        _bytes += size;
        return full;
    }

    public ObservationRows Take()
    {
        var rows = _rows;
        _rows = new ObservationRows();
        _bytes = 0;
        return rows;
    }
}
