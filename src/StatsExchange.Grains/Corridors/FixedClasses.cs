// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Structures;
using StatsExchange.V1;
using DimensionRole = StatsExchange.Domain.Structures.DimensionRole;

namespace StatsExchange.Grains.Corridors;

/// <summary>The additive dimensions that mirror pairs hold at a class: who opens totals only opens nothing of such a pair.</summary>
internal static class FixedClasses
{
    /// <summary>Those of a side, for example CITIZENS of the pairs of nationals.</summary>
    public static ImmutableArray<string> Of(MirrorSide side)
    {
        var structure = StructureCatalogue.Find(side.Structure)!;
        return
        [
            .. side.Filter
                .Where(held => held.Value != StandardCodes.Total && structure.FindDimension(held.Key)?.Role == DimensionRole.Additive)
                .Select(held => held.Key),
        ];
    }

    /// <summary>Those of a side, and those that agreed figures are divided by.</summary>
    public static ImmutableArray<string> Of(MirrorSide side, IEnumerable<ProposedFigure> figures) =>
    [
        .. figures.SelectMany(figure => figure.Dimensions).Where(named => named.Value != StandardCodes.Total).Select(named => named.Key)
            .Concat(Of(side))
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Those of all sides of a pair that report a structure.</summary>
    public static ImmutableArray<string> Of(MirrorPair pair, string structure) =>
        [.. new[] { pair.Origin, pair.Destination }.Where(side => side.Structure == structure).SelectMany(side => Of(side)).Distinct()];
}
