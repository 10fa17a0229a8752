// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Grains.Snapshots;

/// <summary>Where the dimensions of CONSOLIDATED stand in a key, and the codes FIGURE takes.</summary>
internal static class ConsolidatedKeys
{
    public const string OriginFigure = "ORG";
    public const string DestinationFigure = "DST";
    public const string AgreedFigure = "AGR";
    public const string EstimatedFigure = "EST";

    public static readonly ImmutableArray<Dimension> Dimensions = StructureCatalogue.Consolidated.SliceDimensions;
    public static readonly int Origin = PositionOf("ORIGIN");
    public static readonly int Destination = PositionOf("DESTINATION");
    public static readonly int Pair = PositionOf("PAIR");
    public static readonly int Figure = PositionOf("FIGURE");

    /// <summary>Per mirror pair the positions that name its mirror: the corridor, the pair and what it matches.</summary>
    public static readonly ImmutableDictionary<string, ImmutableArray<int>> Mirrors = StructureCatalogue.MirrorPairs.ToImmutableDictionary(
        pair => pair.Id,
        pair => ImmutableArray.Create([Origin, Destination, Pair, .. pair.Matched.Select(PositionOf).Where(position => position >= 0)]),
        StringComparer.Ordinal);

    public static int PositionOf(string dimension) => StructureCatalogue.Consolidated.SlicePositionOf(dimension);

    /// <summary>The key of a corridor's total, as the destination's report of it has it.</summary>
    public static string[] OfTotal(MirrorPair pair, string frequency, string origin, string destination, string figure)
    {
        var reported = StructureCatalogue.Find(pair.Destination.Structure)!;
        var key = new string[Dimensions.Length];
        for (var i = 0; i < key.Length; i++)
        {
            key[i] = Dimensions[i] switch
            {
                { Role: DimensionRole.Frequency } => frequency,
                { Id: "ORIGIN" } => origin,
                { Id: "DESTINATION" } => destination,
                { Id: "PAIR" } => pair.Id,
                { Id: "FIGURE" } => figure,
                var dimension => pair.Destination.Filter.GetValueOrDefault(dimension.Id)
                    ?? reported.FindDimension(dimension.Id)?.Default ?? StandardCodes.NotApplicable,
            };
        }

        return key;
    }
}
