// SPDX-License-Identifier: Apache-2.0
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
        var atOrigin = FactsOf(origin, cell.Origin, left, right);
        var atDestination = FactsOf(destination, cell.Destination, right, left);
        return new ExplainedCell(
            atOrigin,
            atDestination,
            atOrigin is null || atDestination is null ? Unexplained(cell) : Explanation.Of(atOrigin, atDestination, harmonisation));
    }

    private static SeriesSheet? SheetOf(SideCells? cells, MirrorFigure figure) => figure.Row < 0 ? null : cells?.SheetAt(figure.Row);

    private static SideFacts? FactsOf(SideCells? cells, MirrorFigure figure, GroupCoverage own, GroupCoverage other) =>
        figure.Row < 0 ? null : cells?.FactsAt(figure.Row, [.. Groups.Where(group => own[group] == true && other[group] == false)]);

    private static ExplainedDifference Unexplained(MirrorCell cell) => cell.Measures.LogRatio is { } logRatio
        ? new ExplainedDifference(logRatio, [new ReasonStep(AsymmetryReason.Unexplained, ReasonKind.Computed, logRatio, string.Empty, string.Empty)])
        : ExplainedDifference.None;
}
