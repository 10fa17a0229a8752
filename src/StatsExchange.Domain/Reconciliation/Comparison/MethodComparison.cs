// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.Comparison;

/// <summary>Several methods on one region: how they differ, and where.</summary>
public sealed class MethodComparison
{
    private MethodComparison(ImmutableArray<MethodRun> runs, ImmutableArray<ComparedCorridor> corridors, ImmutableArray<PairDifference> pairs)
    {
        Runs = runs;
        Corridors = corridors;
        Pairs = pairs;
    }

    /// <summary>What each method says, in the order given.</summary>
    public ImmutableArray<MethodRun> Runs { get; }

    /// <summary>Every corridor, those on which the methods differ most, in persons, first; those with fewer than two estimates last.</summary>
    public ImmutableArray<ComparedCorridor> Corridors { get; }

    /// <summary>Every two methods, in the order given.</summary>
    public ImmutableArray<PairDifference> Pairs { get; }

    /// <summary>Compares what methods said when they ran.</summary>
    /// <param name="input">The region.</param>
    /// <param name="runs">Runs on that region.</param>
    public static MethodComparison Of(ReconciliationInput input, ImmutableArray<MethodRun> runs)
    {
        var corridors = input.Figures.Select((f, at) => new ComparedCorridor(f.Origin, f.Destination, [.. runs.Select(run => run.Estimates[at])]));
        var pairs =
            from first in Enumerable.Range(0, runs.Length)
            from second in Enumerable.Range(first + 1, runs.Length - first - 1)
            select Difference(runs[first], runs[second]);
        return new MethodComparison(runs, [.. corridors.OrderByDescending(c => c.Spread ?? -1)], [.. pairs]);
    }

    private static PairDifference Difference(MethodRun one, MethodRun other) =>
        PairDifference.Of(one.Choice.Name, other.Choice.Name, one.Estimates.Zip(other.Estimates, (first, second) => (first.Value, second.Value)));
}
