// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Corridors;

/// <summary>One of the two ends of a corridor.</summary>
public enum CorridorEnd
{
    /// <summary>The country that is left.</summary>
    Origin,

    /// <summary>The country that is reached.</summary>
    Destination,
}
