// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace StatsExchange.Faults.Checking.Histories;

/// <summary>The clock of all histories: it never goes back, whatever is done to the time of day.</summary>
public static class MonotonicClock
{
    /// <summary>Ticks since some moment in the past.</summary>
    public static long Now => Stopwatch.GetTimestamp();
}
