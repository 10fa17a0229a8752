// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Benchmarks.Load;

/// <summary>What is measured: a subject, or a reference it is compared with.</summary>
internal interface IContender
{
    string Name { get; }

    Task<Sample> RunAsync(TimeSpan duration);
}
