// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Alignment;

/// <summary>
/// Where a pair holds both sides at the total of a dimension, such as CITIZENS in flows by residence, and one side has sent classes of it only,
/// the total can be added up. Other classes of the dimension are not compared: the two sides may name different people by them.
/// </summary>
internal static class HeldTotals
{
    /// <summary>The pair with such dimensions matched behind all others, and open at the side that has sent no totals; null where there is nothing to open.</summary>
    public static MirrorPair? Open(MirrorPair pair, Slice origin, Slice destination, bool originIsEmpty, bool destinationIsEmpty)
    {
        ImmutableArray<string> held =
        [
            .. origin.Structure.SliceDimensions
                .Where(dimension => dimension.Role == DimensionRole.Additive && IsHeld(pair.Origin, dimension.Id) && IsHeld(pair.Destination, dimension.Id))
                .Select(dimension => dimension.Id)
                .Where(id => destination.Structure.FindDimension(id) is not null),
        ];
        return originIsEmpty == destinationIsEmpty || held.IsEmpty ? null : pair with
        {
            Matched = [.. pair.Matched, .. held],
            Origin = originIsEmpty ? Opened(pair.Origin, held) : pair.Origin,
            Destination = destinationIsEmpty ? Opened(pair.Destination, held) : pair.Destination,
        };
    }

    private static bool IsHeld(MirrorSide side, string dimension) => side.Filter.GetValueOrDefault(dimension) == StandardCodes.Total;

    private static MirrorSide Opened(MirrorSide side, ImmutableArray<string> dimensions) => side with { Filter = side.Filter.RemoveRange(dimensions) };
}
