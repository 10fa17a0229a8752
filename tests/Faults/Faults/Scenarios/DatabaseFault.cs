// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Faults.Scenarios;

/// <summary>What happens to the PostgreSQL under a hub.</summary>
internal enum DatabaseFault
{
    Kill,
    Freeze,
    Partition,
}
