// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reasons;

/// <summary>Which flows a prior of undercount was elicited for.</summary>
public enum UndercountSide
{
    /// <summary>Departures counted by the country left.</summary>
    Emigration,

    /// <summary>Arrivals counted by the country reached.</summary>
    Immigration,
}
