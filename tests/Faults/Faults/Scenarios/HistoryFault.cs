// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Faults.Scenarios;

/// <summary>What hits a history.</summary>
internal enum HistoryFault
{
    Kill,
    Stop,
    KillAtPlace,
    HoldAtPlace,
    Cut,
    Partition,
}
