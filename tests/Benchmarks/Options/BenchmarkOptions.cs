// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Benchmarks.Scenarios;

namespace StatsExchange.Benchmarks.Options;

/// <summary>What a run does.</summary>
internal sealed record BenchmarkOptions
{
    public IReadOnlyList<IScenario> Scenarios { get; init; } = ScenarioCatalogue.All;

    public int Rounds { get; init; } = 5;

    public TimeSpan Round { get; init; } = TimeSpan.FromSeconds(3);

    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Checks answers and takes no times.</summary>
    public bool IsDry { get; init; }

    public bool IsJson { get; init; }

    /// <summary>Which garbage collector the .NET servers run with; null for their own choice.</summary>
    public bool? ServerGc { get; init; }
}
