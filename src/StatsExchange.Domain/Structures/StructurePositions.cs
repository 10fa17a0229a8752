// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Structures;

/// <summary>Where dimensions of a role stand among those of a slice.</summary>
internal static class StructurePositions
{
    /// <summary>The slice position of the partner; the first of two in CONSOLIDATED.</summary>
    public static int PartnerPosition(this Structure structure)
    {
        for (var position = 0; position < structure.SliceDimensions.Length; position++)
        {
            if (structure.SliceDimensions[position].Role == DimensionRole.Partner)
            {
                return position;
            }
        }

        throw new ArgumentException($"{structure} has no partner.", nameof(structure));
    }
}
