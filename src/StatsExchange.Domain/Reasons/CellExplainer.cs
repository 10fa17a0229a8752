// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Alignment;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Harmonisation;
using StatsExchange.Domain.Sheets;

namespace StatsExchange.Domain.Reasons;

/// <summary>Explains the cells of one corridor in one period.</summary>
/// <param name="origin">The cells of the origin; null where it has sent none.</param>
/// <param name="destination">The cells of the destination; null where it has sent none.</param>
/// <param name="harmonisation">The minimum stay wanted, with which both were made; null where none is.</param>
public sealed class CellExplainer(SideCells? origin, SideCells? destination, StayHarmonisation? harmonisation)
{
    private static readonly PopulationGroup[] Groups = Enum.GetValues<PopulationGroup>();

    /// <summary>What is known of the two figures of a cell, and why they differ.</summary>
    public ExplainedCell Explain(MirrorCell cell)
    {
        var left = SheetOf(origin, cell.Origin)?.Coverage ?? GroupCoverage.NotStated;
        var right = SheetOf(destination, cell.Destination)?.Coverage ?? GroupCoverage.NotStated;
        var atOrigin = FactsOf(origin, cell.Key, cell.Origin, left, right);
        var atDestination = FactsOf(destination, cell.Key, cell.Destination, right, left);
        return new ExplainedCell(
            atOrigin,
            atDestination,
            atOrigin is null || atDestination is null ? OneSided(cell, atOrigin) : Explanation.Of(atOrigin, atDestination, harmonisation));
    }

    private static SeriesSheet? SheetOf(SideCells? cells, MirrorFigure figure) => cells?.SheetOf(figure.Rows);

    private static SideFacts? FactsOf(SideCells? cells, MatchedKey key, MirrorFigure figure, GroupCoverage own, GroupCoverage other) =>
        figure.Rows.IsEmpty ? null : cells?.FactsAt(key, figure, [.. Groups.Where(group => own[group] == true && other[group] == false)]);

    // There is nothing to compare; where the other side counts the people in another unit or concept, that is why.
    private ExplainedDifference OneSided(MirrorCell cell, SideFacts? atOrigin)
    {
        var other = atOrigin is null ? origin : destination;
        return cell.Obstacle != AlignmentObstacle.CountedOtherwise || other is null
            ? ExplainedDifference.None
            : new ExplainedDifference(null,
            [
                .. Otherwise(cell.Key, other, "FLOW_CONCEPT", AsymmetryReason.Definition),
                .. Otherwise(cell.Key, other, "UNIT_MEASURE", AsymmetryReason.Unit),
            ]);
    }

    private static IEnumerable<ReasonStep> Otherwise(MatchedKey key, SideCells other, string dimension, AsymmetryReason reason)
    {
        if (key[dimension] is { } code && other.CodesInUse(dimension) is { IsEmpty: false } codes && !codes.Contains(code))
        {
            yield return new ReasonStep(reason, ReasonKind.Declared, null, $"{dimension} {code} here, {string.Join(", ", codes)} there", string.Empty);
        }
    }
}
