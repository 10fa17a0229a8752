// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation;

/// <summary>Why a side of a country has no correction factor, or one that is not used.</summary>
public enum FactorReason
{
    /// <summary>The country reports nothing on this side.</summary>
    NotReported,

    /// <summary>Nothing it reports on this side can be brought to the minimum stay aimed at.</summary>
    NotConverted,

    /// <summary>All it reports on this side are copies of the partners' figures, or several figures of which nothing says which counts.</summary>
    NotComparable,

    /// <summary>It reports on this side only on members whose figures no agreement lets the region use.</summary>
    PartnersWithoutAgreement,

    /// <summary>All it reports on this side may not be used.</summary>
    Withheld,

    /// <summary>No corridor that it reports on this side has a figure of the partner that may be used too.</summary>
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
