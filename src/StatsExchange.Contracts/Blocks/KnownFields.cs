// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Google.Protobuf.Collections;
using StatsExchange.V1;

namespace StatsExchange.Contracts.Blocks;

/// <summary>
/// Refuses fields that blocks do not have: what is not understood is neither stored nor signed. The library keeps unknown fields where
/// they cannot be seen, but they count in the size of a message.
/// </summary>
internal static class KnownFields
{
    public static void Check(ObservationBlock block)
    {
        var known = new ObservationBlock
        {
            Structure = block.Structure,
            RefArea = block.RefArea,
            TimePeriod = block.TimePeriod,
            Count = block.Count,
            Dimensions = { block.Dimensions },
            Values = block.Values,
            Operations = block.Operations,
            Attributes = { block.Attributes },
        };
        Check(block, known, "unknown_fields");
        CheckColumns(block.Dimensions, block.Attributes);
    }

    public static void Check(ConsolidatedBlock block)
    {
        var known = new ConsolidatedBlock
        {
            Region = block.Region,
            TimePeriod = block.TimePeriod,
            Count = block.Count,
            Dimensions = { block.Dimensions },
            Values = block.Values,
            Attributes = { block.Attributes },
        };
        Check(block, known, "unknown_fields");
        CheckColumns(block.Dimensions, block.Attributes);
    }

    private static void CheckColumns(RepeatedField<DimensionColumn> dimensions, RepeatedField<AttributeColumn> attributes)
    {
        for (var i = 0; i < dimensions.Count; i++)
        {
            var column = dimensions[i];
            Check(column, new DimensionColumn { Id = column.Id, Codes = { column.Codes }, Indices = column.Indices }, $"dimensions[{i}].unknown_fields");
        }

        for (var i = 0; i < attributes.Count; i++)
        {
            var column = attributes[i];
            Check(column, new AttributeColumn { Id = column.Id, Rows = { column.Rows }, Values = { column.Values } }, $"attributes[{i}].unknown_fields");
        }
    }

    private static void Check(IMessage message, IMessage known, string field)
    {
        if (message.CalculateSize() != known.CalculateSize())
        {
            throw new BlockFormatException(field, "none");
        }
    }
}
