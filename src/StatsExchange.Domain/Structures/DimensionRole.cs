// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Structures;

/// <summary>What a dimension is for: it decides what may be summed, projected and compared.</summary>
public enum DimensionRole
{
    /// <summary>The frequency of observation (FREQ).</summary>
    Frequency,

    /// <summary>The reporting country (REF_AREA).</summary>
    Reporter,

    /// <summary>The partner area (COUNTERPART_AREA), or an end of a corridor in CONSOLIDATED.</summary>
    Partner,

    /// <summary>Classes that partition people: sums of finer classes are meaningful.</summary>
    Additive,

    /// <summary>Different ways of counting: never summed over.</summary>
    Alternative,

    /// <summary>The period observed (TIME_PERIOD).</summary>
    Time,
}
