// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Reasons;
using StatsExchange.Domain.Structures;
using StatsExchange.V1;

namespace StatsExchange.Grains.Corridors;

/// <summary>Mirror cells as they are sent.</summary>
internal static class CellMessages
{
    public static V1.MirrorCell Of(Domain.Corridors.MirrorCell cell, CellExplainer explainer, AsymmetryMeasures measures)
    {
        var message = new V1.MirrorCell
        {
            TimePeriod = cell.Period,
            Missing = cell.Missing switch
            {
                MirrorMissing.None => Missing.None,
                MirrorMissing.Origin => Missing.Origin,
                MirrorMissing.Destination => Missing.Destination,
                _ => Missing.Both,
            },
            Suppressed = (Is(cell.Origin, MirrorStatus.Suppressed), Is(cell.Destination, MirrorStatus.Suppressed)) switch
            {
                (false, false) => Suppressed.None,
                (true, false) => Suppressed.Origin,
                (false, true) => Suppressed.Destination,
                _ => Suppressed.Both,
            },
            Ambiguous = (Is(cell.Origin, MirrorStatus.Ambiguous), Is(cell.Destination, MirrorStatus.Ambiguous)) switch
            {
                (false, false) => Ambiguous.None,
                (true, false) => Ambiguous.Origin,
                (false, true) => Ambiguous.Destination,
                _ => Ambiguous.Both,
            },
            Derived = DerivedOf(cell),
            Obstacle = Of(cell.Obstacle),
            OriginIncluded = InclusionOf(cell.Origin),
            DestinationIncluded = InclusionOf(cell.Destination),
        };
        foreach (var (dimension, code) in cell.Key.Codes)
        {
            message.Dimensions[dimension] = code;
        }

        SetFigures(message, cell, measures);
        SetFacts(message, explainer.Explain(cell));
        return message;
    }

    /// <summary>Which side's figure is a sum.</summary>
    public static Derived DerivedOf(Domain.Corridors.MirrorCell cell) => (cell.Origin.IsDerived, cell.Destination.IsDerived) switch
    {
        (false, false) => Derived.None,
        (true, false) => Derived.Origin,
        (false, true) => Derived.Destination,
        _ => Derived.Both,
    };

    /// <summary>A class that could not be aligned.</summary>
    public static V1.NotAligned Of(Domain.Alignment.NotAligned entry, Corridor corridor, string period) => new()
    {
        TimePeriod = period,
        Country = (entry.Side == CorridorEnd.Origin ? corridor.Origin : corridor.Destination).Value,
        Dimension = entry.Dimension,
        Code = entry.Code,
        Obstacle = Of(entry.Obstacle),
        OtherCodes = { entry.OtherCodes },
        Cells = entry.Cells,
    };

    /// <summary>The cell at totals of a period that neither side reports.</summary>
    public static V1.MirrorCell Nothing(MirrorPair pair, string period, IReadOnlyDictionary<string, string> filter)
    {
        var cell = new V1.MirrorCell { TimePeriod = period, Missing = Missing.Both, Suppressed = Suppressed.None, Ambiguous = Ambiguous.None, Derived = Derived.None, Obstacle = V1.AlignmentObstacle.None, OriginIncluded = Inclusion.None, DestinationIncluded = Inclusion.None };
        var structure = StructureCatalogue.Find(pair.Destination.Structure)!;
        foreach (var dimension in pair.Matched)
        {
            cell.Dimensions[dimension] = filter.GetValueOrDefault(dimension) ?? structure.FindDimension(dimension)?.Default ?? "_T";
        }

        return cell;
    }

    private static V1.AlignmentObstacle Of(Domain.Alignment.AlignmentObstacle obstacle) => obstacle switch
    {
        Domain.Alignment.AlignmentObstacle.None => V1.AlignmentObstacle.None,
        Domain.Alignment.AlignmentObstacle.ClassesOverlap => V1.AlignmentObstacle.ClassesOverlap,
        Domain.Alignment.AlignmentObstacle.NotBrokenDown => V1.AlignmentObstacle.NotBrokenDown,
        Domain.Alignment.AlignmentObstacle.FinerClassMissing => V1.AlignmentObstacle.FinerClassMissing,
        Domain.Alignment.AlignmentObstacle.PartitionIncomplete => V1.AlignmentObstacle.PartitionIncomplete,
        Domain.Alignment.AlignmentObstacle.PartMissing => V1.AlignmentObstacle.PartMissing,
        Domain.Alignment.AlignmentObstacle.PartSuppressed => V1.AlignmentObstacle.PartSuppressed,
        Domain.Alignment.AlignmentObstacle.PartAmbiguous => V1.AlignmentObstacle.PartAmbiguous,
        Domain.Alignment.AlignmentObstacle.NoPlace => V1.AlignmentObstacle.NoPlace,
        Domain.Alignment.AlignmentObstacle.NotCrossed => V1.AlignmentObstacle.NotCrossed,
        Domain.Alignment.AlignmentObstacle.CountedOtherwise => V1.AlignmentObstacle.CountedOtherwise,
        _ => throw new ArgumentOutOfRangeException(nameof(obstacle), obstacle, "This obstacle has no value in the API."),
    };

    private static Inclusion InclusionOf(MirrorFigure figure) => figure.Status switch
    {
        MirrorStatus.IncludedElsewhere => Inclusion.IncludedElsewhere,
        MirrorStatus.IncludesAnother => Inclusion.IncludesAnother,
        _ => Inclusion.None,
    };

    private static bool Is(MirrorFigure figure, MirrorStatus status) => figure.Status == status;

    private static void SetFigures(V1.MirrorCell message, Domain.Corridors.MirrorCell cell, AsymmetryMeasures measures)
    {
        if (cell.Origin.Value is { } origin)
        {
            message.OriginValue = origin;
        }

        if (cell.Destination.Value is { } destination)
        {
            message.DestinationValue = destination;
        }

        if (measures.Difference is { } difference)
        {
            message.Difference = difference;
        }

        if (measures.Coefficient is { } coefficient)
        {
            message.Asymmetry = coefficient;
        }

        if (measures.LogRatio is { } logRatio)
        {
            message.LogRatio = logRatio;
        }
    }

    private static void SetFacts(V1.MirrorCell message, ExplainedCell explained)
    {
        message.Reasons.AddRange(ReasonMessages.Of(explained.Difference));
        if (explained.Origin is { } origin)
        {
            message.OriginStay = ReasonMessages.Of(origin);
            if (origin.Harmonised is { } harmonised)
            {
                message.OriginHarmonised = harmonised;
            }

            if (origin.ToldUnknownShare is { } share)
            {
                message.OriginUnknownShare = share;
            }
        }

        if (explained.Destination is { } destination)
        {
            message.DestinationStay = ReasonMessages.Of(destination);
            if (destination.Harmonised is { } harmonised)
            {
                message.DestinationHarmonised = harmonised;
            }

            if (destination.ToldUnknownShare is { } share)
            {
                message.DestinationUnknownShare = share;
            }
        }
    }
}
