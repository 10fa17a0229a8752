// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation.Comparison;

/// <summary>What of a two-sided corridor is hidden from a method that is to predict it.</summary>
public enum HiddenSide
{
    /// <summary>The destination's report; the origin's is left.</summary>
    Destination,

    /// <summary>The origin's report; the destination's is left.</summary>
    Origin,

    /// <summary>Both; the destination's is to be predicted.</summary>
    Both,
}
