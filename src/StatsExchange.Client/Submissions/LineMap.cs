// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Client.Submissions;

/// <summary>
/// Physical lines by ordinal of the observation sent. A hub counts observations as if a header line came first (the first is line 2);
/// rows left out and line breaks inside fields move them apart. Kept as runs: one office's part of a sorted file is a few.
/// </summary>
internal sealed class LineMap
{
    private readonly List<Run> _runs = [];
    private long _count;

    public void Add(long physicalLine)
    {
        var ordinal = _count++;
        if (_runs.Count == 0 || _runs[^1].FirstLine + (ordinal - _runs[^1].FirstOrdinal) != physicalLine)
        {
            _runs.Add(new Run(ordinal, physicalLine));
        }
    }

    /// <summary>The physical line of what the hub calls a line; 0, the whole, stays 0.</summary>
    public long PhysicalOf(long hubLine)
    {
        var ordinal = hubLine - 2;
        if (ordinal < 0 || ordinal >= _count)
        {
            return 0;
        }

        var low = 0;
        var high = _runs.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_runs[middle].FirstOrdinal <= ordinal)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return _runs[low].FirstLine + (ordinal - _runs[low].FirstOrdinal);
    }

    private readonly record struct Run(long FirstOrdinal, long FirstLine);
}
