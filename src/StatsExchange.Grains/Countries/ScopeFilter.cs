// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Reasons;

namespace StatsExchange.Grains.Countries;

/// <summary>Leaves only the cells of the partner a caller may see.</summary>
internal static class ScopeFilter
{
    public static ReadableSlice Apply(ReadableSlice readable, string? counterpart)
    {
        if (counterpart is null)
        {
            return readable;
        }

        var slice = readable.Slice;
        var column = slice.Columns[slice.Structure.SlicePositionOf(EmbargoSelection.PartnerDimension)];
        var rows = Enumerable.Range(0, slice.Count).Where(row => column[row] == counterpart).ToList();
        var withheld = readable.Withheld.ToHashSet();
        return new ReadableSlice(
            SliceRows.Take(slice, rows),
            [.. rows.Select(row => readable.SetAt[row])],
            [.. Enumerable.Range(0, rows.Count).Where(at => withheld.Contains(rows[at]))])
        {
            Margins = SliceRows.Take(slice, [.. Enumerable.Range(0, slice.Count).Where(row => IsMargin(slice, column[row]))]),
        };
    }

    private static bool IsMargin(Slice slice, string partner) => partner == slice.Owner || UnknownPartnerShare.Margins.Contains(partner);
}
