// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Structures;

/// <summary>RETURN: people who came back to the reporter from their last country of residence abroad, the counterpart.</summary>
internal static class ReturnStructure
{
    public const string Id = "RETURN";

    public static ImmutableArray<Dimension> Dimensions { get; } =
    [
        Structures.Dimensions.Frequency,
        Structures.Dimensions.Reporter,
        Structures.Dimensions.Partner,
        Structures.Dimensions.RequiredAlternative("MEASURE", "CL_MEASURE_RETURN"),
        Structures.Dimensions.Sex,
        Structures.Dimensions.Age,
        Structures.Dimensions.Education,
        Structures.Dimensions.Additive("DURATION_ABROAD", CodeLists.Duration),
        Structures.Dimensions.Additive("TIME_SINCE_RETURN", CodeLists.Duration),
        Structures.Dimensions.Additive("OCCUPATION_ABROAD", CodeLists.Occupation),
        Structures.Dimensions.Additive("ACTIVITY_ABROAD", CodeLists.Activity),
        Structures.Dimensions.LabourStatus,
        Structures.Dimensions.Additive("RETURN_REASON", CodeLists.OfDimension("CL_RETURN_REASON")),
        Structures.Dimensions.Additive("RESIDENCE", SubdivisionCodes.Instance),
        Structures.Dimensions.UnitMeasure,
        Structures.Dimensions.Source,
        Structures.Dimensions.Time,
    ];

    public static Structure Declare() =>
        new(Id, "Return migration", Dimensions, Attributes.OfReportedFigures, [MirrorPairs.Returns()]);
}
