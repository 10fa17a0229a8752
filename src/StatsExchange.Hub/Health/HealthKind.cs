// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Hub.Health;

/// <summary>What a name in a health check stands for.</summary>
internal enum HealthKind
{
    /// <summary>Nothing here.</summary>
    Unknown,

    /// <summary>Serves as long as the process answers.</summary>
    Live,

    /// <summary>Serves while the hub takes calls.</summary>
    Ready,
}
