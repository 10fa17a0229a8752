// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal;

/// <summary>
/// Halves a stream until the last seq at or before a time is left: times never decrease with seq. A store looks up the time of
/// <see cref="Next"/> until <see cref="IsDone"/>. Whoever verifies the entries <see cref="Found"/> and <see cref="After"/> has verified the
/// answer: no other entry of a whole chain can change it, whatever its stored time says.
/// </summary>
internal sealed class TimeSearch
{
    private readonly DateTimeOffset _time;
    private readonly long _last;

    public TimeSearch(DateTimeOffset time, long last)
    {
        _time = time;
        _last = last;
        After = last + 1;
    }

    public bool IsDone => After - Found == 1;

    public long Next => Found + ((After - Found) / 2);

    /// <summary>The last seq at or before the time; 0 where there is none.</summary>
    public long Found { get; private set; }

    /// <summary>The first seq after the time; one beyond the last where there is none.</summary>
    public long After { get; private set; }

    /// <summary>The entries at the border, which decide.</summary>
    public IEnumerable<long> Border => new[] { Found, After }.Where(seq => seq > 0 && seq <= _last);

    public void Take(DateTimeOffset next)
    {
        if (next <= _time)
        {
            Found = Next;
        }
        else
        {
            After = Next;
        }
    }
}
