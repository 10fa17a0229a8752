// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Harmonisation;
using StatsExchange.Domain.Reasons;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Grains.Corridors;

namespace StatsExchange.Grains.Jobs;

/// <summary>What of a compared cell a method may use.</summary>
internal static class UsableReports
{
    /// <param name="corridor">The corridor.</param>
    /// <param name="cell">What both ends report.</param>
    /// <param name="leaving">The cells of the origin; null where it has sent none.</param>
    /// <param name="reaching">The cells of the destination; null where it has sent none.</param>
    /// <param name="harmonisation">The minimum stay that both sides are brought to; null where they are taken as reported.</param>
    public static ReportedCorridor Of(Corridor corridor, MirrorCell cell, SideCells? leaving, SideCells? reaching, StayHarmonisation? harmonisation)
    {
        var (departed, arrived) = (cell.Origin, cell.Destination);
        var (origins, destinations) = (Quality(leaving, cell.Key, departed, harmonisation), Quality(reaching, cell.Key, arrived, harmonisation));
        var (isOriginCopied, isDestinationCopied) = (CopiedFigures.IsCopied(leaving, departed), CopiedFigures.IsCopied(reaching, arrived));

        // A copy of the partner's figure says nothing of its own; alone, it still says what the partner counted. Two that name each other their
        // source say nothing of where they come from.
        var (leavesOutOrigin, leavesOutDestination) = (isOriginCopied && arrived.Value is not null, isDestinationCopied && departed.Value is not null);
        var figure = new CorridorFigure(
            corridor.Origin.Value,
            corridor.Destination.Value,
            origins is null || leavesOutOrigin ? null : departed.Value,
            destinations is null || leavesOutDestination ? null : arrived.Value,
            departed.Status == MirrorStatus.Suppressed,
            arrived.Status == MirrorStatus.Suppressed)
        {
            OriginQuality = origins,
            DestinationQuality = destinations,
            OriginObstacle = Obstacle(departed, origins, leavesOutOrigin),
            DestinationObstacle = Obstacle(arrived, destinations, leavesOutDestination),
        };
        return new ReportedCorridor(figure, departed.Status, arrived.Status)
        {
            OriginValue = departed.Value,
            DestinationValue = arrived.Value,
            IsOriginCopied = leavesOutOrigin,
            IsDestinationCopied = leavesOutDestination,
            IsOriginUnconverted = departed.Value is not null && origins is null,
            IsDestinationUnconverted = arrived.Value is not null && destinations is null,
        };
    }

    private static ReportObstacle? Obstacle(MirrorFigure figure, ReportQuality? quality, bool isLeftOut) => figure.Status switch
    {
        MirrorStatus.Ambiguous => ReportObstacle.NotComparable,
        _ when isLeftOut => ReportObstacle.NotComparable,
        _ when figure.Value is not null && quality is null => ReportObstacle.NotConverted,
        _ => null,
    };

    /// <summary>What is known of how a figure was counted; null where it cannot be brought to the minimum stay that is aimed at.</summary>
    private static ReportQuality? Quality(SideCells? cells, MatchedKey key, MirrorFigure figure, StayHarmonisation? harmonisation)
    {
        if (cells is null || figure.Value is null || figure.Rows.IsEmpty)
        {
            return harmonisation is null ? new ReportQuality(null, null) : null;
        }

        var sheet = cells.SheetOf(figure.Rows);
        var factor = harmonisation is null ? 1 : cells.FactsAt(key, figure, []).Conversion?.Factor;
        return factor is { } f ? new ReportQuality(sheet?.Undercount?.Class, sheet?.Accuracy?.Class, f) : null;
    }
}
