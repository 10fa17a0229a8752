// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Structures;

/// <summary>The observation attributes of reported and of consolidated figures.</summary>
internal static class Attributes
{
    private static readonly AttributeDefinition ObservationStatus = new("OBS_STATUS", AttributeKind.CodeSet, CodeLists.ObservationStatus);

    private static readonly AttributeDefinition ConfidentialityStatus = new("CONF_STATUS", AttributeKind.Code, CodeLists.ConfidentialityStatus);

    public static ImmutableArray<AttributeDefinition> OfReportedFigures { get; } =
    [
        ObservationStatus,
        ConfidentialityStatus,
        new("EMBARGO_TIME", AttributeKind.Time),
        new("CONF_REDIST", AttributeKind.Text),
        new("UNIT_MULT", AttributeKind.Code, CodeLists.UnitMultiplier),
        new("DECIMALS", AttributeKind.Code, CodeLists.Decimals),
        new("PRE_BREAK_VALUE", AttributeKind.Number),
        new("REVISION_TYPE", AttributeKind.Code, CodeLists.RevisionType),
        new("COMMENT", AttributeKind.Text),
    ];

    public static ImmutableArray<AttributeDefinition> OfConsolidatedFigures { get; } =
    [
        new("METHOD", AttributeKind.Text),
        new("METHOD_VERSION", AttributeKind.Text),
        new("LOWER", AttributeKind.Number),
        new("UPPER", AttributeKind.Number),
        new("CASE_ID", AttributeKind.Text),
        new("OUTCOME", AttributeKind.Code, CodeLists.Outcome),
        new("VINTAGE_O", AttributeKind.Number),
        new("VINTAGE_D", AttributeKind.Number),
        new("TARGET_DEFINITION", AttributeKind.Text),
        new("ASYMMETRY_COEFF", AttributeKind.Number),
        ObservationStatus,
        ConfidentialityStatus,
    ];
}
