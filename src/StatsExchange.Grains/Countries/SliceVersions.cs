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
    public long SetByAsOf(long asOf)
    {
        var found = _setBy.BinarySearch(asOf);
        var last = found >= 0 ? found : ~found - 1;
        return last < 0 ? 0 : _setBy[last];
    }
}
