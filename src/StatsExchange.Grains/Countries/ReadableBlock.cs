// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;

namespace StatsExchange.Grains.Countries;

/// <summary>What a caller may see of some rows of a slice.</summary>
/// <param name="Slice">The observations; a withheld value is missing here and its row listed.</param>
/// <param name="Withheld">Rows, counted from the first of these, whose value the caller may not see.</param>
internal sealed record ReadableBlock(Slice Slice, IReadOnlyList<int> Withheld)
{
    public ReadableBlock Take(RowRange range) => new(
        SliceRange.Take(Slice, range),
        [.. Withheld.Where(row => row >= range.Start && row < range.End).Select(row => row - range.Start)]);
}
