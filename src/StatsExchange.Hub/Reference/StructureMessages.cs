// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Structures;
using StatsExchange.V1;
using Declared = StatsExchange.Domain.Structures;

namespace StatsExchange.Hub.Reference;

/// <summary>Structures as messages.</summary>
internal static class StructureMessages
{
    public static V1.Structure Of(Declared.Structure structure)
    {
        V1.Structure message = new()
        {
            Id = structure.Id,
            Agency = Declared.Structure.Agency,
            Version = Declared.Structure.Version,
            Name = structure.Name,
        };
        message.Dimensions.AddRange(structure.Dimensions.Select(Of));
        message.Attributes.AddRange(structure.Attributes.Select(
            attribute => new V1.Attribute { Id = attribute.Id, CodeList = attribute.Codes?.Id ?? "" }));
        message.Pairs.AddRange(structure.MirrorPairs.Select(Of));
        return message;
    }

    private static V1.Dimension Of(Declared.Dimension dimension)
    {
        V1.Dimension message = new() { Id = dimension.Id, Role = Of(dimension.Role), CodeList = dimension.Codes.Id };
        if (dimension.Default is { } code)
        {
            message.DefaultCode = code;
        }

        return message;
    }

    private static V1.DimensionRole Of(Declared.DimensionRole role) => role switch
    {
        Declared.DimensionRole.Frequency => V1.DimensionRole.Frequency,
        Declared.DimensionRole.Reporter => V1.DimensionRole.Reporter,
        Declared.DimensionRole.Partner => V1.DimensionRole.Partner,
        Declared.DimensionRole.Additive => V1.DimensionRole.Additive,
        Declared.DimensionRole.Alternative => V1.DimensionRole.Alternative,
        Declared.DimensionRole.Time => V1.DimensionRole.Time,
        _ => V1.DimensionRole.Unspecified,
    };

    private static Pair Of(MirrorPair pair)
    {
        Pair message = new()
        {
            Id = pair.Id,
            Name = pair.Name,
            OriginStructure = pair.Origin.Structure,
            DestinationStructure = pair.Destination.Structure,
        };
        message.Matched.AddRange(pair.Matched);
        return message;
    }
}
