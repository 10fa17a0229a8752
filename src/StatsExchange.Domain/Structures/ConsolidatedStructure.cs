// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Areas;

namespace StatsExchange.Domain.Structures;

/// <summary>CONSOLIDATED: both offices' figures of a corridor side by side, with what was agreed or estimated.</summary>
internal static class ConsolidatedStructure
{
    public const string Id = "CONSOLIDATED";

    public static ImmutableArray<Dimension> Dimensions { get; } =
    [
        Structures.Dimensions.Frequency,
        new("ORIGIN", DimensionRole.Partner, PartnerAreas.Instance, null),
        new("DESTINATION", DimensionRole.Partner, PartnerAreas.Instance, null),
        new("PAIR", DimensionRole.Alternative, CodeLists.OfDimension("CL_PAIR"), StandardCodes.NotApplicable),
        new("BASIS", DimensionRole.Alternative, CodeLists.OfDimension("CL_BASIS"), StandardCodes.NotApplicable),
        Structures.Dimensions.UnitMeasure,
        .. EveryAdditiveDimension(),
        Structures.Dimensions.RequiredAlternative("FIGURE", "CL_FIGURE"),
        Structures.Dimensions.Time,
    ];

    public static Structure Declare() =>
        new(Id, "Consolidated figures", Dimensions, Attributes.OfConsolidatedFigures, []);

    private static IEnumerable<Dimension> EveryAdditiveDimension() =>
        FlowStructure.Dimensions.Concat(StockStructure.Dimensions).Concat(ReturnStructure.Dimensions)
            .Where(dimension => dimension.Role == DimensionRole.Additive)
            .DistinctBy(dimension => dimension.Id)
            .Select(dimension => dimension with { Default = StandardCodes.NotApplicable });
}
