// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Countries;

namespace StatsExchange.Grains.Dossiers;

/// <summary>The cells of one side that a case is about, and how two states of them differ.</summary>
internal sealed class CorridorCells
{
    private readonly MirrorSide _side;
    private readonly string _partner;

    public CorridorCells(MirrorSide side, string partner) => (_side, _partner) = (side, partner);

    public ReadableSlice Of(ReadableSlice readable)
    {
        var slice = readable.Slice;
        var partners = slice.Columns[slice.Structure.SlicePositionOf(EmbargoSelection.PartnerDimension)];
        var filters = _side.Filter.Select(filter => (Column: slice.Columns[slice.Structure.SlicePositionOf(filter.Key)], Code: filter.Value)).ToList();
        var rows = Enumerable.Range(0, slice.Count).Where(row => partners[row] == _partner && filters.All(filter => filter.Column[row] == filter.Code)).ToList();
        var withheld = readable.Withheld.ToHashSet();
        return new ReadableSlice(
            SliceRows.Take(slice, rows),
            [.. rows.Select(row => readable.SetAt[row])],
            [.. Enumerable.Range(0, rows.Count).Where(at => withheld.Contains(rows[at]))]);
    }

    /// <summary>
    /// How many cells have another value, or are in one state only. One that is withheld now is not counted; one that is shown now, or gone, and was
    /// withheld in the earlier state is: what was taken back since is withheld of the past.
    /// </summary>
    public static long Changes(ReadableSlice? before, ReadableSlice? after)
    {
        var was = StatesOf(before);
        var now = StatesOf(after);
        return was.Keys.Union(now.Keys).Count(key => HasChanged(Find(was, key), Find(now, key)));
    }

    private static bool HasChanged(CellState? was, CellState? now) => now is not { IsWithheld: true } && was != now;

    private static CellState? Find(Dictionary<string, CellState> states, string key) => states.TryGetValue(key, out var state) ? state : null;

    private static Dictionary<string, CellState> StatesOf(ReadableSlice? readable)
    {
        var states = new Dictionary<string, CellState>(StringComparer.Ordinal);
        var withheld = readable?.Withheld.ToHashSet() ?? [];
        for (var row = 0; row < readable?.Slice.Count; row++)
        {
            states.Add(string.Join(' ', readable.Slice.Columns.Select(column => column[row])), new CellState(readable.Slice.ValueAt(row), withheld.Contains(row)));
        }

        return states;
    }
}
