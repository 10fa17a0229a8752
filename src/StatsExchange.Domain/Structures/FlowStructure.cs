// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Structures;

/// <summary>FLOW: arrivals from and departures to a counterpart in a period.</summary>
internal static class FlowStructure
{
    public const string Id = "FLOW";

    public static ImmutableArray<Dimension> Dimensions { get; } =
    [
        Structures.Dimensions.Frequency,
        Structures.Dimensions.Reporter,
        Structures.Dimensions.Partner,
        Structures.Dimensions.RequiredAlternative("MEASURE", "CL_MEASURE_FLOW"),
        Structures.Dimensions.RequiredAlternative("BASIS", "CL_BASIS_FLOW"),
        Structures.Dimensions.Additive("CITIZENS", CodeLists.OfDimension("CL_CITIZENS")),
        new("FLOW_CONCEPT", DimensionRole.Alternative, CodeLists.OfDimension("CL_FLOW_CONCEPT"), "EV"),
        new("MIN_STAY", DimensionRole.Alternative, CodeLists.MinimumStay, StandardCodes.Unknown),
        Structures.Dimensions.Additive("STAY", CodeLists.OfDimension("CL_STAY")),
        Structures.Dimensions.Reason,
        Structures.Dimensions.LegalStatus,
        Structures.Dimensions.LabourStatus,
        Structures.Dimensions.Sex,
        Structures.Dimensions.Age,
        Structures.Dimensions.Education,
        Structures.Dimensions.Occupation,
        Structures.Dimensions.Activity,
        Structures.Dimensions.UnitMeasure,
        Structures.Dimensions.Source,
        Structures.Dimensions.Time,
    ];

    public static Structure Declare() => new(
        Id,
        "Migration flows",
        Dimensions,
        Attributes.OfReportedFigures,
        [
            MirrorPairs.Flow("residence", "Flow by previous or next residence", StandardCodes.Total, StandardCodes.Total),
            MirrorPairs.Flow("departing_nationals", "Nationals of the origin leaving it", "NAT", "CTP"),
            MirrorPairs.Flow("returning_nationals", "Nationals of the destination coming home", "CTP", "NAT"),
        ]);
}
