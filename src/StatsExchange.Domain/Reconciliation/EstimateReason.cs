// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation;

/// <summary>Why a method gives no estimate for a corridor.</summary>
public enum EstimateReason
{
    /// <summary>Neither side has a value.</summary>
    NotReported,

    /// <summary>The method needs the origin's value, and there is none.</summary>
    OriginMissing,

    /// <summary>The method needs the destination's value, and there is none.</summary>
    DestinationMissing,

    /// <summary>A value the method needs exists but may not be used.</summary>
    Withheld,

    /// <summary>The method is not defined where a side is 0.</summary>
    ZeroSide,

    /// <summary>A side has a value, but its reporter has no weight.</summary>
    NoWeight,

    /// <summary>Sides have values, but none of their reporters has a usable factor.</summary>
    NoFactor,

    /// <summary>Sides have values, but none of them has both a class of undercount and one of accuracy.</summary>
    NoClass,

    /// <summary>A stock at the start or the end that the flow follows from is not known.</summary>
    StockUnknown,

    /// <summary>No known figures link what is known of the origin's departures with what is known of the destination's arrivals.</summary>
    NotLinked,

    /// <summary>The method cannot run on these figures at all.</summary>
    CannotRun,

    /// <summary>There is an estimate of the moves, but not of what a side would report of them.</summary>
    ReportUnknown,
}
