// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Benchmarks.Scenarios;

/// <summary>Something to choose on the command line: one or a few contests over the same servers.</summary>
internal interface IScenario
{
    string Name { get; }

    string Description { get; }

    Task<IReadOnlyList<Contest>> PrepareAsync(Arena arena);
}
