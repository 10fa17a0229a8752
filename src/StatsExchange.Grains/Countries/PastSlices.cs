// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal;
using StatsExchange.Storage.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>Slices as they were written, each entry read once however many of its slices are asked for.</summary>
internal sealed class PastSlices(PastEntries past)
{
    private readonly Dictionary<long, SlicesSet> _read = [];

    /// <summary>A slice as an entry set it.</summary>
    /// <exception cref="JournalCorruptException">The entry is not what was written.</exception>
    public async Task<SliceWritten> ReadAsync(long setBy, string period)
    {
        if (!_read.TryGetValue(setBy, out var set))
        {
            _read.Add(setBy, set = SlicesSet.By(await past.ReadAsync(setBy)));
        }

        return set.Slices.Last(slice => slice.TimePeriod == period);
    }
}
