// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation;

/// <summary>Which of its two kinds of reports of a country is meant.</summary>
public enum ReportSide
{
    /// <summary>What it reports as the origin of moves.</summary>
    Emigration,

    /// <summary>What it reports as the destination of moves.</summary>
    Immigration,
}
