// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation;

/// <summary>Why a side of a country has no correction factor, or one that is not used.</summary>
public enum FactorReason
{
    /// <summary>The country reports nothing on this side.</summary>
    NotReported,

    /// <summary>All it reports on this side may not be used.</summary>
    Withheld,

    /// <summary>No corridor that it reports on this side is reported by the partner too.</summary>
    NoTwoSidedCell,

    /// <summary>It reports only zeros where the partners report too, so that no factor changes its figures.</summary>
    OnlyZeros,

    /// <summary>Its partners report only zeros where it reports more, so that nothing can be compared with its figures.</summary>
    PartnersOnlyZeros,

    /// <summary>The linear system of its component has no usable solution in double precision.</summary>
    NoSolution,

    /// <summary>The factor is above 5 or below 0.2: reported, not used.</summary>
    OutOfRange,

    /// <summary>All corridors that could tell its factor fit so badly that they were set apart.</summary>
    SetApart,
}
