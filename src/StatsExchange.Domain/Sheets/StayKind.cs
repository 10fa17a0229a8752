// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Sheets;

/// <summary>Whether a stay is counted by intention or afterwards.</summary>
public enum StayKind
{
    /// <summary>The stay the person intends.</summary>
    Intended,

    /// <summary>The stay that came about.</summary>
    Actual,
}
