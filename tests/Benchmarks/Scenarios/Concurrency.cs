// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Benchmarks.Scenarios;

/// <summary>How many calls are under way at a time: one, for the latency, and as many as a busy client has.</summary>
internal static class Concurrency
{
    public static IReadOnlyList<int> Both { get; } = [1, 64];
}
