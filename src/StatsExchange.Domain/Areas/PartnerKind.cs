// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Areas;

/// <summary>What a code of the partner list stands for.</summary>
public enum PartnerKind
{
    /// <summary>A member or observer state of the United Nations.</summary>
    Country,

    /// <summary>Another area of ISO 3166-1, or Kosovo (XKX).</summary>
    Territory,

    /// <summary>All areas, with or without the reporter.</summary>
    Total,

    /// <summary>The partner is not known.</summary>
    Unknown,

    /// <summary>All partners not listed.</summary>
    Other,

    /// <summary>Persons without citizenship.</summary>
    Stateless,

    /// <summary>What a source leaves over after its listed partners.</summary>
    Residual,

    /// <summary>A state or territory that no longer exists. Its figures are never split over its successors.</summary>
    FormerState,

    /// <summary>A declared group of areas with members. Never an end of a corridor.</summary>
    Aggregate,
}
