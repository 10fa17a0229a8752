// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Reasons;
using StatsExchange.Domain.Structures;
using StatsExchange.V1;

namespace StatsExchange.Grains.Corridors;

/// <summary>Mirror cells as they are sent.</summary>
internal static class CellMessages
{
    public static V1.MirrorCell Of(Domain.Corridors.MirrorCell cell, ExplainedCell explained)
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
        };
        foreach (var (dimension, code) in cell.Key.Codes)
        {
            message.Dimensions[dimension] = code;
        }

        SetFigures(message, cell);
        SetFacts(message, explained);
        return message;
    }

    /// <summary>The cell at totals of a period that neither side reports.</summary>
    public static V1.MirrorCell Nothing(MirrorPair pair, string period, IReadOnlyDictionary<string, string> filter)
    {
        var cell = new V1.MirrorCell { TimePeriod = period, Missing = Missing.Both, Suppressed = Suppressed.None, Ambiguous = Ambiguous.None };
        var structure = StructureCatalogue.Find(pair.Destination.Structure)!;
        foreach (var dimension in pair.Matched)
        {
            cell.Dimensions[dimension] = filter.GetValueOrDefault(dimension) ?? structure.FindDimension(dimension)?.Default ?? "_T";
        }

        return cell;
    }

    private static bool Is(MirrorFigure figure, MirrorStatus status) => figure.Status == status;

    private static void SetFigures(V1.MirrorCell message, Domain.Corridors.MirrorCell cell)
    {
        var measures = cell.Measures;
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

            if (origin.UnknownShare is { } share)
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

            if (destination.UnknownShare is { } share)
            {
                message.DestinationUnknownShare = share;
            }
        }
    }
}
