// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain;

/// <summary>How often a figure is observed; the codes of FREQ that a <see cref="Period"/> can have.</summary>
public enum Frequency
{
    /// <summary>A: years.</summary>
    Annual,

    /// <summary>S: half-years.</summary>
    HalfYearly,

    /// <summary>Q: quarters.</summary>
    Quarterly,

    /// <summary>M: months.</summary>
    Monthly,
}
