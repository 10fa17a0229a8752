// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;

namespace StatsExchange.Domain.Reconciliation;

/// <summary>What the two offices of one corridor report for one period, as a method takes it. A missing value is null, which is not 0.</summary>
/// <param name="Origin">The country moved from (alpha-3).</param>
/// <param name="Destination">The country moved to (alpha-3).</param>
/// <param name="OriginValue">What the origin reports, in persons or moves; null where it reports nothing.</param>
/// <param name="DestinationValue">What the destination reports, in the same unit; null where it reports nothing.</param>
/// <param name="OriginWithheld">Whether the origin's value exists but may not be used; no method reads it then.</param>
/// <param name="DestinationWithheld">Whether the destination's value exists but may not be used; no method reads it then.</param>
public sealed record CorridorFigure(
    string Origin,
    string Destination,
    double? OriginValue,
    double? DestinationValue,
    bool OriginWithheld = false,
    bool DestinationWithheld = false)
{
    /// <summary>The figure of a compared cell: suppressed sides are withheld; an ambiguous side has no value a method could take.</summary>
    public static CorridorFigure Of(Corridor corridor, MirrorCell cell) => new(
        corridor.Origin.Value,
        corridor.Destination.Value,
        cell.Origin.Value,
        cell.Destination.Value,
        cell.Origin.Status == MirrorStatus.Suppressed,
        cell.Destination.Status == MirrorStatus.Suppressed);

    /// <summary>How the origin counted; null where nothing is known of it.</summary>
    public ReportQuality? OriginQuality { get; init; }

    /// <summary>How the destination counted; null where nothing is known of it.</summary>
    public ReportQuality? DestinationQuality { get; init; }

    /// <summary>Why the origin has no value although it reports one; null where it has, reports none, or it is withheld.</summary>
    public ReportObstacle? OriginObstacle { get; init; }

    /// <summary>Why the destination has no value although it reports one; null where it has, reports none, or it is withheld.</summary>
    public ReportObstacle? DestinationObstacle { get; init; }

    /// <summary>The origin's value where a method may use it, brought to the minimum stay aimed at.</summary>
    public double? UsableOrigin => Counted(ReportSide.Emigration) * (OriginQuality?.StayFactor ?? 1);

    /// <summary>The destination's value where a method may use it, brought to the minimum stay aimed at.</summary>
    public double? UsableDestination => Counted(ReportSide.Immigration) * (DestinationQuality?.StayFactor ?? 1);

    /// <summary>What a side has counted, as it reports it, where a method may use it.</summary>
    public double? Counted(ReportSide side) => side == ReportSide.Emigration
        ? OriginWithheld ? null : OriginValue
        : DestinationWithheld ? null : DestinationValue;

    /// <summary>The value of a side where a method may use it, brought to the minimum stay aimed at.</summary>
    public double? Usable(ReportSide side) => side == ReportSide.Emigration ? UsableOrigin : UsableDestination;

    /// <summary>How a side counted; null where nothing is known of it.</summary>
    public ReportQuality? Quality(ReportSide side) => side == ReportSide.Emigration ? OriginQuality : DestinationQuality;

    /// <summary>The country whose report a side is.</summary>
    public string Reporter(ReportSide side) => side == ReportSide.Emigration ? Origin : Destination;

    /// <summary>Whether both sides have a value that a method may use.</summary>
    public bool IsTwoSided => UsableOrigin is not null && UsableDestination is not null;
}
