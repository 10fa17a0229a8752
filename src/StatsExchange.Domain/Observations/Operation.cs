// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Observations;

/// <summary>What a sent observation does to the slice.</summary>
public enum Operation
{
    /// <summary>Adds the observation, or replaces its value and attributes.</summary>
    Set,

    /// <summary>Removes the observation; value and attributes sent with it mean nothing.</summary>
    Delete,
}
