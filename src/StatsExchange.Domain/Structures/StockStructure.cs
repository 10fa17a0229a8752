// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Structures;

/// <summary>STOCK: migrants living in a country, or a country's migrants living elsewhere, at a date.</summary>
internal static class StockStructure
{
    public const string Id = "STOCK";

    public static ImmutableArray<Dimension> Dimensions { get; } =
    [
        Structures.Dimensions.Frequency,
        Structures.Dimensions.Reporter,
        Structures.Dimensions.Partner,
        Structures.Dimensions.RequiredAlternative("MEASURE", "CL_MEASURE_STOCK"),
        Structures.Dimensions.RequiredAlternative("BASIS", "CL_BASIS_STOCK"),
        Structures.Dimensions.LegalStatus,
        Structures.Dimensions.Reason,
        Structures.Dimensions.LabourStatus,
        Structures.Dimensions.Additive("EMP_STATUS", CodeLists.OfDimension("CL_EMP_STATUS")),
        Structures.Dimensions.Sex,
        Structures.Dimensions.Age,
        Structures.Dimensions.Education,
        Structures.Dimensions.Occupation,
        Structures.Dimensions.Activity,
        Structures.Dimensions.Additive("RESIDENCE_DURATION", CodeLists.Duration),
        new("UNIT_MEASURE", DimensionRole.Alternative, CodeLists.OfDimension("CL_UNIT_MEASURE_STOCK"), "PS"),
        Structures.Dimensions.Source,
        Structures.Dimensions.Time,
    ];

    public static Structure Declare() => new(
        Id,
        "Migrant stocks",
        Dimensions,
        Attributes.OfReportedFigures,
        [MirrorPairs.Stock("birth", "Stock by country of birth", "CB"), MirrorPairs.Stock("citizenship", "Stock by country of citizenship", "CC")]);
}
