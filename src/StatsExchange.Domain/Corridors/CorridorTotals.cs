// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Corridors;

/// <summary>Compares the totals of a corridor: all matched additive dimensions at _T, as the offices sent them, never summed.</summary>
public static class CorridorTotals
{
    /// <summary>The cells of a corridor at totals; several where FREQ, UNIT_MEASURE or another matched way of counting has several codes.</summary>
    /// <param name="pair">What each side reports and what must match.</param>
    /// <param name="corridor">The ordered pair of countries of the move.</param>
    /// <param name="originSlice">The origin's slice; null where it has sent none.</param>
    /// <param name="destinationSlice">The destination's slice; null where it has sent none.</param>
    /// <param name="options">What the comparison is narrowed to; a filter on an additive dimension replaces its total.</param>
    /// <exception cref="ArgumentException">As in <see cref="MirrorComparison.Compare"/>.</exception>
    /// <exception cref="MirrorFilterException">As in <see cref="MirrorComparison.Compare"/>.</exception>
    public static MirrorCells Compare(
        MirrorPair pair, Corridor corridor, Slice? originSlice, Slice? destinationSlice, MirrorOptions options)
    {
        return originSlice is null && destinationSlice is null
            ? MirrorCells.None
            : MirrorComparison.Compare(pair, corridor, originSlice, destinationSlice, Narrow(pair, options));
    }

    /// <summary>The options narrowed to totals.</summary>
    /// <param name="pair">What must match.</param>
    /// <param name="options">What the comparison is narrowed to; a filter on an additive dimension replaces its total.</param>
    public static MirrorOptions Narrow(MirrorPair pair, MirrorOptions options)
    {
        var structure = StructureCatalogue.Find(pair.Destination.Structure)!;
        var totals = pair.Matched
            .Where(id => structure.FindDimension(id)?.Role == DimensionRole.Additive)
            .Select(id => KeyValuePair.Create(id, StandardCodes.Total))
            .ToImmutableSortedDictionary(StringComparer.Ordinal);
        return options with { Filter = totals.SetItems(options.Filter) };
    }
}
