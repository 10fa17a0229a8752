// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Disclosure;

/// <summary>
/// Joins what several permissions open of a slice. A row is there where one of them opens it, and has its value where one that opens it does
/// not withhold it. Classes that none opens are not there at all, so that not even which classes an office uses is told; but where an office
/// sent classes and no total, a withheld total says that there is something: what may not be seen must not pass for missing.
/// </summary>
public static class OpenedDetail
{
    /// <summary>Opens a slice.</summary>
    /// <param name="whole">As its owner sent it.</param>
    /// <param name="views">What each permission opens; at least one.</param>
    public static OpenedSlice Of(Slice whole, IReadOnlyList<OpenedView> views)
    {
        var isThere = new bool[whole.Count];
        var isShown = new bool[whole.Count];
        foreach (var view in views)
        {
            var open = view.Depth.OpenRows(whole);
            var withheld = view.Withheld.ToHashSet();
            for (var row = 0; row < open.Length; row++)
            {
                isThere[row] |= open[row];
                isShown[row] |= open[row] && !withheld.Contains(row);
            }
        }

        ImmutableArray<int> hidden = [.. Enumerable.Range(0, whole.Count).Where(row => isThere[row] && !isShown[row])];
        var shown = hidden.IsEmpty ? whole : SuppressedRows.TakeOut(whole, hidden).Slice;
        List<int> kept = [.. Enumerable.Range(0, whole.Count).Where(row => isThere[row])];
        var unsent = UnsentTotals.Of(whole, isThere, [.. views.Select(view => view.Depth)]);
        return unsent.Count > 0
            ? unsent.JoinTo(shown, kept, hidden)
            : new OpenedSlice(SliceRows.Take(shown, kept), [.. Enumerable.Range(0, kept.Count).Where(at => !isShown[kept[at]])], [.. kept]);
    }
}
