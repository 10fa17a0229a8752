// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation;

/// <summary>Why a report that is there, and not withheld, has no value that a method could take.</summary>
public enum ReportObstacle
{
    /// <summary>It cannot be brought to the minimum stay aimed at.</summary>
    NotConverted,

    /// <summary>It is a copy of the partner's, or nothing says which of several figures counts.</summary>
    NotComparable,
}
