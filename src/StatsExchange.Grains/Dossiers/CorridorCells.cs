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

    /// <summary>How many cells have another value, or are in one state only. A cell that is withheld in either is not counted.</summary>
    public static long Changes(ReadableSlice? before, ReadableSlice? after)
    {
        if (before is null || after is null)
        {
            return Shown(before, 0) + Shown(after, 0);
        }

        var changes = 0L;
        var difference = new SliceDifference(before.Slice, after.Slice);
        while (difference.Next() is { } cell)
        {
            var isWithheld = (cell.Before is { } was && before.Withheld.Contains(was)) || (cell.After is { } now && after.Withheld.Contains(now));
            changes += !isWithheld && !IsSame(before.Slice, cell.Before, after.Slice, cell.After) ? 1 : 0;
        }

        return changes + Shown(before, difference.NextBefore) + Shown(after, difference.NextAfter);
    }

    private static bool IsSame(Slice before, int? was, Slice after, int? now) => was is { } first && now is { } second && before.Values[first].Equals(after.Values[second]);

    private static long Shown(ReadableSlice? readable, int from) =>
        readable is null ? 0 : readable.Slice.Count - from - readable.Withheld.Count(row => row >= from);
}
