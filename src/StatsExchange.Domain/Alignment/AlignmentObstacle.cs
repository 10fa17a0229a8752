// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Alignment;

/// <summary>Why what one side has sent has nothing beside it that the other side has sent, or that its figures add up to. Closed list.</summary>
public enum AlignmentObstacle : byte
{
    /// <summary>Nothing: the cell is compared, or the other side has nothing to align with.</summary>
    None,

    /// <summary>Classes of the two sides overlap without one being made of the other, and nothing coarser can be formed either.</summary>
    ClassesOverlap,

    /// <summary>The other side has only classes that hold more than this one. A number is never split.</summary>
    NotBrokenDown,

    /// <summary>The other side lacks one or more of the finer classes that this one is made of.</summary>
    FinerClassMissing,

    /// <summary>The other side has sent no total, and not all the classes that make it up.</summary>
    PartitionIncomplete,

    /// <summary>A part of what would be added up was sent without a value.</summary>
    PartMissing,

    /// <summary>A part of what would be added up is withheld.</summary>
    PartSuppressed,

    /// <summary>Several observations stand for a part of what would be added up.</summary>
    PartAmbiguous,

    /// <summary>The code has no place among the classes of its list, such as a residual or a place in a country, and the other side has not sent it.</summary>
    NoPlace,

    /// <summary>The other side has each of the classes, but not crossed with one another.</summary>
    NotCrossed,

    /// <summary>The other side counts in another unit, concept or frequency.</summary>
    CountedOtherwise,
}
