// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Countries;

/// <summary>A slice as it is now, and where its earlier versions are found: it must not grow with its history by more than their places.</summary>
internal sealed class SliceVersions
{
    private readonly List<long> _setBy;

    public SliceVersions(SliceReference current, List<long> setBy)
    {
        Current = current;
        _setBy = setBy;
    }

    public SliceReference Current { get; private set; }

    /// <summary>Seqs of the entries that set it, ascending; the last set what it is now.</summary>
    public IReadOnlyList<long> SetBy => _setBy;

    public void Take(SliceReference next)
    {
        Current = next;
        _setBy.Add(next.SetBy);
    }

    /// <summary>Seq of the entry that had set the slice as it was after <paramref name="asOf"/>; 0 where none had.</summary>
    public long SetByAsOf(long asOf) => CountUpTo(asOf) is > 0 and var count ? _setBy[count - 1] : 0;

    /// <summary>Seqs of the entries by which the slice stood in a time: what had set it when that began, if anything, and what set it until it ended.</summary>
    public IEnumerable<long> SetByDuring(SetBetween time)
    {
        var first = CountUpTo(time.After);
        return _setBy.Take(CountUpTo(time.UpTo)).Skip(Math.Max(first - 1, 0));
    }

    /// <summary>Seq of the middle one of the entries that set the slice between two; the first of the two where none did.</summary>
    public long MiddleOf(SetBetween between)
    {
        var (first, end) = (CountUpTo(between.After), CountUpTo(between.UpTo));
        return first < end ? _setBy[first + ((end - first) / 2)] : between.After;
    }

    private int CountUpTo(long seq)
    {
        var found = _setBy.BinarySearch(seq);
        return found >= 0 ? found + 1 : ~found;
    }
}
