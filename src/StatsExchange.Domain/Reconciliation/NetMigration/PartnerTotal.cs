// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Reconciliation.NetMigration;

/// <summary>
/// What an office reports for one partner at the totals of all classes, in persons, flows as events. For all partners together, `_T`, that is the
/// flows from and to all countries, and in stocks by birth or citizenship the population; for the office's own country it is the native-born.
/// As it was sent, never a sum.
/// </summary>
public static class PartnerTotal
{
    private static readonly (string Dimension, string Code)[] Counting = [("UNIT_MEASURE", "PS"), ("FLOW_CONCEPT", "EV")];

    /// <summary>The figure, with the row it stands at.</summary>
    /// <param name="slice">What the office reports in the period; null where that is nothing.</param>
    /// <param name="pair">The mirror pair whose preferences choose between rival observations.</param>
    /// <param name="side">The side of the pair that is the office's.</param>
    /// <param name="partner">COUNTERPART_AREA.</param>
    /// <param name="referenceSource">The SOURCE the office designates; null where it designates none.</param>
    public static MirrorFigure Of(Slice? slice, MirrorPair pair, MirrorSide side, string partner, string? referenceSource)
    {
        if (slice is null)
        {
            return MirrorFigure.Missing;
        }

        var filter = slice.Structure.SliceDimensions
            .Where(dimension => dimension.Role == DimensionRole.Additive && !side.Filter.ContainsKey(dimension.Id))
            .Select(dimension => (Dimension: dimension.Id, Code: StandardCodes.Total))
            .Concat(Counting.Where(held => slice.Structure.FindDimension(held.Dimension) is not null))
            .ToImmutableSortedDictionary(held => held.Dimension, held => held.Code, StringComparer.Ordinal);
        var rows = RowSelection.Rows(slice, side, partner, filter);
        if (rows.Count == 0)
        {
            var isIncluded = RowSelection.Included(slice, side, partner, filter).Count > 0;
            return isIncluded ? new MirrorFigure(null, MirrorStatus.IncludedElsewhere, 0) : MirrorFigure.Missing;
        }

        int[] rivals = [.. Enumerable.Range(0, rows.Count).Select(at => rows[at])];
        var (row, left) = new RivalChoice(slice, pair.Preferences, referenceSource).Choose(rivals);
        return left.Length > 1 ? MirrorFigure.Ambiguous(left) : new RowStatus(slice).At(row) switch
        {
            MirrorStatus.Reported => MirrorFigure.Of(slice.Values[row], row),
            MirrorStatus.Suppressed => MirrorFigure.Suppressed,
            _ => MirrorFigure.Missing,
        };
    }
}
